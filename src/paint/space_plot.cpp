#include "paint/space_plot.h"

#include "lectern/raster/render_space.h"
#include "paint/inset_painter.h"
#include "paint/page_measures.h"
#include "paint/space_axes.h"
#include "paint/space_shapes_painter.h"
#include "paint/text_painter.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// The box and its words, placed so that all of them lie in the plot's place.
struct SpaceLayout {
    Rect box;  ///< What the picture of the box fits into.
    SpaceAxes axes;
};

SpaceLayout fit_space(const SpaceWords& words, const Plot3d& plot, const Theme& theme, const Rect& place) {
    Rect box = place;
    const double least = 0.1;  // of the place
    for (int round = 0;; ++round) {
        const View view(plot.axes, plot.camera, box);
        SpaceAxes axes = place_space_axes(words, plot.axes, view, theme);
        const Rect picture = axes.box.bounds();
        const Rect& all = axes.bounds;
        // The words' reach hardly changes with the size of the box: what is left of the place is the box's.
        const double left = picture.x - all.x, right = all.right() - picture.right();
        const double top = picture.y - all.y, bottom = all.bottom() - picture.bottom();
        const Rect next = {place.x + left, place.y + top, std::max(place.width - left - right, least * place.width),
                           std::max(place.height - top - bottom, least * place.height)};
        const double change = std::abs(next.x - box.x) + std::abs(next.y - box.y) + std::abs(next.width - box.width) +
                              std::abs(next.height - box.height);
        box = next;
        if (change < 0.25 || round == 6) return {picture, std::move(axes)};
    }
}

/// In a small place words would leave no room for the box: titles go first, then all of them.
SpaceLayout lay_out_space(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    SpaceWords words(typesetter, plot.axes, theme);
    const auto roomy = [&](const SpaceLayout& layout) {
        return layout.box.width >= 0.4 * place.width || layout.box.height >= 0.4 * place.height;
    };
    SpaceLayout layout = fit_space(words, plot, theme, place);
    if (roomy(layout)) return layout;
    words.leave_out_titles();
    layout = fit_space(words, plot, theme, place);
    if (roomy(layout)) return layout;
    words.leave_out_all();
    return fit_space(words, plot, theme, place);
}

void paint_labels(Canvas& canvas, Typesetter& typesetter, const Plot3d& plot, const View& view, const Theme& theme) {
    for (const auto& group : plot.groups) {
        for (const Mark3d& mark : *group) {
            const auto* label = std::get_if<Label3d>(&mark);
            if (label == nullptr || !label->at.allFinite()) continue;
            const Projected at = view.project(label->at);
            const TextLayout text = typesetter.layout(label->text, mark_label_style(theme, *label));
            const Vec2 origin = anchored_origin(text, {at.x, at.y}, label->anchor, label->gap);
            draw_label(canvas, text, origin, {label->color, label->parts}, theme.ground);
        }
    }
}

void paint_insets(Canvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    for (const auto& group : plot.groups) {
        for (const Mark3d& mark : *group) {
            const auto* inset = std::get_if<Inset>(&mark);
            if (inset != nullptr) paint_inset(canvas, typesetter, *inset, theme, place, theme.ground);
        }
    }
}

/// The largest size of a marker in the plot, CSS pixels: markers at the box's faces reach beyond its picture.
double marker_reach(const Plot3d& plot) {
    double reach = 2;
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group) {
            if (const auto* marker = std::get_if<Marker3d>(&mark)) reach = std::max(reach, marker->style.size);
            if (const auto* line = std::get_if<Line3d>(&mark)) reach = std::max(reach, line->stroke.width);
            if (const auto* arrow = std::get_if<Arrow3d>(&mark)) reach = std::max(reach, arrow->head_width);
        }
    return std::min(reach, 200.0);
}

void paint_space_marks(PixelCanvas& canvas, const Plot3d& plot, const Rect& box, int jobs) {
    const double scale = canvas.scale();
    const double reach = marker_reach(plot);
    const Rect bounds = canvas.bounds();
    const auto pixel = [&](double place) { return static_cast<int>(std::floor(place * scale)); };
    const int left = pixel(std::max(bounds.x, box.x - reach)), top = pixel(std::max(bounds.y, box.y - reach));
    const int right = pixel(std::min(bounds.right(), box.right() + reach)) + 1;
    const int bottom = pixel(std::min(bounds.bottom(), box.bottom() + reach)) + 1;
    if (right <= left || bottom <= top) return;
    const View view(plot.axes, plot.camera,
                    {box.x * scale - left, box.y * scale - top, box.width * scale, box.height * scale});
    canvas.draw_image(render_space(plot, view, right - left, bottom - top, scale, jobs), left, top);
}

/// The plot with the axes' edges as lines in space: where an edge runs before or behind a surface, depth decides.
Plot3d with_edges(const Plot3d& plot, const SpaceAxes& axes, const Theme& theme) {
    Group3d edges;
    for (const SpaceAxis& axis : axes.axes)
        if (axis.visible)
            edges.push_back(Line3d{{axis.edge[0], axis.edge[1]}, {theme.frame, PageMeasures(theme).line, {}}});
    Plot3d whole = plot;
    whole.groups.insert(whole.groups.begin(), std::make_shared<const Group3d>(std::move(edges)));
    return whole;
}

}  // namespace

Rect space_plot_box(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    return lay_out_space(typesetter, plot, theme, place).box;
}

void paint_space_plot(PixelCanvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                      const Rect& place, int jobs) {
    const SpaceLayout layout = lay_out_space(typesetter, plot, theme, place);
    const View view(plot.axes, plot.camera, layout.box);
    paint_space_walls(canvas, plot.axes, view, theme);
    paint_space_ticks(canvas, layout.axes, theme);
    paint_space_marks(canvas, with_edges(plot, layout.axes, theme), layout.box, jobs);
    paint_space_words(canvas, layout.axes, theme);
    paint_labels(canvas, typesetter, plot, view, theme);
    paint_insets(canvas, typesetter, plot, theme, place);
}

void paint_space_plot_in_shapes(Canvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                                const Rect& place, int jobs) {
    const SpaceLayout layout = lay_out_space(typesetter, plot, theme, place);
    const View view(plot.axes, plot.camera, layout.box);
    canvas.begin_group("walls");
    paint_space_walls(canvas, plot.axes, view, theme);
    paint_space_ticks(canvas, layout.axes, theme);
    canvas.end_group();
    Plot3d whole = with_edges(plot, layout.axes, theme);
    whole.group_names.insert(whole.group_names.begin(), "axes");
    paint_space_shapes(canvas, whole, layout.box, jobs);
    canvas.begin_group("words");
    paint_space_words(canvas, layout.axes, theme);
    paint_labels(canvas, typesetter, plot, view, theme);
    paint_insets(canvas, typesetter, plot, theme, place);
    canvas.end_group();
}

}  // namespace lectern
