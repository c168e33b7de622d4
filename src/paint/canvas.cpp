#include "paint/canvas.h"

#include "lectern/base/error.h"
#include "paint/clip_shape.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace lectern {
namespace {

/// How far beyond the picture lines and outlines are kept, CSS pixels: what is cut off there can't be seen, and all
/// that Cairo is given stays within the coordinates that it can hold.
constexpr double guard = 2000;
constexpr int most_pixels_a_side = 32767;

}  // namespace

void check_cairo(cairo_status_t status, const char* action) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw MachineError(std::string("Cairo failed to ") + action + ": " + cairo_status_to_string(status));
}

Canvas::Canvas(int width, int height, double scale) : Canvas(Image(width, height), scale) {}

Canvas::Canvas(Image start, double scale) : image_(std::move(start)), scale_(scale) {
    if (image_.width < 1 || image_.height < 1 || image_.width > most_pixels_a_side ||
        image_.height > most_pixels_a_side) {
        throw MachineError("a picture of " + std::to_string(image_.width) + " x " + std::to_string(image_.height) +
                           " pixels can't be drawn");
    }
    surface_.reset(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image_.pixels.data()),
                                                       CAIRO_FORMAT_ARGB32, image_.width, image_.height,
                                                       image_.width * 4));
    check_cairo(cairo_surface_status(surface_.get()), "make a picture");
    context_.reset(cairo_create(surface_.get()));
    check_cairo(cairo_status(context_.get()), "draw on a picture");
    cairo_scale(context_.get(), scale_, scale_);
    cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
    // Curves in steps that leave them within a twentieth of a pixel.
    cairo_set_tolerance(context_.get(), 0.05);
}

Rect Canvas::bounds() const { return {0, 0, image_.width / scale_, image_.height / scale_}; }

double Canvas::snap_edge(double value) const { return std::round(value * scale_) / scale_; }

double Canvas::snap_width(double width) const { return std::max(1.0, std::round(width * scale_)) / scale_; }

double Canvas::snap_line(double value, double width) const {
    const double half = snap_width(width) / 2;
    return snap_edge(value - half) + half;
}

void Canvas::set_color(Color color) {
    cairo_set_source_rgba(context_.get(), color.red, color.green, color.blue, color.alpha);
}

void Canvas::clear(Color color) {
    cairo_save(context_.get());
    cairo_set_operator(context_.get(), CAIRO_OPERATOR_SOURCE);
    set_color(color);
    cairo_paint(context_.get());
    cairo_restore(context_.get());
}

void Canvas::fill_rect(const Rect& rect, Color color) {
    const std::array<Vec2, 4> corners{Vec2(rect.x, rect.y), Vec2(rect.right(), rect.y),
                                      Vec2(rect.right(), rect.bottom()), Vec2(rect.x, rect.bottom())};
    fill_polygon(corners, color);
}

Rect Canvas::drawable() const {
    const Rect all = bounds();
    return {-guard, -guard, all.width + 2 * guard, all.height + 2 * guard};
}

void Canvas::add_line(std::span<const Vec2> points) {
    cairo_new_sub_path(context_.get());
    for (const Vec2& point : points) cairo_line_to(context_.get(), point.x(), point.y());
}

void Canvas::add_outline(std::span<const Vec2> outline) {
    if (outline.size() < 3) return;
    if (all_inside(outline, drawable())) {
        add_line(outline);
    } else {
        if (!std::all_of(outline.begin(), outline.end(), [](const Vec2& point) { return point.allFinite(); })) return;
        const std::vector<Vec2> kept = clip_outline(outline, drawable());
        if (kept.size() < 3) return;
        add_line(kept);
    }
    cairo_close_path(context_.get());
}

void Canvas::fill_polygon(std::span<const Vec2> outline, Color color) {
    set_color(color);
    add_outline(outline);
    cairo_fill(context_.get());
}

void Canvas::stroke_line(std::span<const Vec2> points, const Stroke& stroke, bool closed, bool flat_ends) {
    if (points.size() < 2 || !(stroke.width > 0)) return;
    if (all_inside(points, drawable())) {
        add_line(points);
        if (closed) cairo_close_path(context_.get());
    } else {
        for (const std::vector<Vec2>& part : clip_line(points, drawable(), closed)) add_line(part);
    }
    const bool valid_dash = std::accumulate(stroke.dash.begin(), stroke.dash.end(), 0.0) > 0 &&
                            std::all_of(stroke.dash.begin(), stroke.dash.end(), [](double d) { return d >= 0; });
    if (valid_dash) cairo_set_dash(context_.get(), stroke.dash.data(), static_cast<int>(stroke.dash.size()), 0);
    cairo_set_line_cap(context_.get(), valid_dash || flat_ends ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(context_.get(), stroke.width);
    set_color(stroke.color);
    cairo_stroke(context_.get());
    if (valid_dash) cairo_set_dash(context_.get(), nullptr, 0, 0);
}

void Canvas::stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) {
    const std::array<Vec2, 2> points{from, to};
    stroke_line(points, {color, width, {}}, false, true);
}

