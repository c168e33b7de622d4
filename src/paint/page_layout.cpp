#include "paint/page_layout.h"

#include <algorithm>
#include <cmath>

#include "paint/balanced_lines.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

/// Lays out one figure at one level of detail.
class PageArranger {
public:
    PageArranger(Typesetter& typesetter, const Figure& figure, PageDetail detail)
        : typesetter_(typesetter), figure_(figure), theme_(figure.theme), page_(figure.theme) {
        layout_.detail = detail;
        arrange();
    }

    /// Whether the plot was left a fair part of the picture. What the author wrote goes last: a small plot under its
    /// title says more than a larger one without.
    [[nodiscard]] bool roomy() const {
        const double share = full() ? 0.26 : 0.32;
        return room_.x() >= share * figure_.size.x() && room_.y() >= share * figure_.size.y();
    }
    [[nodiscard]] PageLayout take() { return std::move(layout_); }

private:
    [[nodiscard]] bool full() const { return layout_.detail == PageDetail::full; }
    [[nodiscard]] const Plot2d* plane() const { return std::get_if<Plot2d>(&figure_.plot); }

    void arrange() {
        lay_out_headings();
        const bool has_legend = !figure_.legend.entries.empty() && layout_.detail != PageDetail::bare;
        if (has_legend) {
            layout_.legend = lay_out_legend(typesetter_, figure_.legend, theme_, 0.32 * figure_.size.x());
        }
        const bool legend_outside = has_legend && figure_.legend.place == LegendPlace::right;
        margins_ = {page_.pad, page_.pad, page_.pad, page_.pad};
        if (legend_outside) margins_.right += 1.5 * page_.em + layout_.legend.box.width;
        add_heading_margins();
        add_plot_margins();
        place_plot();
        place_color_bars();
        place_headings();
        if (legend_outside) {
            layout_.legend =
                moved(std::move(layout_.legend), {right_ + 1.5 * page_.em, layout_.plot_box.y - page_.line});
        } else if (has_legend) {
            const Vec2 corner = legend_corner(layout_.legend, figure_.legend.place, layout_.plot_box, theme_);
            layout_.legend = moved(std::move(layout_.legend), corner);
        }
    }

    void lay_out_headings() {
        if (!full()) return;
        const double width = figure_.size.x() - 2 * page_.pad;
        if (!figure_.title.empty()) {
            title_ = fitted(figure_.title, title_style(theme_), width);
        }
        if (!figure_.caption.empty()) {
            caption_ = fitted(figure_.caption, caption_style(theme_), 0.94 * width);
        }
    }

    /// Words with a formula that is wider than `width` and can't be broken are set smaller, so that nothing is cut off.
    [[nodiscard]] TextLayout fitted(const std::string& words, TextStyle style, double width) {
        TextLayout text = balanced_lines(typesetter_, words, style, width);
        for (int i = 0; i < 4 && text.width > width; ++i) {
            style.size *= 0.99 * width / text.width;
            text = balanced_lines(typesetter_, words, style, width);
        }
        return text;
    }

    /// From the top of the first line's ink to the bottom of the last line's box.
    static double heading_height(const TextLayout& text) { return text.ink_ascent + text.descent; }

    void add_heading_margins() {
        if (title_.width > 0) margins_.top += heading_height(title_) + 0.45 * page_.em;
        if (caption_.width > 0) margins_.bottom += heading_height(caption_) + 0.9 * page_.em;
    }

    void add_plot_margins() {
        const Vec2 rough(0.7 * figure_.size.x(), 0.7 * figure_.size.y());
        if (plane()) around_ = plane_axes_margins(typesetter_, plane()->axes, theme_, layout_.detail, rough);
        for (const ColorBar& bar : figure_.color_bars) {
            const bool right = bar.side == ColorBarSide::right;
            const double length = right ? rough.y() : rough.x();
            const double thickness = color_bar_thickness(typesetter_, bar, theme_, layout_.detail, length);
            (right ? bars_right_ : bars_bottom_) += thickness;
            // The labels at the ends reach beyond the bar.
            around_.top = std::max(around_.top, color_bar_overhang(typesetter_, bar, theme_, length));
        }
        // Beside a bar, the plot's own last tick label has the bar's gap to stand in.
        margins_.left += around_.left;
        margins_.right += bars_right_ > 0 ? page_.line + bars_right_ : around_.right;
        margins_.top += around_.top;
        margins_.bottom += around_.bottom + bars_bottom_;
    }

