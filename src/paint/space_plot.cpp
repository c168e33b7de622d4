#include "paint/space_plot.h"

#include "lectern/raster/render_space.h"
#include "paint/plot_words.h"
#include "paint/space_layout.h"
#include "paint/space_shapes_painter.h"
#include "paint/space_walls.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

Rect common_part(const Rect& a, const Rect& b) {
    const double left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(0.0, std::min(a.right(), b.right()) - left),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - top)};
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

void paint_space_marks(PixelCanvas& canvas, const Plot3d& plot, const SpaceLayout& layout, const Rect& place,
                       int jobs) {
    Rect box = layout.picture;
    // A box that its camera shows larger than its place ends where the place does.
    if (plot.camera.field_of_view) box = common_part(box, place);
    const double scale = canvas.scale();
    const double reach = marker_reach(plot);
    const Rect bounds = canvas.bounds();
    const auto pixel = [&](double at) { return static_cast<int>(std::floor(at * scale)); };
    const int left = pixel(std::max(bounds.x, box.x - reach)), top = pixel(std::max(bounds.y, box.y - reach));
    const int right = std::min(canvas.width(), pixel(box.right() + reach) + 1);
    const int bottom = std::min(canvas.height(), pixel(box.bottom() + reach) + 1);
    if (right <= left || bottom <= top) return;
    const Rect& frame = layout.frame;
    const View view(plot.axes, plot.camera,
                    {frame.x * scale - left, frame.y * scale - top, frame.width * scale, frame.height * scale});
    canvas.draw_pixels(top, [&](Image& image) {
        auto rows = render_space(plot, view, scale, jobs, ImagePart(image, left, top, right - left, bottom - top));
        for (Columns& columns : rows)
            if (!columns.empty()) columns = {columns.first + left, columns.last + left};
        return rows;
    });
}

/// The plot with the axes' lines among its marks: where one runs before or behind a surface, depth decides.
Plot3d with_lines(const Plot3d& plot, const SpaceAxes& axes, const View& view) {
    Plot3d whole = with_lines_on_walls(plot, view);
    whole.groups.insert(whole.groups.begin(), std::make_shared<const Group3d>(axes.lines));
    return whole;
}

}  // namespace

Rect space_plot_box(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    return lay_out_space(typesetter, plot, theme, place).picture;
}

void paint_space_plot(PixelCanvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                      const Rect& place, int jobs) {
    const SpaceLayout layout = lay_out_space(typesetter, plot, theme, place);
    const View view(plot.axes, plot.camera, layout.frame);
    canvas.begin_clip(place);
    paint_space_walls(canvas, plot.axes, view, theme);
    paint_space_ticks(canvas, layout.axes, theme);
    canvas.end_clip();
    paint_space_marks(canvas, with_lines(plot, layout.axes, view), layout, place, jobs);
    paint_space_words(canvas, layout.axes, theme);
    paint_plot_words(canvas, place_space_words(typesetter, plot, layout, theme, place), theme, theme.ground);
}

void paint_space_plot_in_shapes(Canvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                                const Rect& place, int jobs) {
    const SpaceLayout layout = lay_out_space(typesetter, plot, theme, place);
    const View view(plot.axes, plot.camera, layout.frame);
    canvas.begin_group("walls");
    canvas.begin_clip(place);
    paint_space_walls(canvas, plot.axes, view, theme);
    paint_space_ticks(canvas, layout.axes, theme);
    canvas.end_clip();
    canvas.end_group();
    Plot3d whole = with_lines(plot, layout.axes, view);
    whole.group_names.insert(whole.group_names.begin(), "axes");
    paint_space_shapes(canvas, whole, layout.frame, jobs);
    canvas.begin_group("words");
    paint_space_words(canvas, layout.axes, theme);
    paint_plot_words(canvas, place_space_words(typesetter, plot, layout, theme, place), theme, theme.ground);
    canvas.end_group();
}

}  // namespace lectern
