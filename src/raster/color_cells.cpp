#include "raster/color_cells.h"

#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace lectern {
namespace {

/// Sides of a cell, of 255, whole numbers: a colour is at most half of one from the cell's. The coarse cells lie under
/// the fine ones: where colours change fast, bands are narrower than a pixel and, side by side, let through what is
/// under them.
constexpr int coarse_side = 10, fine_side = 3;
constexpr double overlap = 0.2;  ///< How far a band reaches under the next, in widths of a band.
constexpr double rounding = 1e-9;

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

/// The part where sign * channel >= sign * value, in `kept`.
void clip(std::span<const ColoredCorner> piece, std::size_t channel, double value, double sign,
          std::vector<ColoredCorner>& kept) {
    kept.clear();
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const ColoredCorner &here = piece[i], &next = piece[i + 1 < piece.size() ? i + 1 : 0];
        const double a = sign * (here.color[channel] - value), b = sign * (next.color[channel] - value);
        if (a >= 0) kept.push_back(here);
        if ((a > 0 && b < 0) || (a < 0 && b > 0)) kept.push_back(crossing(here, next, channel, value));
    }
    if (kept.size() < 3) kept.clear();
}

Range range_of(std::span<const ColoredCorner> corners, std::size_t channel) {
    if (corners.empty()) return {};
    Range range = {corners.front().color[channel], corners.front().color[channel]};
    for (const ColoredCorner& corner : corners) {
        range.low = std::min(range.low, corner.color[channel]);
        range.high = std::max(range.high, corner.color[channel]);
    }
    return range;
}

std::array<Range, 3> ranges_of(const ColoredPieces& pieces) {
    return {range_of(pieces.corners(), 0), range_of(pieces.corners(), 1), range_of(pieces.corners(), 2)};
}

/// The whole steps that are within `reach` of all values of a range; low > high where there is none.
Range steps_near(const Range& range, double reach) {
    return {std::ceil(range.high - reach - rounding), std::floor(range.low + reach + rounding)};
}

class CellFiller {
public:
    explicit CellFiller(int cell_side) : cell_side_(cell_side) {}

    void fill(ColoredPieces pieces) {
        if (pieces.empty()) return;
        const std::array<Range, 3> ranges = ranges_of(pieces);
        const std::optional<std::size_t> widest = widest_of(ranges);
        if (!widest) return fill_cell(pieces, ranges);
        auto found = bands(pieces, *widest, ranges[*widest]);
        pieces = {};
        for (ColoredPieces& band : found) fill(std::move(band));
    }
    /// The same, on up to `jobs` threads: bands of the first channel one beside the other, joined in their order.
    void fill_in_parallel(std::span<const ColoredPieces> runs, int jobs) {
        std::array<Range, 3> ranges;
        for (const ColoredPieces& run : runs) {
            const std::array<Range, 3> of_run = ranges_of(run);
            for (std::size_t c = 0; c < 3; ++c) ranges[c].include(of_run[c]);
        }
        const std::optional<std::size_t> widest = widest_of(ranges);
        std::vector<std::vector<ColoredPieces>> parts(runs.size());
        parallel_for(static_cast<int>(runs.size()), jobs, [&](int run) {
            const auto at = static_cast<std::size_t>(run);
            if (widest)
                parts[at] = bands(runs[at], *widest, ranges[*widest]);
            else
                parts[at].push_back(runs[at]);
        });
        if (parts.empty()) return;
        std::vector<CellFiller> fillers(parts.front().size(), CellFiller(cell_side_));
        parallel_for(static_cast<int>(fillers.size()), jobs, [&](int band) {
            const auto at = static_cast<std::size_t>(band);
            ColoredPieces pieces;
            for (auto& run : parts) pieces.add(std::exchange(run[at], {}));
            fillers[at].fill(std::move(pieces));
        });
        for (CellFiller& filler : fillers) std::ranges::move(filler.cells_, std::back_inserter(cells_));
    }
    std::vector<ShapeFill> take() { return std::move(cells_); }

private:
    [[nodiscard]] double half_side() const { return 0.5 * cell_side_; }

    /// The channel that varies most of those for which no whole step stands; none where the pieces make one cell.
    [[nodiscard]] std::optional<std::size_t> widest_of(const std::array<Range, 3>& ranges) const {
        std::optional<std::size_t> widest;
        for (std::size_t c = 0; c < 3; ++c) {
            const Range steps = steps_near(ranges[c], half_side());
            if (steps.low > steps.high && (!widest || ranges[c].length() > ranges[*widest].length())) widest = c;
        }
        return widest;
    }

    /// Each about a whole step; `range`: of the channel, in all runs of pieces.
    [[nodiscard]] std::vector<ColoredPieces> bands(const ColoredPieces& pieces, std::size_t channel,
                                                   const Range& range) const {
        const double width = cell_side_, start = steps_near(range, half_side()).high - half_side();
        const int count = static_cast<int>(std::ceil((range.high - start - rounding) / width));
        std::vector<ColoredPieces> found(static_cast<std::size_t>(count));
        const auto band_of = [&](double value) {
            return std::clamp(static_cast<int>(std::floor((value - start) / width)), 0, count - 1);
        };
        std::vector<ColoredCorner> part, clipped;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::span<const ColoredCorner> piece = pieces[i];
            const Range held = range_of(piece, channel);
            const int last = band_of(held.high);
            for (int k = band_of(held.low - overlap * width); k <= last; ++k) {
                const double low = start + k * width, high = low + width, end = high + overlap * width;
                part.assign(piece.begin(), piece.end());
                if (held.low < low && k > 0) {
                    clip(part, channel, low, 1, clipped);
                    part.swap(clipped);
                }
                if (held.high > end && k < count - 1) {
                    clip(part, channel, end, -1, clipped);
                    part.swap(clipped);
                }
                if (part.empty()) continue;
                // What lies under the next band mustn't stretch this one's colours.
                for (ColoredCorner& corner : part) corner.color[channel] = std::clamp(corner.color[channel], low, high);
                found[static_cast<std::size_t>(k)].add(part);
            }
        }
        return found;
    }

    void fill_cell(const ColoredPieces& pieces, const std::array<Range, 3>& ranges) {
        std::vector<GridSide> sides;
        sides.reserve(pieces.corners().size());
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::span<const ColoredCorner> piece = pieces[i];
            GridPlace last = grid_place({piece.back().x, piece.back().y});
            for (const ColoredCorner& corner : piece) {
                const GridPlace here = grid_place({corner.x, corner.y});
                if (here != last) sides.push_back({last, here});
                last = here;
            }
        }
        auto outlines = outlines_of(std::move(sides));
        if (outlines.empty()) return;
        const auto step = [&](std::size_t c) {
            const Range steps = steps_near(ranges[c], half_side());
            const double middle = std::floor((ranges[c].low + ranges[c].high) / 2 + 0.5);
            return std::clamp(std::clamp(middle, steps.low, steps.high) / 255, 0.0, 1.0);
        };
        cells_.push_back({std::move(outlines), {step(0), step(1), step(2), 1}});
    }

    int cell_side_;
    std::vector<ShapeFill> cells_;
};

}  // namespace

std::vector<ShapeFill> fill_color_cells(std::span<const ColoredPieces> runs, int jobs) {
    CellFiller coarse(coarse_side), fine(fine_side);
    coarse.fill_in_parallel(runs, jobs);
    fine.fill_in_parallel(runs, jobs);
    std::vector<ShapeFill> cells = coarse.take();
    std::ranges::move(fine.take(), std::back_inserter(cells));
    return cells;
}

}  // namespace lectern
