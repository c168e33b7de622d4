#include "paint/tick_labels.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

bool touch(const PlacedTick& a, const PlacedTick& b, double pixels_per_unit, bool along_x) {
    const double apart = std::abs(b.value - a.value) * pixels_per_unit;
    if (along_x) return apart < (a.text.width + b.text.width) / 2 + a.text.cap_height;
    return apart < (a.text.ink_height() + b.text.ink_height()) / 2 + 0.5 * a.text.cap_height;
}

}  // namespace

std::vector<Tick> every_second_tick(const std::vector<Tick>& ticks, std::size_t first, const Axis& axis) {
    std::vector<Tick> kept;
    for (std::size_t i = first; i < ticks.size(); i += 2) kept.push_back(ticks[i]);
    if (!axis.format) return kept;
    std::vector<double> values;
    for (const Tick& tick : kept) values.push_back(tick.value);
    return axis.numbers.ticks(label_values(values, *axis.format));
}

std::size_t kept_tick(const std::vector<Tick>& ticks, const Axis& axis) {
    const auto zero = std::find_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return tick.value == 0; });
    if (zero != ticks.end()) return static_cast<std::size_t>(zero - ticks.begin());
    if (ticks.size() < 3) return 0;
    const auto length = [&](std::size_t first) { return every_second_tick(ticks, first, axis).back().label.size(); };
    return length(1) < length(0) ? 1 : 0;
}

std::vector<PlacedTick> place_ticks(Typesetter& typesetter, const TextStyle& style, const Axis& axis, double length,
                                    bool along_x) {
    std::vector<Tick> ticks;
    std::vector<PlacedTick> placed;
    const double slack = 1e-9 * axis.range.length();
    for (const Tick& tick : axis.ticks) {
        if (tick.value < axis.range.low - slack || tick.value > axis.range.high + slack) continue;
        ticks.push_back(tick);
        placed.push_back({tick.value, typesetter.layout(tick.label, style)});
    }
    const double pixels_per_unit = length / axis.range.length();
    const std::size_t kept = kept_tick(ticks, axis);
    const std::vector<PlacedTick> all = placed;
    std::vector<PlacedTick> sparse;
    for (std::size_t stride = 1; stride < placed.size(); ++stride) {
        if (stride == 2) {
            sparse = all;
            std::size_t at = kept % 2;
            for (const Tick& tick : every_second_tick(ticks, at, axis)) {
                if (tick.label != ticks[at].label) sparse[at].text = typesetter.layout(tick.label, style);
                at += 2;
            }
        }
        placed = stride % 2 == 0 ? sparse : all;
        bool clear = true;
        for (std::size_t i = kept % stride; clear && i + stride < placed.size(); i += stride) {
            clear = !touch(placed[i], placed[i + stride], pixels_per_unit, along_x);
        }
        for (std::size_t i = 0; i < placed.size(); ++i) placed[i].labelled = i % stride == kept % stride;
        if (clear) return placed;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) placed[i].labelled = i == kept;
    return placed;
}

std::vector<PlacedTick> place_ticks(Typesetter& typesetter, const TextStyle& style, const std::vector<Tick>& ticks,
                                    const Range& range, double length, bool along_x) {
    Axis axis;
    axis.range = range;
    axis.ticks = ticks;
    return place_ticks(typesetter, style, axis, length, along_x);
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
