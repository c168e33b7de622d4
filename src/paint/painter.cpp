#include "lectern/paint/paint.h"

#include "paint/card_layout.h"
#include "paint/page_layout.h"
#include "paint/pdf_canvas.h"
#include "paint/pixel_canvas.h"
#include "paint/plane_marks.h"
#include "paint/prefix_cache.h"
#include "paint/space_plot.h"
#include "paint/svg_canvas.h"
#include "paint/vector_page.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

std::uint32_t opaque_pixel(Color color) {
    const auto byte = [](double part) {
        return static_cast<std::uint32_t>(std::lround(255 * std::clamp(part, 0.0, 1.0)));
    };
    return 0xff000000u | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue);
}

Image empty_page(const Figure& figure) {
    const auto pixels = [&](double length) { return static_cast<int>(std::lround(length * figure.scale)); };
    return {pixels(figure.size.x()), pixels(figure.size.y()), opaque_pixel(figure.theme.ground)};
}

void paint_ground(Canvas& canvas, const Figure& figure, const PageLayout& layout) {
    if (const auto* plot = std::get_if<Plot2d>(&figure.plot)) {
        paint_plane_axes(canvas, layout.axes, plot->axes, figure.theme, layout.plot_box);
    }
    for (std::size_t i = 0; i < layout.color_bars.size(); ++i) {
        paint_color_bar(canvas, layout.color_bars[i], figure.color_bars[i], figure.theme);
    }
    if (figure.legend.place == LegendPlace::right) paint_legend(canvas, layout.legend, figure.legend, figure.theme);
}

void paint_overlay(Canvas& canvas, const Figure& figure, const PageLayout& layout) {
    for (const PlacedText& heading : layout.headings) draw_words(canvas, heading, figure.theme.text);
    if (figure.legend.place != LegendPlace::right) paint_legend(canvas, layout.legend, figure.legend, figure.theme);
}

}  // namespace

struct Painter::State {
    int jobs;
    Typesetter typesetter;
    PrefixCache cache;
};

Painter::Painter(int jobs) : state_(std::make_unique<State>(State{jobs, {}, {}})) {}
Painter::~Painter() = default;
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;

Image Painter::paint(const Figure& figure) {
    if (const auto* card = std::get_if<Card>(&figure.plot)) {
        PixelCanvas canvas(empty_page(figure), figure.scale);
        paint_card(canvas, lay_out_card(state_->typesetter, figure, *card));
        return canvas.finish();
    }
    const PageLayout layout = lay_out_page(state_->typesetter, figure);
    const auto* plane = std::get_if<Plot2d>(&figure.plot);
    const PrefixCache::Groups no_groups;
    const PrefixCache::Groups& groups = plane ? plane->groups : no_groups;
    const PrefixCache::Plan plan = state_->cache.plan(page_ground(figure, layout), groups);

    PixelCanvas canvas(plan.start ? *plan.start : empty_page(figure), figure.scale);
    if (!plan.start) paint_ground(canvas, figure, layout);
    for (std::size_t i = plan.painted; i <= groups.size(); ++i) {
        if (plan.keep_after == i) state_->cache.keep(canvas.image(), i);
        if (i == groups.size()) break;
        const PlaneMap map{layout.plot_box, plane->axes.x.range, plane->axes.y.range};
        paint_plane_group(canvas, state_->typesetter, *groups[i], map, figure.theme);
    }
    if (const auto* space = std::get_if<Plot3d>(&figure.plot)) {
        paint_space_plot(canvas, state_->typesetter, *space, figure.theme, layout.plot_box, state_->jobs);
    }
    paint_overlay(canvas, figure, layout);
    return canvas.finish();
}

std::string Painter::paint_svg(const Figure& figure, const std::string& name) {
    SvgCanvas canvas(figure.size, name);
    paint_vector_page(canvas, state_->typesetter, figure, state_->jobs);
    return canvas.finish(figure.title, figure.alt);
}

std::vector<std::uint8_t> Painter::paint_pdf(const Figure& figure) {
    PdfCanvas canvas(figure.size, {figure.title, figure.alt});
    paint_vector_page(canvas, state_->typesetter, figure, state_->jobs);
    return canvas.finish();
}

FigureLayout Painter::layout(const Figure& figure) {
    if (const auto* card = std::get_if<Card>(&figure.plot)) {
        const CardLayout layout = lay_out_card(state_->typesetter, figure, *card);
        return {layout.room, layout.scale};
    }
    const PageLayout layout = lay_out_page(state_->typesetter, figure);
    if (const auto* space = std::get_if<Plot3d>(&figure.plot)) {
        return {space_plot_box(state_->typesetter, *space, figure.theme, layout.plot_box)};
    }
    return {layout.plot_box};
}

}  // namespace lectern
