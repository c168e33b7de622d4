#include "paint/tick_labels.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

/// The index in `ticks` that every choice of labels holds.
std::size_t fixed_tick(const std::vector<PlacedTick>& ticks) {
    const auto zero = std::find_if(ticks.begin(), ticks.end(), [](const PlacedTick& tick) { return tick.value == 0; });
    return zero == ticks.end() ? 0 : static_cast<std::size_t>(zero - ticks.begin());
}

bool touch(const PlacedTick& a, const PlacedTick& b, double pixels_per_unit, bool along_x) {
    const double apart = std::abs(b.value - a.value) * pixels_per_unit;
    if (along_x) return apart < (a.text.width + b.text.width) / 2 + a.text.cap_height;
    return apart < (a.text.ink_height() + b.text.ink_height()) / 2 + 0.5 * a.text.cap_height;
}

}  // namespace

std::vector<PlacedTick> place_ticks(Typesetter& typesetter, const TextStyle& style, const std::vector<Tick>& ticks,
                                    const Range& range, double length, bool along_x) {
    std::vector<PlacedTick> placed;
    const double slack = 1e-9 * range.length();
    for (const Tick& tick : ticks) {
        if (tick.value < range.low - slack || tick.value > range.high + slack) continue;
        placed.push_back({tick.value, typesetter.layout(tick.label, style)});
    }
    const double pixels_per_unit = length / range.length();
    const std::size_t fixed = fixed_tick(placed);
    for (std::size_t stride = 1; stride < placed.size(); ++stride) {
        bool clear = true;
        for (std::size_t i = fixed % stride; clear && i + stride < placed.size(); i += stride) {
            clear = !touch(placed[i], placed[i + stride], pixels_per_unit, along_x);
        }
        for (std::size_t i = 0; i < placed.size(); ++i) placed[i].labelled = i % stride == fixed % stride;
        if (clear) return placed;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) placed[i].labelled = i == fixed;
    return placed;
}

namespace {

template <class Measure>
double largest(const std::vector<PlacedTick>& ticks, const Measure& measure) {
    double found = 0;
    for (const PlacedTick& tick : ticks) {
        if (tick.labelled) found = std::max(found, measure(tick.text));
    }
    return found;
}

}  // namespace

bool has_labels(const std::vector<PlacedTick>& ticks) {
    return std::any_of(ticks.begin(), ticks.end(), [](const PlacedTick& tick) { return tick.labelled; });
}

double widest_label(const std::vector<PlacedTick>& ticks) {
    return largest(ticks, [](const TextLayout& text) { return text.width; });
}

double tallest_label(const std::vector<PlacedTick>& ticks) {
    return largest(ticks, [](const TextLayout& text) { return text.ink_height(); });
}

double label_ascent(const std::vector<PlacedTick>& ticks) {
    return largest(ticks, [](const TextLayout& text) { return text.ink_ascent; });
}

double label_descent(const std::vector<PlacedTick>& ticks) {
    return largest(ticks, [](const TextLayout& text) { return text.last_baseline + text.ink_descent; });
}

}  // namespace lectern
