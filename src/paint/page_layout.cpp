#include "paint/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "paint/balanced_lines.h"
#include "paint/legend_place.h"
#include "paint/plane_cross.h"
#include "paint/space_layout.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

/// Lays out one figure at one level of detail.
class PageArranger {
public:
    PageArranger(Typesetter& typesetter, const Figure& figure, const PagePlace& place, PageDetail detail)
        : typesetter_(typesetter), figure_(figure), theme_(figure.theme), place_(place), page_(figure.theme) {
        layout_.detail = detail;
        lay_out_headings();
        if (figure.legend.place == LegendPlace::automatic) {
            if (!arrange_with_legend_in_corner()) arrange(LegendPlace::right);
        } else {
            arrange(figure.legend.place);
        }
        tell_faults();
    }

    /// Whether the plot was left a fair part of the picture. What the author wrote goes last: a small plot under its
    /// title says more than a larger one without.
    [[nodiscard]] bool roomy() const {
        const double share = full() ? 0.26 : 0.32;
        return room_.x() >= share * place_.page.width && room_.y() >= share * place_.page.height;
    }
    [[nodiscard]] PageLayout take() { return std::move(layout_); }

private:
    [[nodiscard]] bool full() const { return layout_.detail == PageDetail::full; }
    [[nodiscard]] const Plot2d* plane() const { return std::get_if<Plot2d>(&figure_.plot); }
    [[nodiscard]] const Plot3d* space() const { return std::get_if<Plot3d>(&figure_.plot); }
    [[nodiscard]] bool has_legend() const {
        return !figure_.legend.entries.empty() && layout_.detail != PageDetail::bare;
    }
    [[nodiscard]] PlaneMap map() const { return {layout_.plot_box, plane()->axes.x.range, plane()->axes.y.range}; }

    /// Axes that cross have words among what is drawn.
    [[nodiscard]] std::vector<Rect> axis_words_in_plot() const {
        std::vector<Rect> boxes;
        if (!plane() || plane()->axes.style != AxesStyle::cross) return boxes;
        for (const PlacedText& words : layout_.axes.words) boxes.push_back(ink_of(words));
        return boxes;
    }

    void arrange(LegendPlace legend) {
        arrange_around_plot(legend == LegendPlace::right);
        std::vector<Rect> taken;
        if (has_legend() && legend != LegendPlace::right) {
            layout_.legend = lay_out_legend(typesetter_, figure_.legend, legend, theme_,
                                            {0.32 * place_.page.width, 0.9 * layout_.plot_box.height});
            layout_.legend = moved(layout_.legend, legend_corner(layout_.legend, layout_.plot_box, theme_));
            taken.push_back(layout_.legend.box);
        }
        if (!plane()) return;
        auto insets = place_insets(typesetter_, *plane(), theme_, layout_.plot_box, taken);
        const InkMap ink = plane_ink(*plane(), map());
        step_off_lines(layout_.axes, plane()->axes, ink, layout_.plot_box, theme_);
        layout_.words = place_plane_words(typesetter_, *plane(), map(), theme_, ink, std::move(insets), taken,
                                          axis_words_in_plot());
    }

    /// False where no corner is empty enough, or there is no plot.
    bool arrange_with_legend_in_corner() {
        if (!has_legend()) {
            arrange(LegendPlace::top_right);
            return true;
        }
        if (space()) return arrange_with_legend_beside_box();
        if (!plane()) return false;
        arrange_around_plot(false);
        LegendLayout boxed = legend_for_corner();
        const InkMap ink = plane_ink(*plane(), map());
        step_off_lines(layout_.axes, plane()->axes, ink, layout_.plot_box, theme_);
        auto insets = place_insets(typesetter_, *plane(), theme_, layout_.plot_box, {});
        std::vector<Rect> taken = axis_words_in_plot();
        for (const auto& inset : insets) taken.push_back(inset.layout.box);
        const auto corner = emptiest_corner(boxed, ink, taken, wished_label_boxes(typesetter_, *plane(), map(), theme_),
                                            layout_.plot_box, theme_);
        if (!corner) return false;
        boxed.place = *corner;
        layout_.legend = moved(boxed, legend_corner(boxed, layout_.plot_box, theme_));
        layout_.words = place_plane_words(typesetter_, *plane(), map(), theme_, ink, std::move(insets),
                                          {layout_.legend.box}, axis_words_in_plot());
        return true;
    }

