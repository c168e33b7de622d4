#pragma once
#include "paint/cairo_canvas.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a PDF says of itself to people and to search.
struct PdfInformation {
    std::string title, subject;
};

/// A picture as a PDF of one page: shapes, and text that can be selected, its fonts embedded as subsets. Three quarters
/// of a point for each CSS pixel. The bytes hold no clock.
class PdfCanvas : public CairoCanvas {
public:
    PdfCanvas(Vec2 size, const PdfInformation& information);
    ~PdfCanvas() override;

    void fill_scale(const Rect& place, const ColorMap& scale, bool upright) override;
    /// The document, complete; the canvas is spent. Throws MachineError where Cairo failed meanwhile.
    std::vector<std::uint8_t> finish();

private:
    /// Cairo's handle of a font file, which it embeds from.
    struct Font;

    void fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                   const Vec2& along) override;
    /// Shows the glyphs from `begin` to `end`, all of one font, size and colour.
    void show_run(const TextLayout& text, std::size_t begin, std::size_t end);
    const Font& font_of(const std::string& file);

    std::unique_ptr<std::vector<std::uint8_t>> bytes_;  ///< Stays in its place: Cairo writes to it.
    std::map<std::string, std::unique_ptr<Font>> fonts_;
};

}  // namespace lectern
