#include "layers/contour_bands.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

double least_magnitude(std::span<const double> levels, std::size_t first, std::size_t step) {
    double least = std::fabs(levels[first]);
    for (std::size_t k = first; k < levels.size(); k += step) least = std::min(least, std::fabs(levels[k]));
    return least;
}

}  // namespace

bool are_uneven(std::span<const double> levels) {
    constexpr double most_uneven = 3;
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (std::size_t k = 1; k < levels.size(); ++k) {
        least = std::min(least, levels[k] - levels[k - 1]);
        most = std::max(most, levels[k] - levels[k - 1]);
    }
    return most > most_uneven * least;
}

double scale_share(std::span<const double> levels, std::size_t level) {
    if (levels.size() < 2) return 0.5;
    if (are_uneven(levels)) return static_cast<double>(level) / static_cast<double>(levels.size() - 1);
    return (levels[level] - levels.front()) / (levels.back() - levels.front());
}

std::vector<Color> band_colors(std::span<const double> levels, const ColorMap& map) {
    std::vector<Color> colors;
    const double low = levels.front(), span = levels.back() - levels.front();
    const bool uneven = are_uneven(levels);
    for (std::size_t band = 0; band + 1 < levels.size(); ++band) {
        const double middle = (levels[band] + levels[band + 1]) / 2;
        const double by_number = (static_cast<double>(band) + 0.5) / static_cast<double>(levels.size() - 1);
        colors.push_back(map.at(uneven ? by_number : (middle - low) / span));
    }
    return colors;
}

FilledBands filled_bands(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                         std::span<const Color> colors, Color ground, const LevelSearch& search) {
    const bool beyond = grid.z_range().high > levels.back();
    const std::span<const double> painted = beyond ? levels : levels.first(levels.size() - 1);
    FilledBands bands;
    bands.end_in_ground = beyond;
    for (LevelRegion& region : level_regions(f, grid, painted, search)) {
        const std::size_t index = bands.regions.size();
        const Color color = index < colors.size() ? colors[index] : ground;
        bands.regions.push_back({region.level, color, std::move(region.rings)});
    }
    return bands;
}

std::vector<double> color_bar_levels(std::span<const double> levels) {
    constexpr std::size_t most = 10;
    const std::size_t step = std::max<std::size_t>(1, (levels.size() + most - 1) / most);
    std::size_t first = 0;
    for (std::size_t start = 1; start < step; ++start) {
        if (least_magnitude(levels, start, step) < least_magnitude(levels, first, step)) first = start;
    }
    std::vector<double> picked;
    for (std::size_t k = first; k < levels.size(); k += step) picked.push_back(levels[k]);
    return picked;
}

std::vector<Tick> label_levels(const std::vector<double>& levels, const NumberFormat& format) {
    if (!are_uneven(levels)) return label_values(levels, format);
    std::vector<Tick> ticks;
    for (const double level : levels) ticks.push_back({level, format_value(level, format)});
    return ticks;
}

}  // namespace lectern
