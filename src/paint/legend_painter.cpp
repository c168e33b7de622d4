#include "paint/legend_painter.h"

#include <algorithm>
#include <array>

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

LegendLayout lay_out_legend(Typesetter& typesetter, const Legend& legend, const Theme& theme, double widest_text) {
    const LegendMeasures measures(theme);
    LegendLayout layout;
    if (legend.entries.empty()) return layout;
    const bool boxed = legend.place != LegendPlace::right;
    const double padding = boxed ? measures.padding : 0;
    double top = padding, widest = 0;
    for (const LegendEntry& entry : legend.entries) {
        TextLayout text = typesetter.layout(entry.text, legend_style(theme), widest_text);
        const double first_line = std::max(text.ascent, measures.sample_height);
        const double baseline = top + first_line;
        const double middle = baseline - text.cap_height / 2;
        const Rect sample{padding, middle - measures.sample_height / 2, measures.sample_width, measures.sample_height};
        widest = std::max(widest, text.width);
        top = baseline + text.descent + measures.row_gap;
        const Vec2 origin(padding + measures.sample_width + measures.sample_gap, baseline);
        layout.rows.push_back({sample, {std::move(text), origin}});
    }
    layout.box.width = 2 * padding + measures.sample_width + measures.sample_gap + widest;
    layout.box.height = top - measures.row_gap + padding;
    return layout;
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

Vec2 legend_corner(const LegendLayout& layout, LegendPlace place, const Rect& plot_box, const Theme& theme) {
    const double inset = LegendMeasures(theme).inset;
    const bool left = place == LegendPlace::top_left || place == LegendPlace::bottom_left;
    const bool top = place == LegendPlace::top_left || place == LegendPlace::top_right;
    return {left ? plot_box.x + inset : plot_box.right() - inset - layout.box.width,
            top ? plot_box.y + inset : plot_box.bottom() - inset - layout.box.height};
}

void paint_legend(Canvas& canvas, const LegendLayout& layout, const Legend& legend, const Theme& theme) {
    if (layout.rows.empty()) return;
    if (legend.place != LegendPlace::right) {
        const double left = canvas.snap_edge(layout.box.x), top = canvas.snap_edge(layout.box.y);
        const Rect crisp{left, top, canvas.snap_edge(layout.box.right()) - left,
                         canvas.snap_edge(layout.box.bottom()) - top};
        canvas.fill_rect(crisp, with_opacity(theme.plot_ground, 0.9));
        Theme quiet = theme;
        quiet.frame = theme.grid;
        paint_frame(canvas, crisp, quiet);
    }
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        const LegendLayout::Row& row = layout.rows[i];
        paint_sample(canvas, legend.entries[i], row.sample);
        draw_words(canvas, row.words, theme.text);
    }
}

}  // namespace lectern
