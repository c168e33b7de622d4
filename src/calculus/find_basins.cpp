#include "lectern/calculus/basins.h"

#include "calculus/optimise/batch_descent.h"
#include "lectern/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr int newton_steps = 50;
/// How far apart two minima are at least, as a share of the rectangle's sides.
constexpr double apart = 1e-4;
/// How far Newton's method may go from where a run ended, likewise.
constexpr double farthest = 0.05;

/// Finds which minimum a run has reached. Remembers those that were found.
class MinimumFinder {
public:
    /// `known`: minima that keep their numbers.
    MinimumFinder(const ScalarField& field, bool ascend, const Vec2& sides, std::vector<Vec2> known = {})
        : field_(field), sign_(ascend ? -1 : 1), sides_(sides), minima_(std::move(known)) {}

    int index_of(const Vec2& end) {
        // Nearly every run ends where an earlier one did.
        for (std::size_t k = 0; k < ends_.size(); ++k) {
            if (is_near(end, ends_[k].place, apart)) return ends_[k].minimum;
        }
        const auto minimum = minimum_at(end);
        const int index = minimum ? number_of(*minimum) : -1;
        ends_.push_back({end, index});
        return index;
    }

    [[nodiscard]] std::vector<Vec2> minima() const { return minima_; }

private:
    struct End {
        Vec2 place;
        int minimum;
    };

    [[nodiscard]] bool is_near(const Vec2& a, const Vec2& b, double share) const {
        return (a - b).cwiseQuotient(sides_).cwiseAbs().maxCoeff() < share;
    }

    int number_of(const Vec2& minimum) {
        for (std::size_t k = 0; k < minima_.size(); ++k) {
            if (is_near(minimum, minima_[k], apart)) return static_cast<int>(k);
        }
        minima_.push_back(minimum);
        return static_cast<int>(minima_.size()) - 1;
    }

    [[nodiscard]] std::optional<Vec2> minimum_at(const Vec2& end) const {
        Vec2 at = end;
        for (int step = 0; step < newton_steps; ++step) {
            const std::array place{at.x(), at.y()};
            const std::vector<double> slope = field_.gradient_at(place), second = field_.hessian_at(place);
            const double determinant = second[0] * second[3] - second[1] * second[2];
            // Where the second derivatives say nothing, the place itself must do.
            if (!(determinant > 0) || !(sign_ * second[0] > 0))
                return determinant == 0 ? std::optional(end) : std::nullopt;
            const Vec2 move(-(second[3] * slope[0] - second[1] * slope[1]) / determinant,
                            -(second[0] * slope[1] - second[2] * slope[0]) / determinant);
            at += move;
            if (!is_near(at, end, farthest)) return end;
            if (move.cwiseQuotient(sides_).cwiseAbs().maxCoeff() < 1e-14) break;
        }
        return at;
    }

    const ScalarField& field_;
    double sign_;
    Vec2 sides_;
    std::vector<End> ends_;
    std::vector<Vec2> minima_;
};

/// 1 for each cell beside which, or across a corner of which, a run ends elsewhere.
std::vector<char> cells_at_borders(const Basins& basins) {
    const auto end_at = [&](int column, int row) {
        return basins.ends[static_cast<std::size_t>(row) * static_cast<std::size_t>(basins.columns) +
                           static_cast<std::size_t>(column)];
    };
    std::vector<char> at_border;
    for (int row = 0; row < basins.rows; ++row)
        for (int column = 0; column < basins.columns; ++column) {
            bool differs = false;
            for (int j = std::max(row - 1, 0); j <= std::min(row + 1, basins.rows - 1); ++j)
                for (int i = std::max(column - 1, 0); i <= std::min(column + 1, basins.columns - 1); ++i)
                    differs = differs || end_at(i, j) != end_at(column, row);
            at_border.push_back(differs ? 1 : 0);
        }
    return at_border;
}

}  // namespace

Basins find_basins(const ScalarField& field, const DescentOptions& options, Range x, Range y, int columns, int rows,
                   int jobs) {
    Basins basins{columns, rows, {}, {}};
    std::vector<std::vector<std::optional<Vec2>>> by_row(static_cast<std::size_t>(rows));
    parallel_for(rows, jobs, [&](int row) {
        std::vector<Vec2> starts;
        for (int column = 0; column < columns; ++column) {
            starts.emplace_back(x.low + x.length() * (column + 0.5) / columns, y.low + y.length() * (row + 0.5) / rows);
        }
        by_row[static_cast<std::size_t>(row)] = converged_ends(field, starts, options);
    });
    MinimumFinder finder(field, options.ascend, {x.length(), y.length()});
    for (const auto& row : by_row) {
        for (const auto& end : row) basins.ends.push_back(end ? finder.index_of(*end) : -1);
    }
    basins.minima = finder.minima();
    return basins;
}

Basins finer_at_borders(Basins coarse, const ScalarField& field, const DescentOptions& options, Range x, Range y,
                        int factor, int jobs) {
    constexpr std::ptrdiff_t most_borders = 8;
    const std::vector<char> at_border = cells_at_borders(coarse);
    if (most_borders * std::ranges::count(at_border, 1) > std::ssize(at_border)) return coarse;
    Basins fine{factor * coarse.columns, factor * coarse.rows, {}, {}};
    const auto columns = static_cast<std::size_t>(coarse.columns);
    std::vector<std::vector<std::optional<Vec2>>> by_row(static_cast<std::size_t>(fine.rows));
    parallel_for(fine.rows, jobs, [&](int row) {
        std::vector<Vec2> starts;
        for (int column = 0; column < fine.columns; ++column) {
            if (at_border[static_cast<std::size_t>(row / factor) * columns +
                          static_cast<std::size_t>(column / factor)] == 0)
                continue;
            starts.emplace_back(x.low + x.length() * (column + 0.5) / fine.columns,
                                y.low + y.length() * (row + 0.5) / fine.rows);
        }
        if (!starts.empty()) by_row[static_cast<std::size_t>(row)] = converged_ends(field, starts, options);
    });
    MinimumFinder finder(field, options.ascend, {x.length(), y.length()}, coarse.minima);
    for (int row = 0; row < fine.rows; ++row) {
        auto end = by_row[static_cast<std::size_t>(row)].begin();
        for (int column = 0; column < fine.columns; ++column) {
            const std::size_t cell =
                static_cast<std::size_t>(row / factor) * columns + static_cast<std::size_t>(column / factor);
            if (at_border[cell] == 0) {
                fine.ends.push_back(coarse.ends[cell]);
            } else {
                fine.ends.push_back(*end ? finder.index_of(**end) : -1);
                ++end;
            }
        }
    }
    fine.minima = finder.minima();
    return fine;
}

}  // namespace lectern
