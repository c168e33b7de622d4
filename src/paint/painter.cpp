#include "lectern/paint/paint.h"

#include "lectern/base/parallel.h"
#include "lectern/base/plain_text.h"

#include "paint/card_layout.h"
#include "paint/page_layout.h"
#include "paint/page_painter.h"
#include "paint/panels_layout.h"
#include "paint/pdf_canvas.h"
#include "paint/pixel_canvas.h"
#include "paint/plane_marks.h"
#include "paint/prefix_cache.h"
#include "paint/space_plot.h"
#include "paint/svg_canvas.h"
#include "paint/vector_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// Of a figure's page where nothing is painted.
std::uint32_t empty_pixel(const Figure& figure) { return figure.transparent ? 0 : opaque_pixel(figure.theme.ground); }

/// To touch a picture's memory for the first time takes longer than to fill it: each thread does a part.
void clear_page(const Figure& figure, int jobs, Image& page) {
    const auto pixels = [&](double length) { return static_cast<int>(std::lround(length * figure.scale)); };
    page.width = pixels(figure.size.x());
    page.height = pixels(figure.size.y());
    page.pixels.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
    const std::uint32_t empty = empty_pixel(figure);
    parallel_runs(page.height, jobs, [&](int row, int /*thread*/) { std::fill_n(page.row(row), page.width, empty); });
    page.drawn = {};
}

void append(LayoutFaults& faults, const LayoutFaults& more) { faults.insert(faults.end(), more.begin(), more.end()); }

/// Of a figure that is laid out.
LayoutFaults faults_of(Typesetter& typesetter, const Figure& figure, const PageLayout& layout) {
    LayoutFaults faults = layout.faults;
    if (const auto* plot = std::get_if<Plot3d>(&figure.plot)) {
        const SpaceLayout space = lay_out_space(typesetter, *plot, figure.theme, layout.plot_box);
        if (space.detail != PageDetail::full) {
            faults.push_back("words of its axes are left out: there is no room for them");
        }
        append(faults, place_space_words(typesetter, *plot, space, figure.theme, layout.plot_box).faults);
    }
    return faults;
}

}  // namespace

struct Painter::State {
    int jobs;
    Typesetter typesetter;
    PrefixCache cache;
    LineWordsCache line_words;
    std::shared_ptr<const Figure> faded_figure;  ///< What was faded from last,
    double faded_scale = 0;
    bool faded_transparent = false;
    Image faded;  ///< and its picture.
    Image spare;  ///< Memory for the next picture.

    /// A canvas that goes on from `start`; null: from an empty page.
    [[nodiscard]] PixelCanvas open_canvas(const Figure& figure, const KeptPage* start) {
        Image page = std::exchange(spare, {});
        if (start != nullptr)
            start->restore(page);
        else
            clear_page(figure, jobs, page);
        PixelCanvas canvas(std::move(page), figure.scale);
        if (figure.transparent) canvas.leave_out_grounds();
        return canvas;
    }
};

Painter::Painter(int jobs) : state_(std::make_unique<State>(State{jobs, {}, {}, {}, {}, 0, false, {}, {}})) {}
Painter::~Painter() = default;
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;

namespace {

/// `share` of `above` over `below`.
void blend(const Image& below, double share, Image& above) {
    const auto weight = static_cast<std::uint32_t>(std::lround(256 * std::clamp(share, 0.0, 1.0)));
    const auto mixed = [&](std::uint32_t a, std::uint32_t b, int shift) {
        return ((a >> shift & 0xff) * weight + (b >> shift & 0xff) * (256 - weight) + 128) >> 8 << shift;
    };
    for (std::size_t i = 0; i < above.pixels.size(); ++i) {
        const std::uint32_t a = above.pixels[i], b = below.pixels[i];
        above.pixels[i] = mixed(a, b, 24) | mixed(a, b, 16) | mixed(a, b, 8) | mixed(a, b, 0);
    }
}

}  // namespace

Image Painter::paint(const Figure& figure) {
    if (!figure.fading_from) return paint_whole(figure);
    // One figure is faded from for many frames in a row.
    if (state_->faded_figure != figure.fading_from || state_->faded_scale != figure.scale ||
        state_->faded_transparent != figure.transparent) {
        Figure below = *figure.fading_from;
        below.scale = figure.scale;
        below.transparent = figure.transparent;
        state_->faded = paint_whole(below);
        state_->faded_figure = figure.fading_from;
        state_->faded_scale = figure.scale;
        state_->faded_transparent = figure.transparent;
    }
    Image image = paint_whole(figure);
    if (image.pixels.size() == state_->faded.pixels.size()) blend(state_->faded, figure.faded_in, image);
    image.drawn = {};
    return image;
}

void Painter::recycle(Image picture) { state_->spare = std::move(picture); }

