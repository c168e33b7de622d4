#include "paint/vector_page.h"

#include "paint/card_layout.h"
#include "paint/page_layout.h"
#include "paint/page_painter.h"
#include "paint/plane_cross.h"
#include "paint/plane_marks.h"
#include "paint/space_plot.h"

namespace lectern {
namespace {

void paint_plane(Canvas& canvas, Typesetter& typesetter, const Figure& figure, const PageLayout& layout,
                 const Plot2d& plot) {
    canvas.begin_group("axes");
    paint_plane_axes(canvas, layout.axes, plot.axes, figure.theme, layout.plot_box);
    canvas.end_group();
    const PlaneMap map{layout.plot_box, plot.axes.x.range, plot.axes.y.range};
    const auto line_words = place_line_words(typesetter, plot, layout, figure.theme);
    for (std::size_t i = 0; i <= plot.groups.size(); ++i) {
        if (plot.axes.style == AxesStyle::cross && i == groups_under_cross(plot)) {
            canvas.begin_group("axes that cross");
            paint_cross(canvas, figure, layout, i);
            canvas.end_group();
        }
        if (i == plot.groups.size()) break;
        canvas.begin_group(i < plot.group_names.size() ? plot.group_names[i] : "layer");
        paint_plane_group(canvas, typesetter, *plot.groups[i], line_words[i], map, figure.theme);
        canvas.end_group();
    }
    if (plot.axes.style == AxesStyle::cross) {
        canvas.begin_group("words of the axes");
        paint_plane_cross_words(canvas, layout.axes, figure.theme);
        canvas.end_group();
    }
    if (layout.words.labels.empty() && layout.words.insets.empty()) return;
    canvas.begin_group("labels");
    paint_plot_words(canvas, layout.words, figure.theme, figure.theme.plot_ground);
    canvas.end_group();
}

}  // namespace

void paint_vector_page(Canvas& canvas, Typesetter& typesetter, Figure figure, int jobs) {
    // Places are fitted to CSS pixels, so that frames are crisp on a screen too.
    figure.scale = canvas.scale();
    if (figure.transparent) canvas.leave_out_grounds();
    canvas.fill_ground(canvas.bounds(), figure.theme.ground);
    if (const auto* card = std::get_if<Card>(&figure.plot)) {
        canvas.begin_group("card");
        paint_card(canvas, lay_out_card(typesetter, figure, *card));
        canvas.end_group();
        return;
    }
    const PageLayout layout = lay_out_page(typesetter, figure);
    if (!layout.headings.empty()) {
        canvas.begin_group("words");
        for (const PlacedText& heading : layout.headings) draw_words(canvas, heading, figure.theme.text);
        canvas.end_group();
    }
    if (const auto* plot = std::get_if<Plot2d>(&figure.plot)) paint_plane(canvas, typesetter, figure, layout, *plot);
    if (const auto* plot = std::get_if<Plot3d>(&figure.plot))
        paint_space_plot_in_shapes(canvas, typesetter, *plot, figure.theme, layout.plot_box, jobs);
    if (const auto* panels = std::get_if<Panels>(&figure.plot)) {
        const auto paint_space = [&](const Plot3d& plot, const Theme& theme, const Rect& place) {
            paint_space_plot_in_shapes(canvas, typesetter, plot, theme, place, jobs);
        };
        paint_panels(canvas, typesetter, lay_out_panels(typesetter, *panels, layout.plot_box, 1 / figure.scale),
                     paint_space);
    }
    for (std::size_t i = 0; i < layout.color_bars.size(); ++i) {
        canvas.begin_group("color bar");
        paint_color_bar(canvas, layout.color_bars[i], figure.color_bars[i], figure.theme);
        canvas.end_group();
    }
    if (layout.legend.rows.empty()) return;
    canvas.begin_group("legend");
    paint_legend(canvas, layout.legend, figure.legend, figure.theme);
    canvas.end_group();
}

}  // namespace lectern
