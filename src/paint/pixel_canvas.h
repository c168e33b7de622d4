#pragma once
#include "lectern/base/image.h"
#include "paint/cairo_canvas.h"

#include <vector>

namespace lectern {

/// A picture of pixels, `scale` for each CSS pixel.
class PixelCanvas : public CairoCanvas {
public:
    /// A transparent picture of `width` x `height` pixels.
    PixelCanvas(int width, int height, double scale);
    /// A picture that goes on from `start`.
    PixelCanvas(Image start, double scale);

    void clear(Color color);
    void fill_path(const Path& path, Color color, FillRule rule = FillRule::nonzero) override;
    void stroke_path(const Path& path, const Stroke& stroke, LineCap cap) override;
    void stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) override;
    void fill_scale(const Rect& place, const ColorMap& scale, bool upright) override;
    void fill_nested(std::span<const NestedRegion> regions) override;
    /// draw(image) draws into the picture itself, whatever clip there is, and returns the columns that it draws into of
    /// each row from `top` on.
    template <typename Draw>
    void draw_pixels(int top, const Draw& draw) {
        cairo_surface_flush(surface());
        mark(top, draw(image_));
        cairo_surface_mark_dirty(surface());
    }

    /// Pixels.
    [[nodiscard]] int width() const { return image_.width; }
    [[nodiscard]] int height() const { return image_.height; }
    /// The picture so far.
    [[nodiscard]] const Image& image();
    /// The picture, complete; the canvas is spent. Throws MachineError where Cairo failed meanwhile.
    Image finish();

private:
    /// Notes what is drawn into (Image::drawn): a box in CSS pixels, or columns of rows.
    void mark(const Rect& box);
    void mark(int top, const std::vector<Columns>& rows);

    Image image_;  ///< The surface's memory.
};

}  // namespace lectern
