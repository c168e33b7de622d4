#include "paint/svg_canvas.h"

#include "lectern/base/escape_markup.h"
#include "paint/scale_stops.h"
#include "paint/svg_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr int pixel_decimals = 2;

std::string number(double pixels) { return svg_number(pixels, pixel_decimals); }

/// ` fill="#1f2937" fill-opacity=".8"`
std::string paint(std::string_view property, Color color) {
    const auto byte = [](double part) { return std::lround(255 * std::clamp(part, 0.0, 1.0)); };
    std::string text =
        fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", property, byte(color.red), byte(color.green), byte(color.blue));
    if (color.alpha < 1) {
        constexpr int opacity_decimals = 3;
        text += fmt::format(" {}-opacity=\"{}\"", property, svg_number(std::max(0.0, color.alpha), opacity_decimals));
    }
    return text;
}

std::string rectangle(const Rect& rect) {
    return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(rect.x), number(rect.y),
                       number(rect.width), number(rect.height));
}

/// How many decimals place a font unit of `unit` CSS pixels to a two-hundredth of a pixel.
int decimals_of_unit(double unit) {
    int decimals = 0;
    for (double step = unit; step > 0.01 && decimals < 4; step /= 10) ++decimals;
    return decimals;
}

std::string identifier(std::string_view name) {
    std::string id;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (id.ends_with('-')) id.pop_back();
    return id;
}

}  // namespace

SvgCanvas::SvgCanvas(Vec2 size, const std::string& name) : Canvas(std::move(size), 1), name_(identifier(name)) {
    // An id begins with a letter.
    if (name_.empty() || (name_[0] >= '0' && name_[0] <= '9')) name_.insert(0, "figure");
}

std::string& SvgCanvas::body() {
    if (clip_ && !clip_->wanted) close_clip();
    return body_;
}

void SvgCanvas::close_clip() {
    if (!clip_) return;
    body_ += "</g>\n";
    clip_.reset();
}

void SvgCanvas::fill_rect(const Rect& rect, Color color) {
    if (!(rect.width > 0) || !(rect.height > 0) || color.alpha <= 0) return;
    body() += fmt::format("<rect {}{} shape-rendering=\"crispEdges\"/>\n", rectangle(rect), paint("fill", color));
}

void SvgCanvas::stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) {
    if (!from.allFinite() || !to.allFinite()) return;
    Path path;
    path.add_line(std::array{from, to});
    const bool parallel = from.x() == to.x() || from.y() == to.y();
    body() += fmt::format("<path d=\"{}\"{} stroke-width=\"{}\"{}/>\n", svg_path_data(path), paint("stroke", color),
                          number(width), parallel ? " shape-rendering=\"crispEdges\"" : "");
}

void SvgCanvas::fill_path(const Path& path, Color color, FillRule rule) {
    if (color.alpha <= 0) return;
    body() += fmt::format("<path d=\"{}\"{}{}/>\n", svg_path_data(path), paint("fill", color),
                          rule == FillRule::even_odd ? " fill-rule=\"evenodd\"" : "");
}

void SvgCanvas::stroke_path(const Path& path, const Stroke& stroke, LineCap cap) {
    if (stroke.color.alpha <= 0) return;
    std::string dashes;
    for (const double dash : stroke.dash) dashes.append(dashes.empty() ? "" : " ").append(number(dash));
    if (!dashes.empty()) dashes = fmt::format(" stroke-dasharray=\"{}\"", dashes);
    body() += fmt::format("<path d=\"{}\" fill=\"none\"{} stroke-width=\"{}\"{}{}/>\n", svg_path_data(path),
                          paint("stroke", stroke.color), number(stroke.width),
                          cap == LineCap::round ? " stroke-linecap=\"round\"" : "", dashes);
}

void SvgCanvas::fill_scale(const Rect& place, const ColorMap& scale, bool upright) {
    const std::string id = fmt::format("{}-scale{}", name_, ++scales_);
    definitions_ +=
        fmt::format("<linearGradient id=\"{}\"{}>", id, upright ? " x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\"" : "");
    for (const ScaleStop& stop : scale_stops(scale)) {
        constexpr int share_decimals = 4;
        definitions_ += fmt::format("<stop offset=\"{}\"{}/>", svg_number(stop.share, share_decimals),
                                    paint("stop-color", stop.color));
    }
    definitions_ += "</linearGradient>\n";
    body() += fmt::format("<rect {} fill=\"url(#{})\" shape-rendering=\"crispEdges\"/>\n", rectangle(place), id);
}

std::string SvgCanvas::clip_id(const Rect& rect) {
    const auto known = std::ranges::find(clips_, rect);
    const std::string id = fmt::format("{}-clip{}", name_, known - clips_.begin() + 1);
    if (known == clips_.end()) {
        clips_.push_back(rect);
        definitions_ += fmt::format("<clipPath id=\"{}\"><rect {}/></clipPath>\n", id, rectangle(rect));
    }
    return id;
}

void SvgCanvas::begin_clip(const Rect& rect) {
    if (clip_ && clip_->rect == rect) {
        clip_->wanted = true;
        return;
    }
    close_clip();
    body_ += fmt::format("<g clip-path=\"url(#{})\">\n", clip_id(rect));
    clip_ = OpenClip{rect, true};
}

void SvgCanvas::end_clip() { clip_->wanted = false; }

