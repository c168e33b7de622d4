#include "paint/canvas.h"

#include "paint/clip_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lectern {
namespace {

/// How far beyond the picture lines and outlines are kept, CSS pixels: what is cut off there can't be seen, and all
/// that is drawn stays within the coordinates that Cairo can hold.
constexpr double guard = 2000;

}  // namespace

double Canvas::snap_edge(double value) const { return std::round(value * scale_) / scale_; }

double Canvas::snap_width(double width) const { return std::max(1.0, std::round(width * scale_)) / scale_; }

double Canvas::snap_line(double value, double width) const {
    const double half = snap_width(width) / 2;
    return snap_edge(value - half) + half;
}

Rect Canvas::drawable() const {
    const Rect all = bounds();
    return {-guard, -guard, all.width + 2 * guard, all.height + 2 * guard};
}

void Canvas::add_outline(Path& path, std::span<const Vec2> outline) const {
    if (outline.size() < 3) return;
    if (all_inside(outline, drawable())) {
        path.add_line(outline);
    } else {
        if (!std::all_of(outline.begin(), outline.end(), [](const Vec2& point) { return point.allFinite(); })) return;
        const std::vector<Vec2> kept = clip_outline(outline, drawable());
        if (kept.size() < 3) return;
        path.add_line(kept);
    }
    path.close();
}

void Canvas::fill_polygon(std::span<const Vec2> outline, Color color) {
    Path path;
    add_outline(path, outline);
    if (!path.empty()) fill_path(path, color);
}

void Canvas::fill_rect(const Rect& rect, Color color) {
    const std::array<Vec2, 4> corners{Vec2(rect.x, rect.y), Vec2(rect.right(), rect.y),
                                      Vec2(rect.right(), rect.bottom()), Vec2(rect.x, rect.bottom())};
    fill_polygon(corners, color);
}

void Canvas::fill_nested(std::span<const NestedRegion> regions) {
    const bool opaque =
        std::ranges::all_of(regions, [](const NestedRegion& region) { return region.color.alpha >= 1; });
    for (std::size_t i = 0; i < regions.size(); ++i) {
        Path path = regions[i].outline;
        // Without the next one inside it; even-odd, the inner outline is a hole.
        if (!opaque && i + 1 < regions.size()) path.append(regions[i + 1].outline);
        if (!path.empty()) fill_path(path, regions[i].color, FillRule::even_odd);
    }
}

void Canvas::stroke_line(std::span<const Vec2> points, const Stroke& stroke, bool closed, bool flat_ends) {
    if (points.size() < 2 || !(stroke.width > 0)) return;
    Path path;
    if (all_inside(points, drawable())) {
        path.add_line(points);
        if (closed) path.close();
    } else {
        for (const std::vector<Vec2>& part : clip_line(points, drawable(), closed)) path.add_line(part);
    }
    if (path.empty()) return;
    const bool dashed = std::accumulate(stroke.dash.begin(), stroke.dash.end(), 0.0) > 0 &&
                        std::all_of(stroke.dash.begin(), stroke.dash.end(), [](double d) { return d >= 0; });
    if (dashed || stroke.dash.empty()) {
        stroke_path(path, stroke, dashed || flat_ends ? LineCap::flat : LineCap::round);
    } else {
        stroke_path(path, {stroke.color, stroke.width, {}}, flat_ends ? LineCap::flat : LineCap::round);
    }
}

void Canvas::stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) {
    const std::array<Vec2, 2> points{from, to};
    stroke_line(points, {color, width, {}}, false, true);
}

Path Canvas::text_path(const TextLayout& text, const Vec2& origin, const Vec2& along,
                       const std::function<bool(int part)>& wanted) {
    Path path;
    const auto turned = [&](double right, double down) {
        return Vec2(origin.x() + right * along.x() - down * along.y(),
                    origin.y() + right * along.y() + down * along.x());
    };
    for (const PlacedGlyph& glyph : text.glyphs) {
        if (!wanted(glyph.part)) continue;
        const double unit = glyph.size / glyph.outline->units_per_em;
        const auto place = [&](const Vec2& point) {
            return turned(glyph.x + unit * point.x(), glyph.y - unit * point.y());
        };
        auto point = glyph.outline->points.begin();
        for (const GlyphOutline::Verb verb : glyph.outline->verbs) {
            switch (verb) {
                case GlyphOutline::Verb::move:
                    path.move_to(place(*point++));
                    break;
                case GlyphOutline::Verb::line:
                    path.line_to(place(*point++));
                    break;
                case GlyphOutline::Verb::cubic: {
                    const Vec2 first = place(*point++), second = place(*point++), to = place(*point++);
                    path.cubic_to(first, second, to);
                    break;
                }
                case GlyphOutline::Verb::close:
                    path.close();
                    break;
            }
        }
    }
    for (const PlacedRule& rule : text.rules) {
        if (!wanted(rule.part)) continue;
        const double right = rule.x + rule.width, bottom = rule.y + rule.height;
        // The way round in which outlines of glyphs run, so that one over the other leaves no hole.
        path.add_line(
            std::array{turned(rule.x, bottom), turned(right, bottom), turned(right, rule.y), turned(rule.x, rule.y)});
        path.close();
    }
    return path;
}

bool Canvas::may_hold(const Vec2& place) const {
    return place.allFinite() && all_inside(std::span(&place, 1), drawable());
}

void Canvas::fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                       const Vec2& along) {
    // All of one colour at once: where glyphs meet, as the pieces of a brace do, no seam shows.
    for (const Color& color : seen_colors(colors)) {
        fill_path(text_path(text, origin, along, [&](int part) { return color_of_part(colors, part) == color; }),
                  color);
    }
}

void Canvas::stroke_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                         const Stroke& stroke) {
    const Path path = text_path(text, origin, {1, 0}, [&](int part) { return color_of_part(colors, part).alpha > 0; });
    stroke_path(path, stroke, LineCap::round);
}

void Canvas::draw_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along) {
    if (may_hold(origin)) fill_text(text, origin, part_colors(text, ink), along);
}

void Canvas::draw_text_with_halo(const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo,
                                 double halo_width) {
    if (!may_hold(origin)) return;
    const std::vector<Color> colors = part_colors(text, ink);
    stroke_text(text, origin, colors, {halo, 2 * halo_width, {}});
    fill_text(text, origin, colors, {1, 0});
}

}  // namespace lectern