    LegendLayout legend_for_corner() {
        return lay_out_legend(typesetter_, figure_.legend, LegendPlace::top_right, theme_,
                              {0.32 * place_.page.width, place_.page.height});
    }

    /// In space: a corner that the picture of the box and all words leave free.
    bool arrange_with_legend_beside_box() {
        arrange_around_plot(false);
        const Rect& place = layout_.plot_box;
        LegendLayout boxed = legend_for_corner();
        const SpaceLayout box = lay_out_space(typesetter_, *space(), theme_, place);
        const PlotWords words = place_space_words(typesetter_, *space(), box, theme_, place);
        std::vector<Rect> taken;
        for (const SpaceAxis& axis : box.axes.axes)
            for (const PlacedText& text : axis.words) taken.push_back(ink_of(text));
        for (const PlotWords::Label& label : words.labels) taken.push_back(label.place.box);
        for (const auto& inset : words.insets) taken.push_back(inset.layout.box);
        InkMap ink(place);
        ink.add_area(std::array{box.axes.box.corners()}, 1);
        ink.finish();
        const auto corner = emptiest_corner(boxed, ink, taken, {}, place, theme_);
        if (!corner) return false;
        boxed.place = *corner;
        layout_.legend = moved(boxed, legend_corner(boxed, place, theme_));
        return true;
    }

    /// Everything beside the plot depends on how large it is, and the other way round: measured again until it fits.
    void arrange_around_plot(bool legend_outside) {
        layout_.legend = {};
        if (has_legend() && legend_outside) {
            layout_.legend = lay_out_legend(typesetter_, figure_.legend, LegendPlace::right, theme_,
                                            {0.32 * place_.page.width, 0.8 * place_.page.height});
        }
        Vec2 size(0.7 * place_.page.width, 0.7 * place_.page.height);
        for (int round = 0; round < 4; ++round) {
            margins_ = {place_.pad, place_.pad, place_.pad, place_.pad};
            around_ = {};
            bars_right_ = bars_bottom_ = 0;
            if (!layout_.legend.rows.empty()) margins_.right += 1.5 * page_.em + layout_.legend.box.width;
            add_plot_margins(size);
            add_heading_margins();
            keep_least_margins();
            place_plot();
            const Vec2 now(layout_.plot_box.width, layout_.plot_box.height);
            if ((now - size).cwiseAbs().maxCoeff() < 1) break;
            size = now;
        }
        layout_.color_bars.clear();
        place_color_bars();
        layout_.headings.clear();
        place_headings();
        if (layout_.legend.rows.empty()) return;
        const double lowest = place_.page.bottom() - place_.pad - layout_.legend.box.height;
        const double top = std::max(place_.page.y + place_.pad, std::min(layout_.plot_box.y - page_.line, lowest));
        layout_.legend = moved(std::move(layout_.legend), {right_ + 1.5 * page_.em, top});
    }

    void tell_faults() {
        layout_.faults = layout_.words.faults;
        const bool has_words = !figure_.title.empty() || !figure_.caption.empty() ||
                               (plane() && !(plane()->axes.x.label.empty() && plane()->axes.y.label.empty()));
        if (layout_.detail == PageDetail::ticks && has_words) {
            layout_.faults.push_back("its title, caption and axis labels are left out: there is no room for them");
        }
        if (layout_.detail == PageDetail::bare) {
            layout_.faults.push_back("all of its words are left out: there is no room for them");
        }
        if (layout_.legend.scale < 0.7) {
            layout_.faults.push_back("the legend has room for its words only at less than 70 % of their size");
        }
    }