    void place_plot() {
        room_ = {figure_.size.x() - margins_.left - margins_.right, figure_.size.y() - margins_.top - margins_.bottom};
        double width = std::max(room_.x(), 1.0), height = std::max(room_.y(), 1.0);
        Rect& box = layout_.plot_box;
        box = {margins_.left, margins_.top, width, height};
        if (plane() && plane()->axes.aspect == Aspect2d::equal) {
            const double across = plane()->axes.x.range.length(), up = plane()->axes.y.range.length();
            const double unit = std::min(width / across, height / up);
            box.width = unit * across;
            box.height = unit * up;
            box.x += (width - box.width) / 2;
            box.y += (height - box.height) / 2;
        }
        const double scale = figure_.scale;
        const auto snap = [&](double value) { return std::round(value * scale) / scale; };
        const double one_pixel = 1 / scale;
        box = {snap(box.x), snap(box.y), std::max(one_pixel, snap(box.width)), std::max(one_pixel, snap(box.height))};
        right_ = box.right() + page_.line;
        bottom_ = box.bottom() + around_.bottom;
        if (plane()) layout_.axes = place_plane_axes(typesetter_, plane()->axes, theme_, layout_.detail, box);
    }

    void place_color_bars() {
        const Rect& box = layout_.plot_box;
        // In the plane a bar is as long as the frame; the picture of a box in space seldom fills its place.
        const double share = plane() ? 1 : 0.72;
        const auto middle_part = [&](double from, double length) -> Range {
            return {from + (1 - share) / 2 * length, from + (1 + share) / 2 * length};
        };
        for (const ColorBar& bar : figure_.color_bars) {
            const bool right = bar.side == ColorBarSide::right;
            const Range along = right ? middle_part(box.y, box.height) : middle_part(box.x, box.width);
            double& start = right ? right_ : bottom_;
            layout_.color_bars.push_back(place_color_bar(typesetter_, bar, theme_, layout_.detail, start, along));
            start += color_bar_thickness(typesetter_, bar, theme_, layout_.detail, along.length());
        }
    }

    /// Centred over the plot box, or as near to that as the picture's edges allow.
    [[nodiscard]] double heading_left(const TextLayout& text) const {
        const Rect& box = layout_.plot_box;
        const double rightmost = figure_.size.x() - page_.pad - text.width;
        return std::max(page_.pad, std::min(box.x + (box.width - text.width) / 2, rightmost));
    }

    void place_headings() {
        const Rect& box = layout_.plot_box;
        if (title_.width > 0) {
            const double top = box.y - around_.top - 0.45 * page_.em - heading_height(title_);
            layout_.headings.push_back({title_, {heading_left(title_), top + title_.ink_ascent}});
        }
        if (caption_.width > 0) {
            const double top = bottom_ + 0.9 * page_.em;
            layout_.headings.push_back({caption_, {heading_left(caption_), top + caption_.ink_ascent}});
        }
    }

    Typesetter& typesetter_;
    const Figure& figure_;
    const Theme& theme_;
    PageMeasures page_;
    PageLayout layout_;
    TextLayout title_, caption_;
    Margins margins_;  ///< From the picture's edges to the plot box.
    Margins around_;   ///< What belongs to the axes.
    double bars_right_ = 0, bars_bottom_ = 0;
    Vec2 room_{0, 0};                ///< For the plot box.
    double right_ = 0, bottom_ = 0;  ///< Where the next thing beside or under the plot begins.
};

}  // namespace

PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure) {
    for (const PageDetail detail : {PageDetail::full, PageDetail::ticks}) {
        PageArranger arranger(typesetter, figure, detail);
        if (arranger.roomy()) return arranger.take();
    }
    return PageArranger(typesetter, figure, PageDetail::bare).take();
}

}  // namespace lectern
