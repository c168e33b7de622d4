#include "calculus/grid_bands.h"
#include "lectern/calculus/level_regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

/// `count` numbers from one end of the range to the other, both included exactly.
std::vector<double> evenly_spaced(Range range, int count) {
    std::vector<double> numbers(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        numbers[static_cast<std::size_t>(i)] = range.low + range.length() * i / (count - 1);
    }
    numbers.back() = range.high;
    return numbers;
}

}  // namespace

Range HeightGrid::z_range() const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double height : z) {
        if (!std::isfinite(height)) continue;
        low = std::min(low, height);
        high = std::max(high, height);
    }
    return low <= high ? Range{low, high} : Range{};
}

HeightGrid sample_heights(const ScalarField& f, Range x, Range y, int columns, int rows, int jobs) {
    HeightGrid grid;
    grid.columns = columns;
    grid.rows = rows;
    grid.x = evenly_spaced(x, columns);
    grid.y = evenly_spaced(y, rows);
    const std::size_t width = grid.x.size();
    grid.z.resize(width * grid.y.size());

    for_each_band(rows, columns, jobs, [&](int /*band*/, int first, int end) {
        std::vector<double> same_y(width);
        for (int row = first; row < end; ++row) {
            const auto r = static_cast<std::size_t>(row);
            std::fill(same_y.begin(), same_y.end(), grid.y[r]);
            f.value_program().run(std::array<const double*, 2>{grid.x.data(), same_y.data()},
                                  std::array{grid.z.data() + r * width}, width);
        }
    });
    return grid;
}

}  // namespace lectern
