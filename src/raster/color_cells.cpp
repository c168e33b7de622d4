#include "raster/color_cells.h"

#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern {
namespace {

/// Sides of a cell, of 255: a colour is at most half of one from the cell's middle. The coarse cells lie under the fine
/// ones: where colours change fast, bands are narrower than a pixel and, side by side, let through what is under them.
constexpr double coarse_side = 10, fine_side = 3;
constexpr double steep = 0.6;     ///< Steps of 255 to a CSS pixel: beyond it, coarse cells are laid under fine ones.
constexpr double overlap = 0.25;  ///< How far a band reaches under the next, in widths of a band.

/// Where the channel reaches `value` on a side; the same place for both pieces at it.
ColoredCorner crossing(const ColoredCorner& from, const ColoredCorner& to, std::size_t channel, double value) {
    const bool swapped = to.x < from.x || (to.x == from.x && to.y < from.y);
    const ColoredCorner &a = swapped ? to : from, &b = swapped ? from : to;
    const double share = (value - a.color[channel]) / (b.color[channel] - a.color[channel]);
    ColoredCorner corner{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), {}};
    for (std::size_t c = 0; c < 3; ++c) corner.color[c] = a.color[c] + share * (b.color[c] - a.color[c]);
    corner.color[channel] = value;
    return corner;
}

/// The part where sign * channel >= sign * value.
ColoredPiece clipped(const ColoredPiece& piece, std::size_t channel, double value, double sign) {
    ColoredPiece kept;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const ColoredCorner &here = piece[i], &next = piece[i + 1 < piece.size() ? i + 1 : 0];
        const double a = sign * (here.color[channel] - value), b = sign * (next.color[channel] - value);
        if (a >= 0) kept.push_back(here);
        if ((a > 0 && b < 0) || (a < 0 && b > 0)) kept.push_back(crossing(here, next, channel, value));
    }
    if (kept.size() < 3) kept.clear();
    return kept;
}

Range range_of(const ColoredPiece& piece, std::size_t channel) {
    Range range;
    for (const ColoredCorner& corner : piece) range.include(corner.color[channel]);
    return range;
}

/// Whether the piece's colours change so fast that fine bands on it are narrow.
bool is_steep(const ColoredPiece& piece) {
    const ColoredCorner &a = piece[0], &b = piece[1], &c = piece[2];
    const double area = std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const double d1 = b.color[channel] - a.color[channel], d2 = c.color[channel] - a.color[channel];
        const double gx = d1 * (c.y - a.y) - d2 * (b.y - a.y), gy = d2 * (b.x - a.x) - d1 * (c.x - a.x);
        if (gx * gx + gy * gy > steep * steep * area * area) return true;
    }
    return false;
}

std::array<Range, 3> ranges_of(const std::vector<ColoredPiece>& pieces) {
    std::array<Range, 3> ranges;
    for (const ColoredPiece& piece : pieces)
        for (std::size_t c = 0; c < 3; ++c) ranges[c].include(range_of(piece, c));
    return ranges;
}

std::size_t widest_of(const std::array<Range, 3>& ranges) {
    return static_cast<std::size_t>(std::ranges::max_element(ranges, {}, &Range::length) - ranges.begin());
}

class CellFiller {
public:
    explicit CellFiller(double cell_side) : cell_side_(cell_side) {}

