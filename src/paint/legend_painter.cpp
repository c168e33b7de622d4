#include "paint/legend_painter.h"

#include <algorithm>
#include <array>

#include "paint/fitting_factor.h"
#include "paint/frame.h"
#include "paint/marks.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

struct LegendMeasures {
    explicit LegendMeasures(const Theme& theme)
        : em(theme.font_size),
          sample_width(1.9 * em),
          sample_height(0.8 * em),
          sample_gap(0.6 * em),
          row_gap(0.5 * em),
          padding(0.6 * em),
          inset(0.7 * em) {}

    double em, sample_width, sample_height, sample_gap, row_gap, padding, inset;
};

void paint_line(Canvas& canvas, const LegendEntry& entry, const Rect& place) {
    const double y = place.y + place.height / 2;
    Stroke stroke = *entry.line;
    stroke.width = std::min(stroke.width, 0.6 * place.height);
    if (entry.arrow) {
        draw_arrow(canvas, {place.x, y}, {place.right(), y}, stroke, 0.85 * place.height, 0.62 * place.height);
    } else {
        const std::array line{Vec2(place.x, y), Vec2(place.right(), y)};
        canvas.stroke_line(line, stroke, false, true);
    }
}

void paint_sample(Canvas& canvas, const LegendEntry& entry, const Rect& sample) {
    const double left = canvas.snap_edge(sample.x), top = canvas.snap_edge(sample.y);
    const Rect crisp{left, top, canvas.snap_edge(sample.right()) - left, canvas.snap_edge(sample.bottom()) - top};
    if (entry.patch) canvas.fill_rect(crisp, *entry.patch);
    if (entry.scale) canvas.fill_scale(crisp, *entry.scale, false);
    if (entry.line) paint_line(canvas, entry, sample);
    if (entry.marker) {
        MarkerStyle marker = *entry.marker;
        marker.size = std::min(marker.size, 1.15 * sample.height);
        draw_marker(canvas, {sample.x + sample.width / 2, sample.y + sample.height / 2}, marker);
    }
}

}  // namespace

namespace {

/// The indices of the entries in the order in which they stand: those of a group where its first one does.
std::vector<std::size_t> grouped_order(const std::vector<LegendEntry>& entries) {
    std::vector<std::size_t> order;
    std::vector<bool> taken(entries.size(), false);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = i; j < entries.size(); ++j) {
            const bool together = j == i || (!entries[i].group.empty() && entries[j].group == entries[i].group);
            if (taken[j] || !together) continue;
            taken[j] = true;
            order.push_back(j);
        }
    }
    return order;
}

bool holds_several_of_a_group(const std::vector<LegendEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!entries[i].group.empty() && entries[i].group == entries[j].group) return true;
        }
    }
    return false;
}

/// Stacks the rows of a legend.
class LegendArranger {
public:
    LegendArranger(Typesetter& typesetter, const Legend& legend, LegendPlace place, const Theme& theme, double scale,
                   double widest_text)
        : typesetter_(typesetter), style_(legend_style(theme)), measures_(scaled(theme, scale)), widest_(widest_text) {
        style_.size *= scale;
        layout_.place = place;
        layout_.scale = scale;
        padding_ = place == LegendPlace::right ? 0 : measures_.padding;
        top_ = padding_;
        // Groups of one entry each need no names.
        const bool headed = holds_several_of_a_group(legend.entries);
        std::string group;
        for (const std::size_t i : grouped_order(legend.entries)) {
            const LegendEntry& entry = legend.entries[i];
            if (entry.group != group && headed) open_group(entry.group);
            group = entry.group;
            add(entry, i, headed && !group.empty());
        }
        layout_.box.width = right_ + padding_;
        layout_.box.height = top_ - measures_.row_gap + padding_;
    }
    LegendLayout take() { return std::move(layout_); }

private:
    static LegendMeasures scaled(Theme theme, double scale) {
        theme.font_size *= scale;
        return LegendMeasures(theme);
    }

