#include "paint/plane_axes.h"

#include <algorithm>

#include "paint/balanced_lines.h"
#include "paint/frame.h"
#include "paint/plane_cross.h"
#include "paint/side_label.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

std::vector<PlacedTick> axis_ticks(Typesetter& typesetter, const Axis& axis, const Theme& theme, double length,
                                   bool along_x) {
    auto ticks = place_ticks(typesetter, tick_style(theme), axis, length, along_x);
    if (!axis.labelled) {
        for (PlacedTick& tick : ticks) tick.labelled = false;
    }
    return ticks;
}

bool labelled(const Axis& axis, PageDetail detail) {
    return axis.visible && axis.labelled && !axis.label.empty() && detail == PageDetail::full;
}

/// The name of the axis at the bottom, in as many lines as it needs not to be longer than the axis.
TextLayout level_label(Typesetter& typesetter, const Axis& axis, const Theme& theme, double length) {
    const TextStyle style = axis_label_style(theme, axis.label);
    TextLayout label = typesetter.layout(axis.label, style);
    if (label.width <= length) return label;
    return balanced_lines(typesetter, axis.label, style, std::max(length, theme.font_size));
}

bool ticked(const Axis& axis, PageDetail detail) { return axis.visible && detail != PageDetail::bare; }

void paint_grid(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                const Rect& box) {
    const PlaneMap map{box, axes.x.range, axes.y.range};
    const double width = canvas.snap_width(PageMeasures(theme).line);
    canvas.begin_clip(box);
    if (axes.x.grid) {
        for (const PlacedTick& tick : layout.x_ticks) {
            const double x = canvas.snap_line(map.across(tick.value), width);
            canvas.stroke_segment({x, box.y}, {x, box.bottom()}, theme.grid, width);
        }
    }
    if (axes.y.grid) {
        for (const PlacedTick& tick : layout.y_ticks) {
            const double y = canvas.snap_line(map.down(tick.value), width);
            canvas.stroke_segment({box.x, y}, {box.right(), y}, theme.grid, width);
        }
    }
    canvas.end_clip();
}

void paint_tick_marks(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                      const Rect& box) {
    const PlaneMap map{box, axes.x.range, axes.y.range};
    const PageMeasures page(theme);
    const double width = canvas.snap_width(page.line);
    const double left = box.x - width, bottom = box.bottom() + width;
    if (axes.x.visible) {
        for (const PlacedTick& tick : layout.x_ticks) {
            const double x = canvas.snap_line(map.across(tick.value), width);
            canvas.stroke_segment({x, bottom}, {x, canvas.snap_edge(bottom + page.tick)}, theme.frame, width);
        }
    }
    if (axes.y.visible) {
        for (const PlacedTick& tick : layout.y_ticks) {
            const double y = canvas.snap_line(map.down(tick.value), width);
            canvas.stroke_segment({left, y}, {canvas.snap_edge(left - page.tick), y}, theme.frame, width);
        }
    }
}

}  // namespace

Margins plane_axes_margins(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                           const Vec2& size) {
    if (axes.style == AxesStyle::cross) return plane_cross_margins(typesetter, axes, theme, detail, size);
    const PageMeasures page(theme);
    Margins margins{page.line, page.line, page.line, page.line};
    if (ticked(axes.x, detail)) {
        const auto ticks = axis_ticks(typesetter, axes.x, theme, size.x(), true);
        margins.bottom += page.tick;
        if (has_labels(ticks)) {
            margins.bottom += page.tick_gap + label_ascent(ticks) + label_descent(ticks);
            margins.left = std::max(margins.left, ticks.front().text.width / 2);
            margins.right = std::max(margins.right, ticks.back().text.width / 2);
        }
    }
    if (ticked(axes.y, detail)) {
        const auto ticks = axis_ticks(typesetter, axes.y, theme, size.y(), false);
        double reach = page.line + page.tick;
        if (has_labels(ticks)) {
            reach += page.tick_gap + widest_label(ticks);
            margins.top = std::max(margins.top, tallest_label(ticks) / 2);
            margins.bottom = std::max(margins.bottom, tallest_label(ticks) / 2);
        }
        margins.left = std::max(margins.left, reach);
    }
    if (labelled(axes.x, detail)) {
        const TextLayout label = level_label(typesetter, axes.x, theme, size.x());
        margins.bottom += page.label_gap + label.ink_ascent + label.descent;
    }
    if (labelled(axes.y, detail)) {
        margins.left += page.label_gap + SideLabel(typesetter, theme, axes.y.label, size.y()).thickness();
    }
    return margins;
}

PlaneAxesLayout place_plane_axes(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                                 const Rect& box) {
    if (axes.style == AxesStyle::cross) return place_plane_cross(typesetter, axes, theme, detail, box);
    const PageMeasures page(theme);
    const PlaneMap map{box, axes.x.range, axes.y.range};
    PlaneAxesLayout layout;
    double left = box.x - page.line, bottom = box.bottom() + page.line;
    if (detail != PageDetail::bare) {
        layout.x_ticks = axis_ticks(typesetter, axes.x, theme, box.width, true);
        layout.y_ticks = axis_ticks(typesetter, axes.y, theme, box.height, false);
    }
    if (ticked(axes.x, detail)) {
        bottom += page.tick;
        if (has_labels(layout.x_ticks)) bottom += page.tick_gap + label_ascent(layout.x_ticks);
        for (const PlacedTick& tick : layout.x_ticks) {
            if (!tick.labelled) continue;
            layout.words.push_back({tick.text, {map.across(tick.value) - tick.text.width / 2, bottom}});
        }
        bottom += label_descent(layout.x_ticks);
    }
    if (ticked(axes.y, detail)) {
        left -= page.tick;
        if (has_labels(layout.y_ticks)) left -= page.tick_gap;
        for (const PlacedTick& tick : layout.y_ticks) {
            if (!tick.labelled) continue;
            layout.words.push_back(
                {tick.text, {left - tick.text.width, map.down(tick.value) + tick.text.ink_middle()}});
        }
        left -= widest_label(layout.y_ticks);
    }
    if (labelled(axes.x, detail)) {
        TextLayout label = level_label(typesetter, axes.x, theme, box.width);
        const Vec2 origin(box.x + (box.width - label.width) / 2, bottom + page.label_gap + label.ink_ascent);
        layout.words.push_back({std::move(label), origin});
    }
    if (labelled(axes.y, detail)) {
        const SideLabel label(typesetter, theme, axes.y.label, box.height);
        layout.words.push_back(label.place(left - page.label_gap - label.thickness(), box.y + box.height / 2));
    }
    return layout;
}

void paint_plane_axes(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                      const Rect& box) {
    canvas.fill_ground(box, theme.plot_ground);
    paint_grid(canvas, layout, axes, theme, box);
    if (axes.style == AxesStyle::cross) return;
    paint_tick_marks(canvas, layout, axes, theme, box);
    paint_frame(canvas, box, theme);
    for (const PlacedText& words : layout.words) draw_words(canvas, words, theme.text);
}

}  // namespace lectern
