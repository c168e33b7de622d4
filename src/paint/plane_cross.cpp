#include "paint/plane_cross.h"

#include <algorithm>
#include <variant>

#include "paint/marks.h"
#include "paint/plane_map.h"
#include "paint/rectangles.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

struct CrossMeasures {
    explicit CrossMeasures(const PageMeasures& page)
        : overshoot(1.15 * page.em), head_length(0.75 * page.em), head_width(0.5 * page.em), tip_gap(0.35 * page.em) {}
    double overshoot;  ///< How far the arrows reach beyond the plot box, so that no tick lies under a head.
    double head_length, head_width;
    double tip_gap;  ///< From a tip to its label.
};

/// The place of the range that is nearest to 0.
double nearest_to_zero(const Range& range) { return std::clamp(0.0, range.low, range.high); }

/// Places words and keeps what they cover.
class CrossPlacer {
public:
    CrossPlacer(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail, const Rect& box)
        : typesetter_(typesetter),
          axes_(axes),
          theme_(theme),
          detail_(detail),
          box_(box),
          page_(theme),
          measures_(page_),
          map_{box, axes.x.range, axes.y.range} {
        layout_.crossing = map_(Vec2(nearest_to_zero(axes.x.range), nearest_to_zero(axes.y.range)));
        const Vec2& at = layout_.crossing;
        // Labels stand on the left of the y axis and under the x axis, unless the axis runs along another edge.
        y_on_right_ = axes.x.range.high <= 0 && axes.x.range.low < 0;
        x_on_top_ = axes.y.range.high <= 0 && axes.y.range.low < 0;
        goes_on_below_ = axes.y.visible && (x_on_top_ || at.y() < box.bottom() - 0.5);
        goes_on_left_ = axes.x.visible && (y_on_right_ || at.x() > box.x + 0.5);
        if (detail != PageDetail::bare) {
            if (axes.x.visible) place_x_ticks();
            layout_.x_numbers = layout_.words.size();
            if (axes.y.visible) place_y_ticks();
            layout_.y_numbers = layout_.words.size() - layout_.x_numbers;
        }
        if (detail == PageDetail::full) place_labels();
    }

    PlaneAxesLayout take() { return std::move(layout_); }

private:
    [[nodiscard]] bool is_free(const Rect& rect) const {
        return std::none_of(layout_.words.begin(), layout_.words.end(), [&](const PlacedText& words) {
            return overlap(grown(rect, 0.15 * page_.em), ink_of(words));
        });
    }

    void place_x_ticks() {
        layout_.x_ticks = place_ticks(typesetter_, tick_style(theme_), axes_.x, box_.width, true);
        const double below = layout_.crossing.y() + page_.tick / 2 + page_.tick_gap;
        const double above = layout_.crossing.y() - page_.tick / 2 - page_.tick_gap;
        for (PlacedTick& tick : layout_.x_ticks) {
            const double x = map_.across(tick.value);
            const TextLayout& text = tick.text;
            const double baseline =
                x_on_top_ ? above - text.last_baseline - text.ink_descent : below + label_ascent(layout_.x_ticks);
            double left = x - text.width / 2;
            // At the crossing the other axis runs on: the label steps aside, and stands for both axes where both are 0.
            const bool at_crossing = std::abs(x - layout_.crossing.x()) < 0.5;
            if (at_crossing && goes_on_below_) left = x - page_.tick / 2 - page_.tick_gap - text.width;
            const bool strikes = !at_crossing && goes_on_below_ && axes_.y.visible &&
                                 left - page_.tick / 2 < layout_.crossing.x() &&
                                 left + text.width + page_.tick / 2 > layout_.crossing.x();
            if (!tick.labelled || strikes) continue;
            layout_.words.push_back({text, {left, baseline}});
        }
    }

