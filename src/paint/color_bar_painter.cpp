#include "paint/color_bar_painter.h"

#include <algorithm>
#include <cmath>

#include "paint/balanced_lines.h"
#include "paint/frame.h"
#include "paint/side_label.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

bool on_the_right(const ColorBar& bar) { return bar.side == ColorBarSide::right; }

struct BarMeasures {
    BarMeasures(const PageMeasures& page, const ColorBar& bar)
        : gap((on_the_right(bar) ? 1.5 : 0.9) * page.em), width((on_the_right(bar) ? 1.15 : 0.95) * page.em) {}
    double gap, width;
};

/// How far up (or along) the bar a value lies, 0 to 1. Bands are equally long, as Matplotlib draws them: of levels that
/// grow tenfold, most would be narrower than their numbers.
double share(const ColorBar& bar, double value) {
    if (bar.edges.size() < 2) return (value - bar.range.low) / bar.range.length();
    const auto above = std::ranges::upper_bound(bar.edges, value);
    const std::ptrdiff_t bands = std::ssize(bar.edges) - 1;
    const std::ptrdiff_t band = std::clamp<std::ptrdiff_t>(above - bar.edges.begin() - 1, 0, bands - 1);
    const double low = bar.edges[static_cast<std::size_t>(band)], high = bar.edges[static_cast<std::size_t>(band) + 1];
    return (static_cast<double>(band) + (value - low) / (high - low)) / static_cast<double>(bands);
}

/// Their values are shares of the bar.
std::vector<PlacedTick> bar_ticks(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, double length) {
    // Where numbers are left out a 0 is kept: shares are counted from it, or from where none is 0.
    const auto zero = std::ranges::find(bar.ticks, 0.0, &Tick::value);
    const double origin = zero != bar.ticks.end() ? share(bar, 0) : -1;
    std::vector<Tick> ticks = bar.ticks;
    for (Tick& tick : ticks) tick.value = share(bar, tick.value) - origin;
    const Range all{-origin, 1 - origin};
    auto placed = place_ticks(typesetter, tick_style(theme), ticks, all, length, !on_the_right(bar));
    for (PlacedTick& tick : placed) tick.value += origin;
    return placed;
}

/// The name of a level bar, in as many lines as it needs not to be longer than the bar.
TextLayout level_label(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, double length) {
    const TextStyle style = axis_label_style(theme, bar.label);
    TextLayout label = typesetter.layout(bar.label, style);
    if (label.width <= length) return label;
    return balanced_lines(typesetter, bar.label, style, std::max(length, theme.font_size));
}

/// The part of the bar between two shares, its sides whole pixels.
Rect part(const Canvas& canvas, const ColorBar& bar, const Rect& place, double from, double to) {
    if (on_the_right(bar)) {
        const double top = canvas.snap_edge(place.bottom() - to * place.height);
        return {place.x, top, place.width, canvas.snap_edge(place.bottom() - from * place.height) - top};
    }
    const double left = canvas.snap_edge(place.x + from * place.width);
    return {left, place.y, canvas.snap_edge(place.x + to * place.width) - left, place.height};
}

/// Each band over the rest of the bar, so that no seam can show between them; see-through ones side by side.
void paint_bands(Canvas& canvas, const ColorBar& bar, const Rect& place) {
    const std::size_t bands = std::min(bar.band_colors.size(), bar.edges.size() - 1);
    const bool opaque = std::ranges::all_of(bar.band_colors, [](const Color& color) { return color.alpha >= 1; });
    for (std::size_t i = 0; i < bands; ++i) {
        const double from = std::clamp(share(bar, bar.edges[i]), 0.0, 1.0);
        const double to = std::clamp(share(bar, opaque ? bar.edges[bands] : bar.edges[i + 1]), 0.0, 1.0);
        canvas.fill_rect(part(canvas, bar, place, from, to), bar.band_colors[i]);
    }
}

void paint_bar_ticks(Canvas& canvas, const ColorBarLayout& layout, const ColorBar& bar, const Theme& theme) {
    const PageMeasures page(theme);
    const double width = canvas.snap_width(page.line);
    const Rect& place = layout.bar;
    for (const PlacedTick& tick : layout.ticks) {
        const double at = tick.value;
        if (on_the_right(bar)) {
            const double y = canvas.snap_line(place.bottom() - at * place.height, width);
            const double x = place.right() + width;
            canvas.stroke_segment({x, y}, {canvas.snap_edge(x + page.tick), y}, theme.frame, width);
        } else {
            const double x = canvas.snap_line(place.x + at * place.width, width);
            const double y = place.bottom() + width;
            canvas.stroke_segment({x, y}, {x, canvas.snap_edge(y + page.tick)}, theme.frame, width);
        }
    }
}

