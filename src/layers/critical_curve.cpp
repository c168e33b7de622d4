#include "layers/critical_curve.h"

#include "lectern/calculus/level_regions.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr int cells = 256;  ///< Along each side of the domain.

/// One cell more on either side: a line along the very edge has both signs beside it then.
Range with_a_cell_around(Range side) {
    const double cell = side.length() / cells;
    return {side.low - cell, side.high + cell};
}

/// Beyond the edge by no more than the rounding of a line that runs along it.
bool is_inside(const Vec2& place, const std::array<Range, 2>& domain) {
    constexpr double tolerance = 1e-9;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const double room = tolerance * domain[axis].length(), value = place[static_cast<Eigen::Index>(axis)];
        if (value < domain[axis].low - room || value > domain[axis].high + room) return false;
    }
    return true;
}

Vec2 clamped(const Vec2& place, const std::array<Range, 2>& domain) {
    return {std::clamp(place.x(), domain[0].low, domain[0].high), std::clamp(place.y(), domain[1].low, domain[1].high)};
}

/// Where the way from one place inside to another outside leaves the domain.
Vec2 exit_between(Vec2 inside, Vec2 outside, const std::array<Range, 2>& domain) {
    constexpr int halvings = 50;
    for (int i = 0; i < halvings; ++i) {
        const Vec2 middle = (inside + outside) / 2;
        (is_inside(middle, domain) ? inside : outside) = middle;
    }
    return inside;
}

/// The pieces of a line inside the domain, each to its very end on the edge.
void add_pieces_inside(const std::vector<Vec2>& line, const std::array<Range, 2>& domain,
                       std::vector<std::vector<Vec2>>& pieces) {
    std::vector<Vec2> piece;
    const auto end_piece = [&] {
        if (piece.size() > 1) pieces.push_back(std::move(piece));
        piece.clear();
    };
    for (std::size_t k = 0; k < line.size(); ++k) {
        const bool inside = is_inside(line[k], domain);
        const bool before = k > 0 && is_inside(line[k - 1], domain);
        if (inside && k > 0 && !before) piece.push_back(clamped(exit_between(line[k], line[k - 1], domain), domain));
        if (inside) piece.push_back(clamped(line[k], domain));
        if (!inside && before) piece.push_back(clamped(exit_between(line[k - 1], line[k], domain), domain));
        if (!inside) end_piece();
    }
    end_piece();
}

}  // namespace

std::vector<std::vector<Vec2>> zero_lines(Expr equation, const ScalarField& field, const std::array<Range, 2>& domain) {
    const ScalarField zero(field.name(), field.variables(), equation);
    const HeightGrid grid =
        sample_heights(zero, with_a_cell_around(domain[0]), with_a_cell_around(domain[1]), cells + 3, cells + 3, 1);
    const std::array<double, 1> level{0};
    std::vector<std::vector<Vec2>> pieces;
    for (const auto& lines : level_lines(zero, grid, level)) {
        for (const std::vector<Vec2>& line : lines) add_pieces_inside(line, domain, pieces);
    }
    return pieces;
}

}  // namespace lectern