Image Painter::paint_whole(const Figure& figure) {
    if (const auto* card = std::get_if<Card>(&figure.plot)) {
        PixelCanvas canvas = state_->open_canvas(figure, nullptr);
        paint_card(canvas, lay_out_card(state_->typesetter, figure, *card));
        return canvas.finish();
    }
    const PageLayout layout = lay_out_page(state_->typesetter, figure);
    if (const auto* panels = std::get_if<Panels>(&figure.plot)) {
        PixelCanvas canvas = state_->open_canvas(figure, nullptr);
        const auto paint_space = [&](const Plot3d& plot, const Theme& theme, const Rect& place) {
            paint_space_plot(canvas, state_->typesetter, plot, theme, place, state_->jobs);
        };
        paint_page_ground(canvas, figure, layout);
        paint_panels(canvas, state_->typesetter,
                     lay_out_panels(state_->typesetter, *panels, layout.plot_box, 1 / figure.scale), paint_space);
        paint_page_words(canvas, figure, layout);
        return canvas.finish();
    }
    const auto* plane = std::get_if<Plot2d>(&figure.plot);
    const PrefixCache::Groups no_groups;
    const PrefixCache::Groups& groups = plane ? plane->groups : no_groups;
    const PrefixCache::Plan plan = state_->cache.plan(page_ground(figure, layout), groups);

    const std::vector<GroupLineWords>* line_words =
        plane ? &state_->line_words.words(state_->typesetter, *plane, layout, figure.theme) : nullptr;

    PixelCanvas canvas = state_->open_canvas(figure, plan.start);
    if (!plan.start) paint_page_ground(canvas, figure, layout);
    for (std::size_t i = plan.painted; i <= groups.size(); ++i) {
        if (plan.keep_after == i) state_->cache.keep(canvas.image(), empty_pixel(figure), i);
        paint_cross(canvas, figure, layout, i);
        if (i == groups.size()) break;
        const PlaneMap map{layout.plot_box, plane->axes.x.range, plane->axes.y.range};
        paint_plane_group(canvas, state_->typesetter, *groups[i], (*line_words)[i], map, figure.theme);
    }
    if (const auto* space = std::get_if<Plot3d>(&figure.plot)) {
        paint_space_plot(canvas, state_->typesetter, *space, figure.theme, layout.plot_box, state_->jobs);
    }
    paint_page_words(canvas, figure, layout);
    return canvas.finish();
}

std::string Painter::paint_svg(const Figure& figure, const std::string& name) {
    SvgCanvas canvas(figure.size, name);
    paint_vector_page(canvas, state_->typesetter, figure, state_->jobs);
    return canvas.finish(plain_text(figure.title, figure.theme.typography), figure.alt);
}

std::vector<std::uint8_t> Painter::paint_pdf(const Figure& figure) {
    PdfCanvas canvas(figure.size, {plain_text(figure.title, figure.theme.typography), figure.alt});
    paint_vector_page(canvas, state_->typesetter, figure, state_->jobs);
    return canvas.finish();
}

FigureLayout Painter::layout(const Figure& figure) {
    if (const auto* card = std::get_if<Card>(&figure.plot)) {
        const CardLayout layout = lay_out_card(state_->typesetter, figure, *card);
        return {layout.room, {}, layout.scale};
    }
    const PageLayout layout = lay_out_page(state_->typesetter, figure);
    if (const auto* space = std::get_if<Plot3d>(&figure.plot)) {
        return {space_plot_box(state_->typesetter, *space, figure.theme, layout.plot_box), {}, 1};
    }
    FigureLayout found{layout.plot_box, {}, 1};
    if (const auto* panels = std::get_if<Panels>(&figure.plot)) {
        for (const PanelLayout& panel :
             lay_out_panels(state_->typesetter, *panels, layout.plot_box, 1 / figure.scale)) {
            found.panels.push_back(panel.card ? panel.card->room : panel.page.plot_box);
        }
    }
    return found;
}

LayoutFaults Painter::faults(const Figure& figure) {
    Typesetter& typesetter = state_->typesetter;
    if (std::holds_alternative<Card>(figure.plot)) return {};  // told as mistakes
    const PageLayout layout = lay_out_page(typesetter, figure);
    LayoutFaults faults = faults_of(typesetter, figure, layout);
    const auto* panels = std::get_if<Panels>(&figure.plot);
    if (panels == nullptr) return faults;
    char letter = 'a';
    for (const PanelLayout& panel : lay_out_panels(typesetter, *panels, layout.plot_box, 1 / figure.scale)) {
        LayoutFaults of_panel = panel.card ? LayoutFaults{} : faults_of(typesetter, *panel.figure, panel.page);
        if (panel.card && panel.card->scale < 0.6)
            of_panel.push_back("its words have room only at less than 60 % of their size");
        for (const std::string& fault : of_panel) faults.push_back(fmt::format("panel ({}): {}", letter, fault));
        ++letter;
    }
    return faults;
}

}  // namespace lectern
