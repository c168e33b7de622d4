#pragma once
#include "lectern/typeset/text_layout.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

/// A stretch of a formula that no line break cuts. Lengths are in the style's unit.
struct FormulaPiece {
    std::vector<PlacedGlyph> glyphs;  ///< From the piece's left end on the baseline, y downwards.
    std::vector<PlacedRule> rules;
    double width = 0;
    double ascent = 0, descent = 0;  ///< Of what is drawn, from the baseline up and down.
    double space_after = 0;          ///< To the next piece on the same line; left out at a line's end.
};

/// A formula laid out.
struct Formula {
    std::vector<FormulaPiece> pieces;  ///< Lines may break between them; one alone in a display.
    std::vector<TextPart> parts;       ///< Of glyphs and rules in all pieces.
    std::optional<FormulaPiece> tag;   ///< Its number, to stand at the right edge; only in a display.
};

/// In a line of words (TeX's text style), or by itself (display style).
enum class FormulaPlace { in_line, display };

/// Sets the words that stand in a formula (`\text{…}`): one line, no mathematics.
class WordSetter {
public:
    virtual ~WordSetter() = default;
    virtual TextLayout set_words(std::string_view words, const TextStyle& style) = 0;
};

/// A formula that can't be set; the mistake's place is in the formula's own text.
class FormulaError : public std::runtime_error {
public:
    explicit FormulaError(TextMistake mistake) : std::runtime_error(mistake.message), mistake_(std::move(mistake)) {}
    [[nodiscard]] const TextMistake& mistake() const { return mistake_; }

private:
    TextMistake mistake_;
};

/// Lays out TeX mathematics by the rules of the TeXbook's appendix G with the measures of an OpenType MATH table.
/// One for a thread; keeps the fonts it has opened.
class FormulaSetter {
public:
    FormulaSetter();
    ~FormulaSetter();

    /// `tex` is what stands between the dollars, at most 64 KiB. `style` gives size and typography. Throws
    /// FormulaError.
    Formula set(std::string_view tex, const TextStyle& style, FormulaPlace place, WordSetter& words);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// All that keeps a formula from being set, in the order of its places; empty where it can be.
std::vector<TextMistake> formula_mistakes(std::string_view tex, const Typography& typography, FormulaPlace place);

}  // namespace lectern
