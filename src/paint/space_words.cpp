#include "paint/space_words.h"

#include <algorithm>

#include "paint/text_painter.h"

namespace lectern {
namespace {

/// Every second of the ticks, from the first or the second on, labelled for themselves.
std::vector<Tick> every_second(const std::vector<Tick>& ticks, std::size_t first, const Axis& axis) {
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
    const auto length = [&](std::size_t first) { return every_second(ticks, first, axis).back().label.size(); };
    return length(1) < length(0) ? 1 : 0;
}

}  // namespace

SpaceWords::SpaceWords(Typesetter& typesetter, const Axes3d& plot_axes, const Theme& theme) {
    for (std::size_t k = 0; k < 3; ++k) {
        const Axis& axis = plot_axes.axes[k];
        if (!axis.visible) continue;
        const double slack = 1e-9 * axis.range.length();
        for (const Tick& tick : axis.ticks) {
            if (tick.value < axis.range.low - slack || tick.value > axis.range.high + slack) continue;
            axes[k].ticks.push_back(tick);
            axes[k].labels.push_back(typesetter.layout(tick.label, tick_style(theme)));
        }
        axes[k].kept = kept_tick(axes[k].ticks, axis);
        axes[k].sparse_labels.resize(axes[k].ticks.size());
        std::size_t at = axes[k].kept % 2;
        for (const Tick& tick : every_second(axes[k].ticks, at, axis)) {
            const bool same = tick.label == axes[k].ticks[at].label;
            axes[k].sparse_labels[at] = same ? axes[k].labels[at] : typesetter.layout(tick.label, tick_style(theme));
            at += 2;
        }
        if (axis.label.empty()) continue;
        const TextStyle style = axis_label_style(theme, axis.label);
        axes[k].title = typesetter.layout(axis.label, style);
        if (axes[k].title.width > 5 * style.size)
            axes[k].narrow_title = typesetter.layout(axis.label, style, 5 * style.size, TextAlignment::center);
    }
}

void SpaceWords::leave_out_titles() {
    for (AxisWords& words : axes) words.title = words.narrow_title = {};
}

void SpaceWords::leave_out_all() {
    for (AxisWords& words : axes) words = {};
}

}  // namespace lectern
