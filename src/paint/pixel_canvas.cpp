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

void PixelCanvas::clear(Color color) {
    cairo_save(context());
    cairo_set_operator(context(), CAIRO_OPERATOR_SOURCE);
    set_color(color);
    cairo_paint(context());
    cairo_restore(context());
}

void PixelCanvas::stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) {
    // Many a picture has more of these than of anything else, and Cairo takes five times as long for them.
    const Vec2 low = from.cwiseMin(to), high = from.cwiseMax(to);
    const Rect box{low.x() - width, low.y() - width, high.x() - low.x() + 2 * width, high.y() - low.y() + 2 * width};
    if (!may_hold(from) || !may_hold(to) || !draws_freely(box))
        return CairoCanvas::stroke_segment(from, to, color, width);
    draw_pixels([&](Image& image) { draw_straight_line(image, from * scale(), to * scale(), width * scale(), color); });
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
