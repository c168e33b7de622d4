#include "paint/page_painter.h"

#include "paint/plane_cross.h"
#include "paint/plane_marks.h"

namespace lectern {

void paint_page_ground(Canvas& canvas, const Figure& figure, const PageLayout& layout) {
    if (const auto* plot = std::get_if<Plot2d>(&figure.plot)) {
        paint_plane_axes(canvas, layout.axes, plot->axes, figure.theme, layout.plot_box);
    }
    for (std::size_t i = 0; i < layout.color_bars.size(); ++i) {
        paint_color_bar(canvas, layout.color_bars[i], figure.color_bars[i], figure.theme);
    }
    if (layout.legend.place == LegendPlace::right) paint_legend(canvas, layout.legend, figure.legend, figure.theme);
}

void paint_page_words(Canvas& canvas, const Figure& figure, const PageLayout& layout) {
    const auto* plot = std::get_if<Plot2d>(&figure.plot);
    if (plot != nullptr && plot->axes.style == AxesStyle::cross) {
        paint_plane_cross_words(canvas, layout.axes, figure.theme);
    }
    paint_plot_words(canvas, layout.words, figure.theme, figure.theme.plot_ground);
    for (const PlacedText& heading : layout.headings) draw_words(canvas, heading, figure.theme.text);
    if (layout.legend.place != LegendPlace::right) paint_legend(canvas, layout.legend, figure.legend, figure.theme);
}

void paint_cross(Canvas& canvas, const Figure& figure, const PageLayout& layout, std::size_t groups_painted) {
    const auto* plot = std::get_if<Plot2d>(&figure.plot);
    if (plot == nullptr || plot->axes.style != AxesStyle::cross || groups_painted != groups_under_cross(*plot)) return;
    paint_plane_cross(canvas, layout.axes, plot->axes, figure.theme, layout.plot_box);
}

namespace {

void paint_panel(Canvas& canvas, Typesetter& typesetter, const PanelLayout& panel, const SpacePainter& paint_space) {
    if (panel.card) {
        paint_card(canvas, *panel.card);
        return;
    }
    const Figure& figure = *panel.figure;
    paint_page_ground(canvas, figure, panel.page);
    if (const auto* plane = std::get_if<Plot2d>(&figure.plot)) {
        const PlaneMap map{panel.page.plot_box, plane->axes.x.range, plane->axes.y.range};
        const auto line_words = place_line_words(typesetter, *plane, panel.page, figure.theme);
        for (std::size_t i = 0; i <= plane->groups.size(); ++i) {
            paint_cross(canvas, figure, panel.page, i);
            if (i < plane->groups.size()) {
                paint_plane_group(canvas, typesetter, *plane->groups[i], line_words[i], map, figure.theme);
            }
        }
    }
    if (const auto* space = std::get_if<Plot3d>(&figure.plot)) {
        paint_space(*space, figure.theme, panel.page.plot_box);
    }
    paint_page_words(canvas, figure, panel.page);
}

}  // namespace

void paint_panels(Canvas& canvas, Typesetter& typesetter, const std::vector<PanelLayout>& panels,
                  const SpacePainter& paint_space) {
    for (const PanelLayout& panel : panels) {
        canvas.begin_group("panel");
        paint_panel(canvas, typesetter, panel, paint_space);
        canvas.end_group();
    }
}

}  // namespace lectern
