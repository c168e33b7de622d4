#include "layers/basin_shapes.h"

#include <map>
#include <utility>

namespace lectern {
namespace {

/// Covers the wanted cells of a grid with rectangles: runs along rows, as high as the rows have the same run.
class RunCover {
public:
    RunCover(const Basins& basins, Range x, Range y) : basins_(basins), x_(x), y_(y) {}

    std::vector<Ring> cover(int least_end) {
        rings_.clear();
        std::map<Run, int> open;  // The row that each began with.
        for (int row = 0; row <= basins_.rows; ++row) {
            std::map<Run, int> still_open;
            for (const Run& run : runs_of(row, least_end)) {
                const auto before = open.find(run);
                still_open[run] = before == open.end() ? row : before->second;
                if (before != open.end()) open.erase(before);
            }
            for (const auto& [run, first_row] : open) add(run, first_row, row);
            open = std::move(still_open);
        }
        return std::move(rings_);
    }

private:
    using Run = std::pair<int, int>;  ///< From a column up to, without, another.

    [[nodiscard]] std::vector<Run> runs_of(int row, int least_end) const {
        std::vector<Run> runs;
        if (row == basins_.rows) return runs;
        const int* const ends = basins_.ends.data() + static_cast<std::ptrdiff_t>(row) * basins_.columns;
        for (int column = 0; column < basins_.columns; ++column) {
            if (ends[column] < least_end) continue;
            if (runs.empty() || runs.back().second < column) runs.emplace_back(column, column);
            runs.back().second = column + 1;
        }
        return runs;
    }

    void add(const Run& run, int row, int end_row) {
        const auto across = [&](int column) { return x_.low + x_.length() * column / basins_.columns; };
        const auto up = [&](int r) { return y_.low + y_.length() * r / basins_.rows; };
        const double left = across(run.first), right = across(run.second), low = up(row), high = up(end_row);
        rings_.push_back({Vec2(left, low), Vec2(right, low), Vec2(right, high), Vec2(left, high)});
    }

    const Basins& basins_;
    Range x_, y_;
    std::vector<Ring> rings_;
};

}  // namespace

FilledBands basin_shapes(const Basins& basins, Range x, Range y, const std::vector<Color>& colors) {
    FilledBands shapes;
    RunCover cover(basins, x, y);
    for (std::size_t k = 0; k < colors.size(); ++k) {
        const int least_end = static_cast<int>(k) - 1;
        shapes.regions.push_back({static_cast<double>(least_end), colors[k], cover.cover(least_end)});
    }
    return shapes;
}

}  // namespace lectern