    void place_y_ticks() {
        layout_.y_ticks = place_ticks(typesetter_, tick_style(theme_), axes_.y, box_.height, false);
        const double aside = page_.tick / 2 + page_.tick_gap;
        for (const PlacedTick& tick : layout_.y_ticks) {
            const double y = map_.down(tick.value);
            const TextLayout& text = tick.text;
            const double left = y_on_right_ ? layout_.crossing.x() + aside : layout_.crossing.x() - aside - text.width;
            const PlacedText words{text, {left, y + text.ink_middle()}};
            const Rect ink = ink_of(words);
            const bool on_x_axis = axes_.x.visible && goes_on_left_ && ink.y - page_.tick / 2 < layout_.crossing.y() &&
                                   ink.bottom() + page_.tick / 2 > layout_.crossing.y();
            if (!tick.labelled || on_x_axis || !is_free(ink)) continue;
            layout_.words.push_back(words);
        }
    }

    void place_labels() {
        const double widest = 6 * page_.em;
        if (axes_.x.visible && !axes_.x.label.empty()) {
            TextLayout label = typesetter_.layout(axes_.x.label, axis_label_style(theme_, axes_.x.label), widest);
            const Vec2 tip(box_.right() + measures_.overshoot, layout_.crossing.y());
            const Vec2 origin = anchored_origin(label, tip, Anchor::right, measures_.tip_gap);
            layout_.words.push_back({std::move(label), origin});
        }
        if (axes_.y.visible && !axes_.y.label.empty()) {
            TextLayout label = typesetter_.layout(axes_.y.label, axis_label_style(theme_, axes_.y.label),
                                                  std::max(widest, 0.5 * box_.width), TextAlignment::center);
            const Vec2 tip(layout_.crossing.x(), box_.y - measures_.overshoot);
            Vec2 origin = anchored_origin(label, tip, Anchor::above, measures_.tip_gap);
            // A long label at an edge stays over the plot.
            if (label.width > 2 * page_.em) {
                origin.x() = std::max(std::min(origin.x(), box_.right() - label.width), box_.x);
            }
            layout_.words.push_back({std::move(label), origin});
        }
    }

    Typesetter& typesetter_;
    const Axes2d& axes_;
    const Theme& theme_;
    PageDetail detail_;
    Rect box_;
    PageMeasures page_;
    CrossMeasures measures_;
    PlaneMap map_;
    PlaneAxesLayout layout_;
    bool y_on_right_ = false, x_on_top_ = false;
    bool goes_on_below_ = false;  ///< The y axis, where the labels of the x axis stand.
    bool goes_on_left_ = false;   ///< The x axis, where those of the y axis stand.
};

/// Moves the numbers of axes that cross off what is drawn.
class NumberMover {
public:
    NumberMover(PlaneAxesLayout& layout, const InkMap& ink, const Rect& box, const Theme& theme)
        : layout_(layout), ink_(ink), box_(box), page_(theme) {
        for (std::size_t i = 0; i < layout.x_numbers + layout.y_numbers; ++i) {
            if (cost(i, {0, 0}) > 0) move(i, i < layout.x_numbers);
        }
    }

private:
    /// Along the axis to either side of the tick, to the other side of the axis, or both.
    void move(std::size_t i, bool along_x) {
        const Rect ink = ink_of(layout_.words[i]);
        const Vec2 middle(ink.x + ink.width / 2, ink.y + ink.height / 2), at = layout_.crossing;
        // The number at the crossing has stepped aside already.
        const bool centred =
            along_x ? std::abs(middle.x() - at.x()) > ink.width : std::abs(middle.y() - at.y()) > ink.height;
        if (!centred) return;
        const double step = (along_x ? ink.width : ink.height) / 2 + page_.tick;
        const Vec2 aside = along_x ? Vec2(step, 0) : Vec2(0, step);
        const Vec2 over = along_x ? Vec2(0, 2 * (at.y() - middle.y())) : Vec2(2 * (at.x() - middle.x()), 0);
        Vec2 best(0, 0);
        double least = cost(i, best);
        for (const Vec2& way : {aside, Vec2(-aside), over, Vec2(over + aside), Vec2(over - aside)}) {
            const double tried = cost(i, way);
            if (tried >= least) continue;
            least = tried;
            best = way;
        }
        layout_.words[i].origin += best;
    }

