#include "paint/key_arrow.h"

#include "paint/inset_painter.h"
#include "paint/marks.h"
#include "paint/text_painter.h"

#include <algorithm>

namespace lectern {

void paint_key_arrow(Canvas& canvas, Typesetter& typesetter, const KeyArrow& key, const PlaneMap& map,
                     const Theme& theme) {
    const double em = theme.font_size, margin = 0.7 * em, gap = 0.5 * em;
    const double padding = key.ground ? 0.5 * em : 0;
    const double length = key.length / map.x.length() * map.box.width;
    const TextLayout text = typesetter.layout(key.label, legend_style(theme));
    const double text_height = text.ink_ascent + text.ink_descent + text.last_baseline;
    const Vec2 size(length + gap + text.width, std::max({text_height, key.head_width, 0.7 * em}));
    const Vec2 at = placed_in_frame(key.place, size, margin + padding, map.box);
    if (key.ground) {
        const Rect box{at.x() - padding, at.y() - padding, size.x() + 2 * padding, size.y() + 2 * padding};
        paint_inset_ground(canvas, box, theme, theme.plot_ground);
    }
    const double middle = at.y() + size.y() / 2;
    draw_arrow(canvas, {at.x(), middle}, {at.x() + length, middle}, key.stroke, key.head_length, key.head_width);
    canvas.draw_text(text, {at.x() + length + gap, middle + text.ink_middle()}, {key.color, {}});
}

}  // namespace lectern
