#pragma once
#include "lectern/base/mixed_text.h"
#include "typeset/math/formula.h"
#include "typeset/paragraph_text.h"
#include "typeset/text_line.h"
#include "typeset/word_fonts.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

/// Sets texts of words and mathematics, each anew. One for a thread.
class TextSetter : public WordSetter {
public:
    TextLayout set(std::string_view text, const TextStyle& style, double wrap_width, TextAlignment alignment);
    TextLayout set_words(std::string_view words, const TextStyle& style) override;

private:
    /// The text that is being set.
    struct Page {
        std::string_view text;
        TextStyle style;
        double wrap_width = 0;
        std::vector<TextLine> lines;
        std::vector<TextPart> parts;
        std::optional<ParagraphText> paragraph;  ///< That goes on.

        ParagraphText& open_paragraph();
        /// Keeps the formula's parts; the index of the first one.
        int add_parts(const Formula& formula);
    };

    Formula formula(const Page& page, const TextStretch& stretch);
    void add_display(Page& page, const TextStretch& stretch);
    void end_paragraph(Page& page);

    WordFonts fonts_;
    FormulaSetter formulas_;
};

}  // namespace lectern