void SvgCanvas::begin_layer(double opacity) {
    constexpr int opacity_decimals = 3;
    body() += fmt::format("<g opacity=\"{}\">\n", svg_number(std::clamp(opacity, 0.0, 1.0), opacity_decimals));
}

void SvgCanvas::end_layer() { body() += "</g>\n"; }

void SvgCanvas::begin_group(std::string_view name) {
    body() += fmt::format("<g id=\"{}-{}-{}\">\n", name_, ++groups_, identifier(name));
}

void SvgCanvas::end_group() { body() += "</g>\n"; }

std::string SvgCanvas::glyph_id(const GlyphOutline& outline) {
    const std::string file = outline.font_file ? *outline.font_file : std::string();
    const auto [entry, fresh] = glyphs_.try_emplace({file, outline.glyph});
    if (fresh) {
        entry->second = fmt::format("{}-g{}", name_, glyphs_.size());
        definitions_ += fmt::format("<path id=\"{}\" d=\"{}\"/>\n", entry->second, svg_glyph_data(outline));
    }
    return entry->second;
}

void SvgCanvas::write_text(const TextLayout& text, const Vec2& origin, const Vec2& along, const std::string& attributes,
                           double stroke_width, const std::function<bool(int part)>& wanted) {
    std::string& out = body();
    const bool level = along.x() == 1;
    const std::string turn =
        level ? ""
              : fmt::format(" matrix({} {} {} {} 0 0)", svg_number(along.x(), 5), svg_number(along.y(), 5),
                            svg_number(-along.y(), 5), svg_number(along.x(), 5));
    out += fmt::format("<g transform=\"translate({} {}){}\"{}>\n", number(origin.x()), number(origin.y()), turn,
                       attributes);
    double size = 0, units = 0;
    const auto end_run = [&] {
        if (size > 0) out += "</g>\n";
        size = 0;
    };
    for (const PlacedGlyph& glyph : text.glyphs) {
        if (!wanted(glyph.part) || glyph.outline->verbs.empty()) continue;
        const double unit = glyph.size / glyph.outline->units_per_em;
        if (glyph.size != size || glyph.outline->units_per_em != units) {
            end_run();
            size = glyph.size;
            units = glyph.outline->units_per_em;
            constexpr int scale_decimals = 7;
            out += fmt::format("<g transform=\"scale({})\"", svg_number(unit, scale_decimals));
            if (stroke_width > 0) out += fmt::format(" stroke-width=\"{}\"", svg_number(stroke_width / unit, 1));
            out += ">";
        }
        const int decimals = decimals_of_unit(unit);
        const std::string x = svg_number(glyph.x / unit, decimals), y = svg_number(glyph.y / unit, decimals);
        out += fmt::format("<use href=\"#{}\"", glyph_id(*glyph.outline));
        if (x != "0") out += fmt::format(" x=\"{}\"", x);
        if (y != "0") out += fmt::format(" y=\"{}\"", y);
        out += "/>";
    }
    end_run();
    for (const PlacedRule& rule : text.rules) {
        if (!wanted(rule.part)) continue;
        out += fmt::format("<rect {}", rectangle({rule.x, rule.y, rule.width, rule.height}));
        if (stroke_width > 0) out += fmt::format(" stroke-width=\"{}\"", number(stroke_width));
        out += "/>\n";
    }
    out += "</g>\n";
}

void SvgCanvas::fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                          const Vec2& along) {
    for (const Color& color : seen_colors(colors)) {
        const auto wanted = [&](int part) { return color_of_part(colors, part) == color; };
        const bool any = std::ranges::any_of(text.glyphs, wanted, &PlacedGlyph::part) ||
                         std::ranges::any_of(text.rules, wanted, &PlacedRule::part);
        if (any) write_text(text, origin, along, paint("fill", color), 0, wanted);
    }
}

void SvgCanvas::stroke_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                            const Stroke& stroke) {
    if (stroke.color.alpha <= 0) return;
    // One see-through group: where the rims of two glyphs meet, they don't add up.
    const Color opaque = with_opacity(stroke.color, 1 / stroke.color.alpha);
    write_text(
        text, origin, {1, 0},
        fmt::format(" fill=\"none\"{} opacity=\"{}\"", paint("stroke", opaque), svg_number(stroke.color.alpha, 3)),
        stroke.width, [&](int part) { return color_of_part(colors, part).alpha > 0; });
}

std::string SvgCanvas::finish(std::string_view title, std::string_view description) {
    close_clip();
    const Rect all = bounds();
    std::string head = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\"",
        number(all.width), number(all.height));
    std::string labels, words;
    const auto add = [&](std::string_view element, std::string_view text) {
        if (text.empty()) return;
        labels += fmt::format("{}{}-{}", labels.empty() ? "" : " ", name_, element);
        words += fmt::format("<{0} id=\"{1}-{0}\">{2}</{0}>\n", element, name_, escape_markup(text));
    };
    add("title", title);
    add("desc", description);
    if (!labels.empty()) head += fmt::format(" aria-labelledby=\"{}\"", labels);
    head += " stroke-linejoin=\"round\">\n";
    if (!definitions_.empty()) definitions_ = "<defs>\n" + definitions_ + "</defs>\n";
    return head + words + definitions_ + body_ + "</svg>\n";
}

}  // namespace lectern
