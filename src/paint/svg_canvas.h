#pragma once
#include "paint/canvas.h"

#include <map>
#include <string>
#include <utility>

namespace lectern {

/// A picture as an SVG document: shapes alone, text as outlines, each glyph defined once. Its bytes follow from what is
/// drawn and from `name`, which all its ids begin with, so that several documents may stand in one page.
class SvgCanvas : public Canvas {
public:
    SvgCanvas(Vec2 size, const std::string& name);

    void fill_rect(const Rect& rect, Color color) override;
    void stroke_segment(const Vec2& from, const Vec2& to, Color color, double width) override;
    void fill_path(const Path& path, Color color, FillRule rule = FillRule::nonzero) override;
    void fill_scale(const Rect& place, const ColorMap& scale, bool upright) override;
    void stroke_path(const Path& path, const Stroke& stroke, LineCap cap) override;
    void begin_clip(const Rect& rect) override;
    void end_clip() override;
    void begin_layer(double opacity) override;
    void end_layer() override;
    void begin_group(std::string_view name) override;
    void end_group() override;

    /// The document, complete. `title` and `description` are for people who can't see it; either may be empty.
    [[nodiscard]] std::string finish(std::string_view title, std::string_view description);

private:
    /// The last clip that was opened stays open until something else is drawn: marks that end at one frame share it.
    struct OpenClip {
        Rect rect;
        bool wanted = false;  ///< Between begin_clip and end_clip.
    };

    void fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                   const Vec2& along) override;
    void stroke_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                     const Stroke& stroke) override;
    /// Glyphs and rules of the parts that are `wanted`, in a group with these attributes; `stroke_width` (CSS pixels)
    /// is given in the units of what it holds.
    void write_text(const TextLayout& text, const Vec2& origin, const Vec2& along, const std::string& attributes,
                    double stroke_width, const std::function<bool(int part)>& wanted);
    /// What is drawn next, after a clip that is over has been closed.
    std::string& body();
    void close_clip();
    std::string glyph_id(const GlyphOutline& outline);
    std::string clip_id(const Rect& rect);

    std::string name_;
    std::string definitions_, body_;
    std::optional<OpenClip> clip_;
    std::map<std::pair<std::string, std::uint32_t>, std::string> glyphs_;  ///< Ids by font file and glyph.
    std::vector<Rect> clips_;
    int scales_ = 0;
    int groups_ = 0;
};

}  // namespace lectern
