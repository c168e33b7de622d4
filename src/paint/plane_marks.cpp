#include "paint/plane_marks.h"

#include <algorithm>
#include <array>

#include "paint/filled_bands.h"
#include "paint/inset_painter.h"
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

Anchor mirrored_across(Anchor anchor) {
    switch (anchor) {
        case Anchor::left:
            return Anchor::right;
        case Anchor::right:
            return Anchor::left;
        case Anchor::above_left:
            return Anchor::above_right;
        case Anchor::above_right:
            return Anchor::above_left;
        case Anchor::below_left:
            return Anchor::below_right;
        case Anchor::below_right:
            return Anchor::below_left;
        default:
            return anchor;
    }
}

Anchor mirrored_down(Anchor anchor) {
    switch (anchor) {
        case Anchor::above:
            return Anchor::below;
        case Anchor::below:
            return Anchor::above;
        case Anchor::above_left:
            return Anchor::below_left;
        case Anchor::above_right:
            return Anchor::below_right;
        case Anchor::below_left:
            return Anchor::above_left;
        case Anchor::below_right:
            return Anchor::above_right;
        default:
            return anchor;
    }
}

/// What a label covers, its halo included.
Rect label_box(const TextLayout& text, const Vec2& origin) {
    constexpr double halo = 2;
    return {origin.x() - halo, origin.y() - text.ascent - halo, text.width + 2 * halo, text.height() + 2 * halo};
}

/// Where a label fits into the frame: as asked for, else on the other side of its place, else moved.
Vec2 label_origin(const TextLayout& text, const Vec2& at, Anchor anchor, double gap, const Rect& box) {
    const auto fits = [&](const Vec2& origin) {
        const Rect ink = label_box(text, origin);
        return ink.x >= box.x && ink.right() <= box.right() && ink.y >= box.y && ink.bottom() <= box.bottom();
    };
    for (const Anchor side :
         {anchor, mirrored_across(anchor), mirrored_down(anchor), mirrored_down(mirrored_across(anchor))}) {
        Vec2 origin = anchored_origin(text, at, side, gap);
        if (fits(origin)) return origin;
    }
    Vec2 origin = anchored_origin(text, at, anchor, gap);
    const Rect ink = label_box(text, origin);
    origin.x() += std::max(0.0, box.x - ink.x) - std::max(0.0, ink.right() - box.right());
    origin.y() += std::max(0.0, box.y - ink.y) - std::max(0.0, ink.bottom() - box.bottom());
    return origin;
}

/// Draws one mark of any kind.
struct PaintMark {
    Canvas& canvas;
    Typesetter& typesetter;
    const PlaneMap& map;
    const Theme& theme;

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
        canvas.stroke_line(points, line.stroke, line.closed);
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

    void operator()(const Label2d& label) const {
        const Vec2 at = map(label.at);
        if (!inside(at, map.box)) return;
        const TextLayout text = typesetter.layout(label.text, mark_label_style(theme, label));
        const Vec2 origin = label_origin(text, at, label.anchor, label.gap, map.box);
        draw_label(canvas, text, origin, {label.color, label.parts}, theme.plot_ground);
    }

    void operator()(const Inset& inset) const {
        paint_inset(canvas, typesetter, inset, theme, map.box, theme.plot_ground);
    }
};

}  // namespace

void paint_plane_group(Canvas& canvas, Typesetter& typesetter, const Group2d& group, const PlaneMap& map,
                       const Theme& theme) {
    const PaintMark paint{canvas, typesetter, map, theme};
    for (const Mark2d& mark : group) std::visit(paint, mark);
}

}  // namespace lectern