    /// What a number would cover there, in CSS pixels squared.
    [[nodiscard]] double cost(std::size_t i, const Vec2& way) const {
        Rect rect = grown(ink_of(layout_.words[i]), 0.5 * page_.line);
        rect.x += way.x();
        rect.y += way.y();
        for (std::size_t j = 0; j < layout_.words.size(); ++j) {
            if (j != i && overlap(grown(rect, 0.15 * page_.em), ink_of(layout_.words[j]))) return 1e6;
        }
        const bool moved = way.squaredNorm() > 0;
        return moved && !lies_in(rect, box_) ? 1e6 : ink_.covered(rect);
    }

    PlaneAxesLayout& layout_;
    const InkMap& ink_;
    Rect box_;
    PageMeasures page_;
};

bool fills_an_area(const Mark2d& mark) {
    return std::holds_alternative<FilledBands>(mark) || std::holds_alternative<Fill2d>(mark);
}

}  // namespace

Margins plane_cross_margins(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                            const Vec2& size) {
    const Rect box{0, 0, size.x(), size.y()};
    const PageMeasures page(theme);
    const CrossMeasures measures(page);
    const PlaneAxesLayout layout = CrossPlacer(typesetter, axes, theme, detail, box).take();
    Rect all = box;
    if (axes.x.visible) {
        all = joined(all, {box.right(), layout.crossing.y() - page.tick, measures.overshoot, 2 * page.tick});
    }
    if (axes.y.visible) {
        all = joined(all, {layout.crossing.x() - page.tick, -measures.overshoot, 2 * page.tick, measures.overshoot});
    }
    for (const PlacedText& words : layout.words) all = joined(all, ink_of(words));
    return {-all.x, all.right() - box.right(), -all.y, all.bottom() - box.bottom()};
}

PlaneAxesLayout place_plane_cross(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                                  const Rect& box) {
    return CrossPlacer(typesetter, axes, theme, detail, box).take();
}

void step_off_lines(PlaneAxesLayout& layout, const Axes2d& axes, const InkMap& ink, const Rect& box,
                    const Theme& theme) {
    if (axes.style == AxesStyle::cross) NumberMover(layout, ink, box, theme);
}

std::size_t groups_under_cross(const Plot2d& plot) {
    if (plot.axes.style != AxesStyle::cross) return 0;
    std::size_t under = 0;
    for (std::size_t i = 0; i < plot.groups.size(); ++i) {
        if (std::any_of(plot.groups[i]->begin(), plot.groups[i]->end(), fills_an_area)) under = i + 1;
    }
    return under;
}

void paint_plane_cross(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                       const Rect& box) {
    const PageMeasures page(theme);
    const CrossMeasures measures(page);
    const PlaneMap map{box, axes.x.range, axes.y.range};
    const double width = canvas.snap_width(page.line);
    const double across = canvas.snap_line(layout.crossing.x(), width);
    const double down = canvas.snap_line(layout.crossing.y(), width);
    const Stroke stroke{theme.frame, width, {}};
    const double tick = page.tick / 2;
    if (axes.x.visible) {
        draw_arrow(canvas, {box.x, down}, {box.right() + measures.overshoot, down}, stroke, measures.head_length,
                   measures.head_width);
        for (const PlacedTick& placed : layout.x_ticks) {
            const double x = canvas.snap_line(map.across(placed.value), width);
            canvas.stroke_segment({x, canvas.snap_edge(down - tick)}, {x, canvas.snap_edge(down + tick)}, theme.frame,
                                  width);
        }
    }
    if (axes.y.visible) {
        draw_arrow(canvas, {across, box.bottom()}, {across, box.y - measures.overshoot}, stroke, measures.head_length,
                   measures.head_width);
        for (const PlacedTick& placed : layout.y_ticks) {
            const double y = canvas.snap_line(map.down(placed.value), width);
            canvas.stroke_segment({canvas.snap_edge(across - tick), y}, {canvas.snap_edge(across + tick), y},
                                  theme.frame, width);
        }
    }
}

void paint_plane_cross_words(Canvas& canvas, const PlaneAxesLayout& layout, const Theme& theme) {
    for (const PlacedText& words : layout.words) {
        const Vec2 origin(words.origin.x(), canvas.snap_edge(words.origin.y()));
        draw_label(canvas, words.text, origin, {theme.text, {}}, theme.plot_ground);
    }
}

}  // namespace lectern
