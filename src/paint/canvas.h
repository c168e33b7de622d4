#pragma once
#include "lectern/base/geometry.h"
#include "lectern/base/image.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/cairo_handle.h"
#include "paint/text_ink.h"

#include <functional>
#include <span>

namespace lectern {

/// A picture that is being drawn. Places and lengths are CSS pixels from the top left corner, y downwards; `scale`
/// pixels stand for one of them. Lines and outlines are clipped not far outside of it, for Cairo draws coordinates
/// beyond some millions of pixels elsewhere without a word.
class Canvas {
public:
    /// A transparent picture of `width` x `height` pixels.
    Canvas(int width, int height, double scale);
    /// A picture that goes on from `start`.
    Canvas(Image start, double scale);

    [[nodiscard]] double scale() const { return scale_; }
    /// The whole picture in CSS pixels.
    [[nodiscard]] Rect bounds() const;
    /// `value` moved to the nearest boundary between two pixels: the edge of a crisp rectangle.
    [[nodiscard]] double snap_edge(double value) const;
    /// `value` moved so that an axis-parallel line of `width` through it covers whole pixels.
    [[nodiscard]] double snap_line(double value, double width) const;
    /// `width` as a whole number of pixels, at least one.
    [[nodiscard]] double snap_width(double width) const;

    void clear(Color color);
    void fill_rect(const Rect& rect, Color color);
    /// Fills the closed outline by the non-zero rule.
    void fill_polygon(std::span<const Vec2> outline, Color color);
    /// Adds a closed outline to Cairo's path, to be filled together with others.
    void add_outline(std::span<const Vec2> outline);
    /// A NaN coordinate breaks the line. Joins are round; ends are round unless `flat_ends`.
    void stroke_line(std::span<const Vec2> points, const Stroke& stroke, bool closed = false, bool flat_ends = false);
    /// A straight line with flat ends, at its place and width exactly: crisp where those were snapped.
    void stroke_segment(const Vec2& from, const Vec2& to, Color color, double width);
    /// Fills the text's glyphs; `origin` is the left end of the first baseline, which runs in the direction `along`
    /// (unit length; {0, -1} reads upwards).
    void draw_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along = {1, 0});
    /// The same with a soft rim of `halo` under the glyphs, `halo_width` wide on each side.
    void draw_text_with_halo(const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo,
                             double halo_width);
    /// Lays `image` (pixels, premultiplied) over the picture with its top left corner at the pixel (x, y).
    void draw_image(const Image& image, int x, int y);

    /// Until `end_clip`, nothing outside `rect` is drawn. Not nested.
    void begin_clip(const Rect& rect);
    void end_clip();

    /// For drawing that needs more; its units are CSS pixels.
    [[nodiscard]] cairo_t* context() { return context_.get(); }
    void set_color(Color color);

    /// The picture so far.
    [[nodiscard]] const Image& image();
    /// The picture, complete; the canvas is spent. Throws MachineError where Cairo failed meanwhile.
    Image finish();

private:
    /// What lies outside is never given to Cairo.
    [[nodiscard]] Rect drawable() const;
    void add_line(std::span<const Vec2> points);
    void add_text_path(const TextLayout& text, const Vec2& origin, const Vec2& along,
                       const std::function<bool(int part)>& wanted);
    void fill_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along);
    [[nodiscard]] bool may_hold_text(const Vec2& origin) const;

    Image image_;
    double scale_;
    CairoSurface surface_;  ///< Over image_'s memory.
    CairoContext context_;
};

}  // namespace lectern
