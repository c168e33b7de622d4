#include "raster/outline_map.h"

#include "lectern/base/parallel.h"
#include "lectern/base/widest.h"
#include "raster/tile.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace lectern {

OutlineMap::OutlineMap(std::span<const TriangleShape> shapes, std::span<const OutlineSide> sides, int width, int height,
                       int jobs)
    : width_(width),
      height_(height),
      words_((width + tile_side - 1) / tile_side),
      rows_(static_cast<std::size_t>(words_) * static_cast<std::size_t>(height), 0) {
    static_assert(tile_side == 32);
    constexpr std::size_t run_length = 1024;
    const auto runs = static_cast<int>((shapes.size() + run_length - 1) / run_length);
    parallel_runs(runs, jobs, [&](int run, int /*thread*/) {
        const std::size_t first = static_cast<std::size_t>(run) * run_length;
        for (const TriangleShape& shape : shapes.subspan(first, std::min(run_length, shapes.size() - first)))
            if (shape.outline_edges != 0) add(shape, sides);
    });
}

void OutlineMap::mark(int row, int first, int last) {
    for (int word = first / tile_side; word <= last / tile_side; ++word) {
        const int begin = std::max(0, first - word * tile_side), end = std::min(tile_side - 1, last - word * tile_side);
        const std::uint32_t pixels = (~0u << begin) & (~0u >> (tile_side - 1 - end));
        std::uint32_t& marked = rows_[static_cast<std::size_t>(row * words_ + word)];
        std::atomic_ref(marked).fetch_or(pixels, std::memory_order_relaxed);
    }
}

LECTERN_WIDEST void OutlineMap::add(const TriangleShape& triangle, std::span<const OutlineSide> sides) {
    std::size_t next_side = triangle.first_side;
    for (std::size_t k = 0; k < 3; ++k) {
        // A subpixel to each side at least: what only touches a pixel is in it.
        double reach = 1;
        if ((triangle.exact_edges >> k & 1) != 0) reach += sides[next_side++].reach() * subpixels;
        if ((triangle.outline_edges >> k & 1) == 0) continue;
        const std::size_t next = (k + 1) % 3, high = triangle.y[k] <= triangle.y[next] ? k : next,
                          low = k + next - high;
        const double x0 = triangle.x[high], y0 = triangle.y[high], x1 = triangle.x[low], y1 = triangle.y[low];
        const auto pixel = [](double place, int end) {
            return static_cast<int>(std::floor(std::clamp(place / subpixels, -1.0, static_cast<double>(end))));
        };
        const int last_row = std::min(height_ - 1, pixel(y1 + reach, height_));
        for (int row = std::max(0, pixel(y0 - reach, height_)); row <= last_row; ++row) {
            const auto x_at = [&](double y) {
                return y1 > y0 ? x0 + (std::clamp(y, y0, y1) - y0) / (y1 - y0) * (x1 - x0) : x0;
            };
            const double top = static_cast<double>(row) * subpixels;
            double from = x_at(top - reach), to = y1 > y0 ? x_at(top + subpixels + reach) : x1;
            if (from > to) std::swap(from, to);
            const int first = std::max(0, pixel(from - reach, width_)),
                      last = std::min(width_ - 1, pixel(to + reach, width_));
            if (first <= last) mark(row, first, last);
        }
    }
}

OutlinePixels OutlineMap::of_tile(int left, int top) const {
    OutlinePixels pixels;
    const int rows = std::min(tile_side, height_ - top);
    for (int row = 0; row < rows; ++row) {
        const std::uint32_t found = rows_[static_cast<std::size_t>((top + row) * words_ + left / tile_side)];
        pixels.rows[static_cast<std::size_t>(row)] = found;
        pixels.used_rows |= (found != 0 ? 1u : 0u) << row;
    }
    return pixels;
}

bool OutlineMap::shows(const TriangleShape& triangle) const {
    const TileGrid::Box middles = pixels_with_middle(triangle);
    if (middles.left <= middles.right && middles.top <= middles.bottom) return true;
    const TileGrid::Box box = bounding_box(triangle);
    const int left = std::max(0, box.left), right = std::min(width_ - 1, box.right);
    for (int row = std::max(0, box.top); row <= std::min(height_ - 1, box.bottom); ++row)
        for (int column = left; column <= right; ++column)
            if ((rows_[static_cast<std::size_t>(row * words_ + column / tile_side)] >> (column % tile_side) & 1) != 0)
                return true;
    return false;
}

}  // namespace lectern