void Canvas::add_text_path(const TextLayout& text, const Vec2& origin, const Vec2& along,
                           const std::function<bool(int part)>& wanted) {
    cairo_t* path = context_.get();
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
                case GlyphOutline::Verb::move: {
                    const Vec2 to = place(*point++);
                    cairo_move_to(path, to.x(), to.y());
                    break;
                }
                case GlyphOutline::Verb::line: {
                    const Vec2 to = place(*point++);
                    cairo_line_to(path, to.x(), to.y());
                    break;
                }
                case GlyphOutline::Verb::cubic: {
                    const Vec2 first = place(*point++), second = place(*point++), to = place(*point++);
                    cairo_curve_to(path, first.x(), first.y(), second.x(), second.y(), to.x(), to.y());
                    break;
                }
                case GlyphOutline::Verb::close:
                    cairo_close_path(path);
                    break;
            }
        }
    }
    for (const PlacedRule& rule : text.rules) {
        if (!wanted(rule.part)) continue;
        const double right = rule.x + rule.width, bottom = rule.y + rule.height;
        // The way round in which outlines of glyphs run, so that one over the other leaves no hole.
        const std::array corners{turned(rule.x, bottom), turned(right, bottom), turned(right, rule.y),
                                 turned(rule.x, rule.y)};
        add_line(corners);
        cairo_close_path(path);
    }
}

bool Canvas::may_hold_text(const Vec2& origin) const {
    return origin.allFinite() && all_inside(std::span(&origin, 1), drawable());
}

void Canvas::fill_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along) {
    const std::vector<Color> colors = part_colors(text, ink);
    const auto color_of = [&](int part) { return part < 0 ? colors.back() : colors[static_cast<std::size_t>(part)]; };
    // All of one colour at once: where glyphs meet, as the pieces of a brace do, no seam shows.
    std::vector<Color> filled;
    for (std::size_t i = colors.size(); i-- > 0;) {
        const Color color = colors[i];
        if (color.alpha <= 0 || std::ranges::find(filled, color) != filled.end()) continue;
        filled.push_back(color);
        add_text_path(text, origin, along, [&](int part) { return color_of(part) == color; });
        set_color(color);
        cairo_fill(context_.get());
    }
}

void Canvas::draw_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along) {
    if (may_hold_text(origin)) fill_text(text, origin, ink, along);
}

void Canvas::draw_text_with_halo(const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo,
                                 double halo_width) {
    if (!may_hold_text(origin)) return;
    const std::vector<Color> colors = part_colors(text, ink);
    add_text_path(text, origin, {1, 0}, [&](int part) {
        return (part < 0 ? colors.back() : colors[static_cast<std::size_t>(part)]).alpha > 0;
    });
    set_color(halo);
    cairo_set_line_width(context_.get(), 2 * halo_width);
    cairo_stroke(context_.get());
    fill_text(text, origin, ink, {1, 0});
}

void Canvas::draw_image(const Image& image, int x, int y) {
    // Cairo only reads a source, but takes its memory as writable.
    auto* pixels = const_cast<std::uint32_t*>(image.pixels.data());
    const CairoSurface source(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(pixels), CAIRO_FORMAT_ARGB32, image.width, image.height, image.width * 4));
    check_cairo(cairo_surface_status(source.get()), "lay a picture over another");
    cairo_save(context_.get());
    cairo_identity_matrix(context_.get());
    cairo_set_source_surface(context_.get(), source.get(), x, y);
    cairo_pattern_set_filter(cairo_get_source(context_.get()), CAIRO_FILTER_NEAREST);
    cairo_paint(context_.get());
    cairo_restore(context_.get());
}

void Canvas::begin_clip(const Rect& rect) {
    cairo_save(context_.get());
    cairo_rectangle(context_.get(), rect.x, rect.y, rect.width, rect.height);
    cairo_clip(context_.get());
}

void Canvas::end_clip() { cairo_restore(context_.get()); }

const Image& Canvas::image() {
    cairo_surface_flush(surface_.get());
    return image_;
}

Image Canvas::finish() {
    check_cairo(cairo_status(context_.get()), "draw a picture");
    context_.reset();
    cairo_surface_finish(surface_.get());
    check_cairo(cairo_surface_status(surface_.get()), "finish a picture");
    surface_.reset();
    return std::move(image_);
}

}  // namespace lectern