    void open_group(const std::string& name) {
        if (!layout_.rows.empty()) top_ += 0.5 * measures_.row_gap;
        if (name.empty()) return;
        TextStyle bold = style_;
        bold.weight = FontWeight::bold;
        // A group's name is words alone.
        std::string words;
        for (const char c : name) words += c == '$' ? std::string("\\$") : std::string(1, c);
        TextLayout text = typesetter_.layout(words, bold, widest_ + measures_.sample_width + measures_.sample_gap);
        const double baseline = top_ + text.ascent;
        right_ = std::max(right_, padding_ + text.width);
        top_ = baseline + text.descent + 0.7 * measures_.row_gap;
        layout_.rows.push_back({std::nullopt, {}, {std::move(text), {padding_, baseline}}});
    }

    void add(const LegendEntry& entry, std::size_t index, bool under_name) {
        TextLayout text = typesetter_.layout(entry.text, style_, widest_);
        const double baseline = top_ + std::max(text.ascent, measures_.sample_height);
        const double middle = baseline - text.cap_height / 2;
        const double inset = under_name ? padding_ + 0.4 * measures_.em : padding_;
        const Rect sample{inset, middle - measures_.sample_height / 2, measures_.sample_width, measures_.sample_height};
        const Vec2 origin(sample.right() + measures_.sample_gap, baseline);
        right_ = std::max(right_, origin.x() + text.width);
        top_ = baseline + text.descent + measures_.row_gap;
        layout_.rows.push_back({index, sample, {std::move(text), origin}});
    }

    Typesetter& typesetter_;
    TextStyle style_;
    LegendMeasures measures_;
    double widest_;
    double padding_ = 0, top_ = 0, right_ = 0;
    LegendLayout layout_;
};

}  // namespace

LegendLayout lay_out_legend(Typesetter& typesetter, const Legend& legend, LegendPlace place, const Theme& theme,
                            const Vec2& most) {
    if (legend.entries.empty()) return {};
    const auto laid_out = [&](double scale) {
        return LegendArranger(typesetter, legend, place, theme, scale, std::max(most.x(), theme.font_size)).take();
    };
    return laid_out(fitting_factor([&](double scale) { return laid_out(scale).box.height <= most.y(); }));
}

LegendLayout moved(LegendLayout layout, const Vec2& to) {
    const Vec2 step = to - Vec2(layout.box.x, layout.box.y);
    layout.box.x = to.x();
    layout.box.y = to.y();
    for (LegendLayout::Row& row : layout.rows) {
        row.sample.x += step.x();
        row.sample.y += step.y();
        row.words.origin += step;
    }
    return layout;
}

Vec2 legend_corner(const LegendLayout& layout, const Rect& plot_box, const Theme& theme) {
    const LegendPlace place = layout.place;
    const double inset = LegendMeasures(theme).inset;
    const bool left = place == LegendPlace::top_left || place == LegendPlace::bottom_left;
    const bool top = place == LegendPlace::top_left || place == LegendPlace::top_right;
    return {left ? plot_box.x + inset : plot_box.right() - inset - layout.box.width,
            top ? plot_box.y + inset : plot_box.bottom() - inset - layout.box.height};
}

void paint_legend(Canvas& canvas, const LegendLayout& layout, const Legend& legend, const Theme& theme) {
    if (layout.rows.empty()) return;
    if (layout.place != LegendPlace::right) {
        const double left = canvas.snap_edge(layout.box.x), top = canvas.snap_edge(layout.box.y);
        const Rect crisp{left, top, canvas.snap_edge(layout.box.right()) - left,
                         canvas.snap_edge(layout.box.bottom()) - top};
        canvas.fill_rect(crisp, with_opacity(theme.plot_ground, 0.9));
        Theme quiet = theme;
        quiet.frame = theme.grid;
        paint_frame(canvas, crisp, quiet);
    }
    for (const LegendLayout::Row& row : layout.rows) {
        if (row.entry) paint_sample(canvas, legend.entries[*row.entry], row.sample);
        draw_words(canvas, row.words, theme.text);
    }
}

}  // namespace lectern
