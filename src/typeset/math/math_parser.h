#pragma once
#include "typeset/math/alphabet.h"
#include "typeset/math/formula.h"
#include "typeset/math/math_font.h"
#include "typeset/math/math_node.h"
#include "typeset/math/symbol_table.h"
#include "typeset/math/token_stream.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A formula as read.
struct ParsedFormula {
    MathList list;
    std::vector<TextPart> parts;
    std::optional<MathList> tag;
    std::vector<TextMistake> mistakes;  ///< Where there are any but notes, `list` is not whole.
};

/// What ends a row.
enum class RowEnd {
    formula,   ///< The formula's end.
    group,     ///< `}`
    option,    ///< `]`
    fence,     ///< `\right` or `\middle`
    cell,      ///< `&`, `\\` or `\end`
    substack,  ///< `\\` or `}`
    dollar,    ///< The dollar that ends a formula within `\text`.
};

/// Reads TeX mathematics. Each construct (construct_table.h) has a file with a function that reads it by this.
class MathParser {
public:
    MathParser(std::string_view tex, const Typography& typography, MathFont& font, FormulaPlace place);
    ParsedFormula parse();

    /// The next token; spaces are passed over.
    const MathToken& peek();
    MathToken take();
    /// The next token as it is, for words.
    MathToken take_with_spaces() { return tokens_.take(); }
    /// Takes the next token where it is that sign.
    bool take_if(char32_t character);

    /// A row up to its end, which is left to be taken.
    MathList row(RowEnd end);
    /// The argument of `command`: a group's row or one atom.
    MathList argument(const MathToken& command);
    /// `[…]`, where it comes next.
    std::optional<MathList> option();
    /// A group's words, as written: of `\text`, `\begin`, `\color`.
    std::string words_argument(const MathToken& command, std::string_view example);
    /// A delimiter behind `\left`, `\bigl`, …; 0 for a dot.
    char32_t delimiter(const MathToken& command);

    /// The sign in the alphabet in force, its glyph looked for.
    MathNodePointer symbol(char32_t character, const MathToken& at);

    [[nodiscard]] FormulaPlace place() const { return place_; }

    MathAlphabet alphabet = MathAlphabet::normal;
    bool bold_symbols = false;  ///< `\boldsymbol`

    /// A part within the one that is open; what is read until `close_part` belongs to it.
    int open_part(TextPart part);
    void close_part();

    /// The formula's number; told as a mistake where it has none to have.
    void set_tag(MathList tag, const MathToken& command);

    /// Tells a mistake and goes on.
    void tell(const MathToken& at, std::string message, std::string help = {});
    /// Tells of a character that no bundled font has; true where a font of the machine has it.
    bool tell_uncovered(const MathToken& at, const std::string& character);
    /// Tells a mistake that leaves no way to go on.
    [[noreturn]] void fail(const MathToken& at, std::string message, std::string help = {});
    /// Tells where the font lacks the character.
    void need_glyph(char32_t character, const MathToken& at);

private:
    void read_into(MathList& list);
    MathNodePointer sign_node(const MathSymbol& sign, const MathToken& at);
    void read_character(const MathToken& token, MathList& list);
    void read_command(const MathToken& token, MathList& list);
    void read_script(const MathToken& token, MathList& list);
    void read_primes(const MathToken& token, MathList& list);
    bool read_small_script(const MathToken& token, MathList& list);
    void add_script(const MathToken& token, MathList& list, MathList script, bool superscript);
    [[nodiscard]] bool ends(const MathToken& token, RowEnd end) const;
    [[nodiscard]] TextMistake mistake_at(const MathToken& at, std::string message, std::string help) const;

    TokenStream tokens_;
    const Typography& typography_;
    MathFont& font_;
    FormulaPlace place_;
    ParsedFormula result_;
    int part_ = -1;  ///< The one that is open.
    int depth_ = 0;  ///< Of rows within rows.
};

}  // namespace lectern
