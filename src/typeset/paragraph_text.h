#pragma once
#include "lectern/typeset/text_layout.h"
#include "typeset/math/formula.h"
#include "typeset/pango_handle.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What Pango is given of a paragraph: its words, and an object character in the place of each piece of a formula.
/// Lines break between the pieces of a formula, and never between it and what stands at it without a space.
class ParagraphText {
public:
    /// A piece of a formula in the text.
    struct Inlay {
        std::size_t at = 0;  ///< The byte of its object character.
        FormulaPiece piece;
    };

    /// `style` gives the unit of the formulas' lengths and the words' fonts.
    explicit ParagraphText(const TextStyle& style);

    /// Goes on with words. Throws MissingGlyph where neither a bundled font nor one taken from the machine has a
    /// character of them.
    void add_words(std::string_view words);
    /// Goes on with a formula; its parts are counted from `first_part`.
    void add_formula(Formula formula, int first_part);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] PangoAttrList* attributes() const { return attributes_.get(); }
    /// The piece whose object character stands at that byte, or nullptr.
    [[nodiscard]] const Inlay* inlay_at(std::size_t byte) const;

private:
    /// Goes on with characters that `attribute`, which is taken over, holds for.
    void add_attribute(PangoAttribute* attribute, std::string_view characters);
    void add_shape(std::string_view character, double width);

    TextStyle style_;
    std::string text_;
    PangoHandle<PangoAttrList> attributes_;
    std::vector<Inlay> inlays_;    ///< In the text's order.
    bool behind_formula_ = false;  ///< Whether a formula was added last.
};

}  // namespace lectern
