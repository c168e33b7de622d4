#include "paint/pixel_canvas.h"

#include "lectern/base/error.h"
#include "paint/straight_line.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lectern {
namespace {

constexpr int most_pixels_a_side = 32767;

}  // namespace

PixelCanvas::PixelCanvas(int width, int height, double scale) : PixelCanvas(Image(width, height), scale) {}

PixelCanvas::PixelCanvas(Image start, double scale)
    : CairoCanvas({start.width / scale, start.height / scale}, scale), image_(std::move(start)) {
    if (image_.width < 1 || image_.height < 1 || image_.width > most_pixels_a_side ||
        image_.height > most_pixels_a_side) {
        throw MachineError("a picture of " + std::to_string(image_.width) + " x " + std::to_string(image_.height) +
                           " pixels can't be drawn");
    }
    open(CairoSurface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image_.pixels.data()),
                                                          CAIRO_FORMAT_ARGB32, image_.width, image_.height,
                                                          image_.width * 4)),
         scale);
}

void PixelCanvas::mark(const Rect& box) {
    if (image_.drawn.page == 0) return;
    // A pixel more to each side, for smoothed edges.
    const auto pixel = [&](double place, int more, int end) {
        const double at = std::floor(place * scale()) + more;
        return at >= end ? end : at > 0 ? static_cast<int>(at) : 0;
    };
    const Columns columns{pixel(box.x, -1, image_.width), pixel(box.right(), 2, image_.width)};
    const int last = pixel(box.bottom(), 2, image_.height);
    for (int y = pixel(box.y, -1, image_.height); y < last; ++y)
        image_.drawn.rows[static_cast<std::size_t>(y)].include(columns);
}

void PixelCanvas::mark(int top, const std::vector<Columns>& rows) {
    if (image_.drawn.page == 0) return;
    for (std::size_t i = 0; i < rows.size(); ++i) image_.drawn.rows[static_cast<std::size_t>(top) + i].include(rows[i]);
}

void PixelCanvas::clear(Color color) {
    image_.drawn = {};
    cairo_save(context());
    cairo_set_operator(context(), CAIRO_OPERATOR_SOURCE);
    set_color(color);
    cairo_paint(context());
    cairo_restore(context());
}

void PixelCanvas::fill_path(const Path& path, Color color, FillRule rule) {
    mark(path.box());
    CairoCanvas::fill_path(path, color, rule);
}

void PixelCanvas::stroke_path(const Path& path, const Stroke& stroke, LineCap cap) {
    const Rect box = path.box();
    const double reach = stroke.width;  // Twice what a round join or end reaches.
    mark({box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach});
    CairoCanvas::stroke_path(path, stroke, cap);
}

void PixelCanvas::stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) {
    // Many a picture has more of these than of anything else, and Cairo takes five times as long for them.
    const Vec2 low = from.cwiseMin(to), high = from.cwiseMax(to);
    const Rect box{low.x() - width, low.y() - width, high.x() - low.x() + 2 * width, high.y() - low.y() + 2 * width};
    if (!may_hold(from) || !may_hold(to) || !draws_freely(box))
        return CairoCanvas::stroke_segment(from, to, color, width);
    mark(box);
    cairo_surface_flush(surface());
    draw_straight_line(image_, from * scale(), to * scale(), width * scale(), color);
    cairo_surface_mark_dirty(surface());
}

/// One stripe a pixel, each of the colour at its middle.
void PixelCanvas::fill_scale(const Rect& place, const ColorMap& colors, bool upright) {
    const double length = upright ? place.height : place.width;
    const int stripes = std::max(1, static_cast<int>(std::lround(length * scale())));
    const double thickness = length / stripes;
    for (int i = 0; i < stripes; ++i) {
        Rect stripe = place;
        (upright ? stripe.height : stripe.width) = thickness;
        if (upright) {
            stripe.y = snap_edge(place.bottom() - (i + 1) * thickness);
        } else {
            stripe.x = snap_edge(place.x + i * thickness);
        }
        fill_rect(stripe, colors.smooth((i + 0.5) / stripes));
    }
}

void PixelCanvas::fill_nested(std::span<const NestedRegion> regions) {
    const bool opaque =
        std::ranges::all_of(regions, [](const NestedRegion& region) { return region.color.alpha >= 1; });
    if (opaque) return Canvas::fill_nested(regions);
    // A see-through region must hide the one that it lies on, yet show what is behind them all.
    cairo_save(context());
    cairo_push_group(context());
    cairo_set_operator(context(), CAIRO_OPERATOR_SOURCE);
    for (const NestedRegion& region : regions) fill_path(region.outline, region.color, FillRule::even_odd);
    cairo_pop_group_to_source(context());
    cairo_set_operator(context(), CAIRO_OPERATOR_OVER);
    cairo_paint(context());
    cairo_restore(context());
}

const Image& PixelCanvas::image() {
    cairo_surface_flush(surface());
    return image_;
}

Image PixelCanvas::finish() {
    close();
    return std::move(image_);
}

}  // namespace lectern