    void lay_out_headings() {
        if (!full()) return;
        const double width = place_.page.width - 2 * place_.pad;
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

    /// From the plot box up to the baseline of the title's last line, over all that belongs to the axes.
    [[nodiscard]] double title_rise() const {
        const double own = around_.top + 0.45 * page_.em + title_.descent - title_.last_baseline;
        return std::max(own, place_.least_title_rise);
    }

    void add_heading_margins() {
        margins_.top += around_.top;
        if (title_.width > 0) margins_.top += title_.ink_ascent + title_.last_baseline + title_rise() - around_.top;
        if (caption_.width > 0) margins_.bottom += heading_height(caption_) + 0.9 * page_.em;
    }

    /// Around a plot box of about `size`.
    void add_plot_margins(const Vec2& size) {
        if (plane()) around_ = plane_axes_margins(typesetter_, plane()->axes, theme_, layout_.detail, size);
        for (const ColorBar& bar : figure_.color_bars) {
            const bool right = bar.side == ColorBarSide::right;
            const double length = bar_share() * (right ? size.y() : size.x());
            const double thickness = color_bar_thickness(typesetter_, bar, theme_, layout_.detail, length);
            (right ? bars_right_ : bars_bottom_) += thickness;
            // The labels at the ends reach beyond the bar.
            const double overhang = color_bar_overhang(typesetter_, bar, theme_, length);
            if (bar_share() == 1 && right) around_.top = std::max(around_.top, overhang);
            if (bar_share() == 1 && !right) around_.left = std::max(around_.left, overhang);
            if (bar_share() == 1 && !right) around_.right = std::max(around_.right, overhang);
        }
        // Beside a bar, the plot's own last tick label has the bar's gap to stand in.
        margins_.left += around_.left;
        margins_.right += bars_right_ > 0 ? beside_plot() + bars_right_ : around_.right;
        margins_.bottom += around_.bottom + bars_bottom_;
    }

    void keep_least_margins() {
        margins_.left = std::max(margins_.left, place_.least.left);
        margins_.right = std::max(margins_.right, place_.least.right);
        margins_.top = std::max(margins_.top, place_.least.top);
        margins_.bottom = std::max(margins_.bottom, place_.least.bottom);
        layout_.margins = margins_;
    }

    void place_plot() {
        const Rect& page = place_.page;
        room_ = {page.width - margins_.left - margins_.right, page.height - margins_.top - margins_.bottom};
        double width = std::max(room_.x(), 1.0), height = std::max(room_.y(), 1.0);
        Rect& box = layout_.plot_box;
        box = {page.x + margins_.left, page.y + margins_.top, width, height};
        if (plane() && plane()->axes.aspect == Aspect2d::equal) {
            const double across = plane()->axes.x.range.length(), up = plane()->axes.y.range.length();
            const double unit = std::min(width / across, height / up);
            box.width = unit * across;
            box.height = unit * up;
            box.x += (width - box.width) / 2;
            box.y = place_.plot_top ? std::max(box.y, *place_.plot_top) : box.y + (height - box.height) / 2;
        }
        const double one_pixel = place_.pixel;
        const auto snap = [&](double value) { return std::round(value / one_pixel) * one_pixel; };
        box = {snap(box.x), snap(box.y), std::max(one_pixel, snap(box.width)), std::max(one_pixel, snap(box.height))};
        right_ = box.right() + beside_plot();
        bottom_ = box.bottom() + around_.bottom;
        if (plane()) layout_.axes = place_plane_axes(typesetter_, plane()->axes, theme_, layout_.detail, box);
    }

    /// What the axes take up on the right before colour bars and legend begin.
    [[nodiscard]] double beside_plot() const {
        return plane() && plane()->axes.style == AxesStyle::cross ? around_.right : page_.line;
    }

    /// In the plane a bar is as long as the frame; the picture of a box in space seldom fills its place.
    [[nodiscard]] double bar_share() const { return plane() ? 1 : 0.72; }

    void place_color_bars() {
        const Rect& box = layout_.plot_box;
        const double share = bar_share();
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
        const double rightmost = place_.page.right() - place_.pad - text.width;
        return std::max(place_.page.x + place_.pad, std::min(box.x + (box.width - text.width) / 2, rightmost));
    }

    void place_headings() {
        const Rect& box = layout_.plot_box;
        if (title_.width > 0) {
            layout_.title_rise = title_rise();
            layout_.headings.push_back(
                {title_, {heading_left(title_), box.y - layout_.title_rise - title_.last_baseline}});
        }
        if (caption_.width > 0) {
            const double top = bottom_ + 0.9 * page_.em;
            layout_.headings.push_back({caption_, {heading_left(caption_), top + caption_.ink_ascent}});
        }
    }

    Typesetter& typesetter_;
    const Figure& figure_;
    const Theme& theme_;
    PagePlace place_;
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

PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure, const PagePlace& place) {
    for (const PageDetail detail : {PageDetail::full, PageDetail::ticks}) {
        PageArranger arranger(typesetter, figure, place, detail);
        if (arranger.roomy()) return arranger.take();
    }
    return PageArranger(typesetter, figure, place, PageDetail::bare).take();
}

PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure) {
    const Rect page{0, 0, figure.size.x(), figure.size.y()};
    return lay_out_page(typesetter, figure, {page, PageMeasures(figure.theme).pad, {}, 1 / figure.scale});
}

}  // namespace lectern
