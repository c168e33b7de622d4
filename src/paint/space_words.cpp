#include "paint/space_words.h"

#include "paint/text_painter.h"
#include "paint/tick_labels.h"

namespace lectern {

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
        for (const Tick& tick : every_second_tick(axes[k].ticks, at, axis)) {
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

void SpaceWords::keep_every(const std::array<std::size_t, 3>& strides) {
    for (std::size_t k = 0; k < 3; ++k) axes[k].stride = strides[k];
}

void SpaceWords::leave_out_titles() {
    for (AxisWords& words : axes) words.title = words.narrow_title = {};
}

void SpaceWords::leave_out_all() {
    for (AxisWords& words : axes) words = {};
}

}  // namespace lectern
