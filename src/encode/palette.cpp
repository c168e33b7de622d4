#include "encode/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lectern {

namespace {

constexpr std::array<int, 3> shifts{16, 8, 0};
// How much an error in red, green and blue is seen.
constexpr std::array<int, 3> channel_weights{3, 5, 2};

constexpr int part(std::uint32_t color, std::size_t axis) { return static_cast<int>(color >> shifts[axis] & 0xff); }

/// A colour with its say in the choice of cuts.
struct WeightedColor {
    std::uint32_t color = 0;
    double weight = 0;
};

/// count^(3/4): by the count itself, broad areas would take the entries that thin lines need for their hue.
double weight_of(std::uint64_t count) {
    const double root = std::sqrt(static_cast<double>(count));
    return root * std::sqrt(root);
}

/// Some of the colours, and the cut that would take the most squared error away.
struct Box {
    std::span<WeightedColor> colors;
    double gain = 0;
    std::size_t axis = 0;
    int threshold = 0;  ///< Parts up to here go below the cut.
};

Box with_best_cut(std::span<WeightedColor> colors) {
    Box box{colors};
    for (std::size_t axis = 0; axis < shifts.size(); ++axis) {
        std::array<double, 256> weights{};
        double weight = 0;
        double sum = 0;
        for (const WeightedColor& entry : colors) {
            weights[static_cast<std::size_t>(part(entry.color, axis))] += entry.weight;
            weight += entry.weight;
            sum += entry.weight * part(entry.color, axis);
        }
        double lower_weight = 0;
        double lower_sum = 0;
        for (int threshold = 0; threshold < 255; ++threshold) {
            const double here = weights[static_cast<std::size_t>(threshold)];
            if (here == 0) continue;
            lower_weight += here;
            lower_sum += here * threshold;
            const double upper_weight = weight - lower_weight;
            if (upper_weight < 0.5) break;  // Every weight is at least 1: nothing but rounding is left.
            const double distance = lower_sum / lower_weight - (sum - lower_sum) / upper_weight;
            const double gain = channel_weights[axis] * (lower_weight * upper_weight / weight) * distance * distance;
            if (gain > box.gain) {
                box.gain = gain;
                box.axis = axis;
                box.threshold = threshold;
            }
        }
    }
    return box;
}

std::uint32_t mean_color(std::span<const WeightedColor> colors) {
    std::array<double, 3> sums{};
    double weight = 0;
    for (const WeightedColor& entry : colors) {
        for (std::size_t axis = 0; axis < sums.size(); ++axis) sums[axis] += entry.weight * part(entry.color, axis);
        weight += entry.weight;
    }
    std::uint32_t color = 0;
    for (std::size_t axis = 0; axis < sums.size(); ++axis)
        color |= static_cast<std::uint32_t>(std::floor(sums[axis] / weight + 0.5)) << shifts[axis];
    return color;
}

/// Cuts `colors` into at most `most` boxes and appends the mean of each to `palette`.
void append_means(std::span<WeightedColor> colors, std::size_t most, std::vector<std::uint32_t>& palette) {
    std::vector<Box> boxes{with_best_cut(colors)};
    while (boxes.size() < most) {
        const auto widest = std::ranges::max_element(boxes, {}, &Box::gain);
        if (widest->gain <= 0) break;
        const Box box = *widest;
        const auto upper = std::partition(box.colors.begin(), box.colors.end(), [&](const WeightedColor& entry) {
            return part(entry.color, box.axis) <= box.threshold;
        });
        const auto lower = static_cast<std::size_t>(upper - box.colors.begin());
        *widest = with_best_cut(box.colors.first(lower));
        boxes.push_back(with_best_cut(box.colors.subspan(lower)));
    }
    for (const Box& box : boxes) palette.push_back(mean_color(box.colors));
}

/// Moves every entry from `first` on to the mean of the colours nearest to it, a few times over. Source: S. Lloyd,
/// Least squares quantization in PCM, IEEE Transactions on Information Theory 28 (1982).
void refine(std::span<const WeightedColor> colors, std::size_t first, std::vector<std::uint32_t>& palette) {
    constexpr int rounds = 3;
    std::vector<std::uint32_t> plain;
    for (const WeightedColor& entry : colors) plain.push_back(entry.color);
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::uint8_t> nearest = nearest_entries(plain, palette);
        std::vector<std::vector<WeightedColor>> groups(palette.size());
        for (std::size_t i = 0; i < colors.size(); ++i) groups[nearest[i]].push_back(colors[i]);
        for (std::size_t i = first; i < palette.size(); ++i)
            if (!groups[i].empty()) palette[i] = mean_color(groups[i]);
    }
}

}  // namespace

std::vector<std::uint32_t> choose_palette(std::span<const ColorCount> counts, std::size_t most) {
    std::vector<ColorCount> by_count(counts.begin(), counts.end());
    std::ranges::sort(by_count, [](const ColorCount& a, const ColorCount& b) {
        return a.count != b.count ? a.count > b.count : a.color < b.color;
    });
    std::uint64_t pixels = 0;
    for (const ColorCount& entry : by_count) pixels += entry.count;

    std::vector<std::uint32_t> palette;
    const bool all = by_count.size() <= most;
    for (const ColorCount& entry : by_count) {
        // A flat area of this share would show the least shift of its colour.
        constexpr std::uint64_t settled_share = 1000;
        if (!all && (entry.count < pixels / settled_share || palette.size() >= most / 2)) break;
        palette.push_back(entry.color);
    }
    std::vector<WeightedColor> rest;
    for (std::size_t i = palette.size(); i < by_count.size(); ++i)
        rest.push_back({by_count[i].color, weight_of(by_count[i].count)});
    if (rest.empty()) return palette;
    const std::size_t kept = palette.size();
    append_means(rest, most - kept, palette);
    constexpr std::size_t refined = 30000;  // Beyond, the gain is small and the time is not.
    if (rest.size() <= refined) refine(rest, kept, palette);
    return palette;
}

std::vector<std::uint8_t> nearest_entries(std::span<const std::uint32_t> colors,
                                          std::span<const std::uint32_t> palette) {
    // One array an axis, so that the compiler measures many entries at a time.
    std::array<std::array<int, 256>, 3> parts{};
    for (std::size_t axis = 0; axis < parts.size(); ++axis)
        for (std::size_t i = 0; i < palette.size(); ++i) parts[axis][i] = part(palette[i], axis);

    std::vector<std::uint8_t> nearest;
    nearest.reserve(colors.size());
    for (const std::uint32_t color : colors) {
        int best = std::numeric_limits<int>::max();
        for (std::size_t i = 0; i < palette.size(); ++i) {
            int distance = 0;
            for (std::size_t axis = 0; axis < parts.size(); ++axis) {
                const int difference = parts[axis][i] - part(color, axis);
                distance += channel_weights[axis] * difference * difference;
            }
            // Distance and entry in one number: the least has both, and ties go to the earlier entry.
            best = std::min(best, distance << 8 | static_cast<int>(i));
        }
        nearest.push_back(static_cast<std::uint8_t>(best));
    }
    return nearest;
}

}  // namespace lectern