    void fill(std::vector<ColoredPiece> pieces) {
        if (pieces.empty()) return;
        const std::array<Range, 3> ranges = ranges_of(pieces);
        const std::size_t widest = widest_of(ranges);
        if (ranges[widest].length() <= cell_side_ * (1 + 1e-9)) return fill_cell(pieces, ranges);
        for (auto& band : bands(std::move(pieces), widest, ranges[widest])) fill(std::move(band));
    }
    /// The same, on up to `jobs` threads: bands of the first channel one beside the other, joined in their order.
    void fill_in_parallel(std::vector<ColoredPiece> pieces, int jobs) {
        if (pieces.empty()) return;
        const std::array<Range, 3> ranges = ranges_of(pieces);
        const std::size_t widest = widest_of(ranges);
        if (ranges[widest].length() <= cell_side_) return fill(std::move(pieces));
        auto first = bands(std::move(pieces), widest, ranges[widest]);
        std::vector<CellFiller> fillers(first.size(), CellFiller(cell_side_));
        parallel_for(static_cast<int>(first.size()), jobs, [&](int band) {
            const auto at = static_cast<std::size_t>(band);
            fillers[at].fill(std::move(first[at]));
        });
        for (CellFiller& filler : fillers) std::ranges::move(filler.cells_, std::back_inserter(cells_));
    }
    std::vector<ShapeFill> take() { return std::move(cells_); }

private:
    [[nodiscard]] std::vector<std::vector<ColoredPiece>> bands(std::vector<ColoredPiece> pieces, std::size_t channel,
                                                               const Range& range) const {
        const int count = static_cast<int>(std::ceil(range.length() / cell_side_));
        const double width = range.length() / count;
        std::vector<std::vector<ColoredPiece>> found(static_cast<std::size_t>(count));
        const auto band_of = [&](double value) {
            return std::clamp(static_cast<int>(std::floor((value - range.low) / width)), 0, count - 1);
        };
        for (ColoredPiece& piece : pieces) {
            const Range held = range_of(piece, channel);
            const int last = band_of(held.high);
            for (int k = band_of(held.low - overlap * width); k <= last; ++k) {
                const double low = range.low + k * width, high = low + width, end = high + overlap * width;
                auto& band = found[static_cast<std::size_t>(k)];
                ColoredPiece part = k == last ? std::move(piece) : piece;
                if (held.low < low && k > 0) part = clipped(part, channel, low, 1);
                if (held.high > end && k < count - 1) part = clipped(part, channel, end, -1);
                if (part.empty()) continue;
                // What lies under the next band mustn't stretch this one's colours.
                for (ColoredCorner& corner : part) corner.color[channel] = std::clamp(corner.color[channel], low, high);
                band.push_back(std::move(part));
            }
        }
        return found;
    }

    void fill_cell(const std::vector<ColoredPiece>& pieces, const std::array<Range, 3>& ranges) {
        std::vector<GridSide> sides;
        for (const ColoredPiece& piece : pieces) {
            GridPlace last = grid_place({piece.back().x, piece.back().y});
            for (const ColoredCorner& corner : piece) {
                const GridPlace here = grid_place({corner.x, corner.y});
                if (here != last) sides.push_back({last, here});
                last = here;
            }
        }
        auto outlines = outlines_of(std::move(sides));
        if (outlines.empty()) return;
        // In whole steps, as a pixel's colour here is rounded to one. Where colours are linear none is further from it
        // than two.
        const auto middle = [&](std::size_t c) {
            return std::clamp(std::floor((ranges[c].low + ranges[c].high) / 2 + 0.5) / 255, 0.0, 1.0);
        };
        cells_.push_back({std::move(outlines), {middle(0), middle(1), middle(2), 1}});
    }

    double cell_side_;
    std::vector<ShapeFill> cells_;
};

}  // namespace

std::vector<ShapeFill> fill_color_cells(std::vector<ColoredPiece> pieces, int jobs) {
    CellFiller coarse(coarse_side), fine(fine_side);
    std::vector<ColoredPiece> steep_pieces;
    std::ranges::copy_if(pieces, std::back_inserter(steep_pieces), is_steep);
    coarse.fill_in_parallel(std::move(steep_pieces), jobs);
    fine.fill_in_parallel(std::move(pieces), jobs);
    std::vector<ShapeFill> cells = coarse.take();
    std::ranges::move(fine.take(), std::back_inserter(cells));
    return cells;
}

}  // namespace lectern
