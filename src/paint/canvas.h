#pragma once
#include "lectern/base/colormap.h"
#include "lectern/base/geometry.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/path.h"
#include "paint/text_ink.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace lectern {

enum class LineCap { flat, round };

/// A region among others that lie inside one another.
struct NestedRegion {
    Path outline;  ///< Closed; filled by the even-odd rule.
    Color color;
};

/// A picture that is being drawn: as pixels, or as shapes in a file. Places and lengths are CSS pixels from the top
/// left corner, y downwards. Lines and outlines are clipped not far outside of it: Cairo draws coordinates beyond some
/// millions of pixels elsewhere without a word.
class Canvas {
public:
    virtual ~Canvas() = default;

    /// Pixels for each CSS pixel: what crisp lines are fitted to. 1 where the picture is made of shapes.
    [[nodiscard]] double scale() const { return scale_; }
    /// The whole picture in CSS pixels.
    [[nodiscard]] Rect bounds() const { return {0, 0, size_.x(), size_.y()}; }
    /// `value` moved to the nearest boundary between two pixels: the edge of a crisp rectangle.
    [[nodiscard]] double snap_edge(double value) const;
    /// `value` moved so that an axis-parallel line of `width` through it covers whole pixels.
    [[nodiscard]] double snap_line(double value, double width) const;
    /// `width` as a whole number of pixels, at least one.
    [[nodiscard]] double snap_width(double width) const;

    /// From here on nothing is drawn of the page's ground and of those of plots.
    void leave_out_grounds() { has_grounds_ = false; }
    [[nodiscard]] bool has_grounds() const { return has_grounds_; }
    /// What a page or a plot stands on, where grounds are drawn.
    void fill_ground(const Rect& rect, Color color) {
        if (has_grounds_) fill_rect(rect, color);
    }

    /// The closed outline added to `path`, to be filled together with others.
    void add_outline(Path& path, std::span<const Vec2> outline) const;
    /// Fills the closed outline by the non-zero rule.
    void fill_polygon(std::span<const Vec2> outline, Color color);
    /// A NaN coordinate breaks the line. Joins are round; ends are round unless `flat_ends`.
    void stroke_line(std::span<const Vec2> points, const Stroke& stroke, bool closed = false, bool flat_ends = false);
    /// Fills the text's glyphs; `origin` is the left end of the first baseline, which runs in the direction `along`
    /// (unit length; {0, -1} reads upwards).
    void draw_text(const TextLayout& text, const Vec2& origin, const TextInk& ink, const Vec2& along = {1, 0});
    /// The same with a soft rim of `halo` under the glyphs, `halo_width` wide on each side.
    void draw_text_with_halo(const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo,
                             double halo_width);

    /// A rectangle with upright sides.
    virtual void fill_rect(const Rect& rect, Color color);
    /// A straight line with flat ends, at its place and width exactly: crisp where those were snapped.
    virtual void stroke_segment(const Vec2& from, const Vec2& to, Color color, double width);
    virtual void fill_path(const Path& path, Color color, FillRule rule = FillRule::nonzero) = 0;
    /// The colours of `scale` along `place`, from the left, or upwards where it is `upright`.
    virtual void fill_scale(const Rect& place, const ColorMap& scale, bool upright) = 0;
    /// Fills each region over the one before it, in which it lies; a see-through one takes its place.
    virtual void fill_nested(std::span<const NestedRegion> regions);
    virtual void stroke_path(const Path& path, const Stroke& stroke, LineCap cap) = 0;

    /// Until `end_clip`, nothing outside `rect` is drawn. Not nested.
    virtual void begin_clip(const Rect& rect) = 0;
    virtual void end_clip() = 0;
    /// Until `end_layer`, what is drawn is seen through as one: where its shapes overlap, they don't add up. Not
    /// nested.
    virtual void begin_layer(double opacity) = 0;
    virtual void end_layer() = 0;
    /// Until `end_group`, what is drawn belongs together, under a name that files of shapes keep. Not nested.
    virtual void begin_group(std::string_view /*name*/) {}
    virtual void end_group() {}

protected:
    Canvas(Vec2 size, double scale) : size_(std::move(size)), scale_(scale) {}
    Canvas(const Canvas&) = default;
    Canvas(Canvas&&) = default;
    Canvas& operator=(const Canvas&) = default;
    Canvas& operator=(Canvas&&) = default;

    /// The glyphs and rules that are `wanted` by their part, as outlines.
    static Path text_path(const TextLayout& text, const Vec2& origin, const Vec2& along,
                          const std::function<bool(int part)>& wanted);

    /// Whether a place is finite and near enough to the picture for something that begins there to show.
    [[nodiscard]] bool may_hold(const Vec2& place) const;

private:
    virtual void fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                           const Vec2& along);
    virtual void stroke_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                             const Stroke& stroke);
    /// What lies outside is never drawn.
    [[nodiscard]] Rect drawable() const;

    Vec2 size_;  ///< CSS pixels.
    double scale_;
    bool has_grounds_ = true;
};

/// The colour of a text's part among those of part_colors.
inline Color color_of_part(const std::vector<Color>& colors, int part) {
    return part < 0 ? colors.back() : colors[static_cast<std::size_t>(part)];
}

}  // namespace lectern
