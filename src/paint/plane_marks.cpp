#include "paint/plane_marks.h"

#include <algorithm>
#include <array>

#include "paint/filled_bands.h"
#include "paint/inset_painter.h"
#include "paint/key_arrow.h"
#include "paint/marks.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

/// Whether `at` lies in the box; on its border counts, rounding forgiven.
bool inside(const Vec2& at, const Rect& box) {
    constexpr double slack = 0.01;  // CSS pixels
    return at.x() >= box.x - slack && at.x() <= box.right() + slack && at.y() >= box.y - slack &&
           at.y() <= box.bottom() + slack;
}

/// Draws one mark of any kind.
struct PaintMark {
    Canvas& canvas;
    Typesetter& typesetter;
    const PlaneMap& map;
    const Theme& theme;
    const LineWords* words;  ///< Of the mark, where it is a line that has some.

    void operator()(const FilledBands& bands) const {
        canvas.begin_clip(map.box);
        paint_filled_bands(canvas, bands, map);
        canvas.end_clip();
    }

    void operator()(const Fill2d& fill) const {
        Path path;
        std::vector<Vec2> outline;
        for (const Ring& ring : fill.rings) {
            outline.resize(ring.size());
            std::transform(ring.begin(), ring.end(), outline.begin(), map);
            canvas.add_outline(path, outline);
        }
        canvas.begin_clip(map.box);
        canvas.fill_path(path, fill.color, FillRule::even_odd);
        canvas.end_clip();
    }

    void operator()(const Line2d& line) const {
        std::vector<Vec2> points(line.points.size());
        std::transform(line.points.begin(), line.points.end(), points.begin(), map);
        canvas.begin_clip(map.box);
        if (words != nullptr) {
            for (const auto& part : line_without(points, is_closed(line), words->stretch))
                canvas.stroke_line(part, line.stroke, false, true);
        } else {
            canvas.stroke_line(points, line.stroke, line.closed);
        }
        canvas.end_clip();
    }

    void operator()(const Marker2d& marker) const {
        const Vec2 at = map(marker.at);
        if (inside(at, map.box)) draw_marker(canvas, at, marker.style);
    }

    void operator()(const Arrow2d& arrow) const {
        const Vec2 from = map(arrow.from), to = map(arrow.to);
        canvas.begin_clip(map.box);
        draw_arrow(canvas, from, to, arrow.stroke, arrow.head_length, arrow.head_width);
        canvas.end_clip();
    }

    void operator()(const KeyArrow& key) const { paint_key_arrow(canvas, typesetter, key, map, theme); }

    /// Words stand over all groups: see plot_words.h.
    void operator()(const Label2d&) const {}
    void operator()(const Inset&) const {}
};

}  // namespace

void paint_plane_group(Canvas& canvas, Typesetter& typesetter, const Group2d& group, const GroupLineWords& line_words,
                       const PlaneMap& map, const Theme& theme) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto words = line_words.find(i);
        const PaintMark paint{canvas, typesetter, map, theme, words == line_words.end() ? nullptr : &words->second};
        std::visit(paint, group[i]);
    }
    for (const auto& [mark, words] : line_words)
        canvas.draw_text(words.text, words.origin, {words.color, {}}, words.stretch.room.along);
}

}  // namespace lectern