ColorBarLayout place_upright(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                             const Rect& place) {
    const PageMeasures page(theme);
    ColorBarLayout layout{place, {}, {}};
    double right = place.right() + page.line;
    if (detail != PageDetail::bare) {
        layout.ticks = bar_ticks(typesetter, bar, theme, place.height);
        const double widest = widest_label(layout.ticks);
        right += page.tick + page.tick_gap + widest;
        for (const PlacedTick& tick : layout.ticks) {
            if (!tick.labelled) continue;
            // Numbers of as many decimals each: set flush right, their digits stand one under the other.
            const double y = place.bottom() - tick.value * place.height + tick.text.ink_middle();
            layout.words.push_back({tick.text, {right - tick.text.width, y}});
        }
    }
    if (detail == PageDetail::full && !bar.label.empty()) {
        const SideLabel label(typesetter, theme, bar.label, place.height);
        layout.words.push_back(label.place(right + page.label_gap, place.y + place.height / 2));
    }
    return layout;
}

ColorBarLayout place_level(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                           const Rect& place) {
    const PageMeasures page(theme);
    ColorBarLayout layout{place, {}, {}};
    double bottom = place.bottom() + page.line;
    if (detail != PageDetail::bare) {
        layout.ticks = bar_ticks(typesetter, bar, theme, place.width);
        bottom += page.tick;
        if (!layout.ticks.empty()) bottom += page.tick_gap + label_ascent(layout.ticks);
        for (const PlacedTick& tick : layout.ticks) {
            if (!tick.labelled) continue;
            const double x = place.x + tick.value * place.width;
            layout.words.push_back({tick.text, {x - tick.text.width / 2, bottom}});
        }
        bottom += label_descent(layout.ticks);
    }
    if (detail == PageDetail::full && !bar.label.empty()) {
        TextLayout label = level_label(typesetter, bar, theme, place.width);
        const Vec2 origin(place.x + (place.width - label.width) / 2, bottom + page.label_gap + label.ink_ascent);
        layout.words.push_back({std::move(label), origin});
    }
    return layout;
}

}  // namespace

double color_bar_thickness(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                           double length) {
    const PageMeasures page(theme);
    const BarMeasures measures(page, bar);
    double thickness = measures.gap + measures.width + page.line;
    if (detail != PageDetail::bare) {
        const std::vector<PlacedTick> ticks = bar_ticks(typesetter, bar, theme, length);
        thickness += page.tick;
        if (!ticks.empty()) {
            thickness +=
                page.tick_gap + (on_the_right(bar) ? widest_label(ticks) : label_ascent(ticks) + label_descent(ticks));
        }
    }
    if (detail == PageDetail::full && !bar.label.empty()) {
        const TextLayout label = level_label(typesetter, bar, theme, length);
        thickness += page.label_gap + (on_the_right(bar) ? SideLabel(typesetter, theme, bar.label, length).thickness()
                                                         : label.ink_ascent + label.descent);
    }
    return thickness;
}

double color_bar_overhang(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, double length) {
    const auto ticks = bar_ticks(typesetter, bar, theme, length);
    return (on_the_right(bar) ? tallest_label(ticks) : widest_label(ticks)) / 2;
}

ColorBarLayout place_color_bar(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                               double start, const Range& along) {
    const BarMeasures measures(PageMeasures(theme), bar);
    if (on_the_right(bar)) {
        const Rect place{start + measures.gap, along.low, measures.width, along.length()};
        return place_upright(typesetter, bar, theme, detail, place);
    }
    const Rect place{along.low, start + measures.gap, along.length(), measures.width};
    return place_level(typesetter, bar, theme, detail, place);
}

void paint_color_bar(Canvas& canvas, const ColorBarLayout& layout, const ColorBar& bar, const Theme& theme) {
    const Rect place = part(canvas, bar, layout.bar, 0, 1);
    const double left = canvas.snap_edge(place.x), top = canvas.snap_edge(place.y);
    const Rect crisp{left, top, canvas.snap_edge(place.right()) - left, canvas.snap_edge(place.bottom()) - top};
    if (bar.edges.size() >= 2) {
        paint_bands(canvas, bar, crisp);
    } else if (bar.colormap) {
        canvas.fill_scale(crisp, *bar.colormap, on_the_right(bar));
    }
    paint_frame(canvas, crisp, theme);
    paint_bar_ticks(canvas, {crisp, layout.ticks, {}}, bar, theme);
    for (const PlacedText& words : layout.words) draw_words(canvas, words, theme.text);
}

}  // namespace lectern
