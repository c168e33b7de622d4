#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A word of TeX mathematics.
struct MathToken {
    enum class Kind {
        character,
        command,  ///< `\name`, or a backslash with one sign.
        begin_group,
        end_group,
        superscript,
        subscript,
        alignment,  ///< `&`
        space,
        dollar,
        parameter,  ///< `#1`, in a macro's body.
        malformed,  ///< A byte that is no UTF-8, a lone backslash, a bare % or #.
        end
    };

    Kind kind = Kind::end;
    std::string text;  ///< As written; of a command without its backslash.
    char32_t character = 0;
    std::size_t begin = 0, end = 0;  ///< Bytes of the formula's source; of the macro's use where a macro gave it.
    std::string_view macro;          ///< The name of the macro that gave it; empty: it stands in the source.

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    [[nodiscard]] bool is_command(std::string_view name) const { return kind == Kind::command && text == name; }
    [[nodiscard]] bool is_character(char32_t sign) const { return kind == Kind::character && character == sign; }
    /// As it was written.
    [[nodiscard]] std::string source() const { return kind == Kind::command ? std::string(1, '\\') + text : text; }
};

/// Takes `tex` apart; the last token is `end`.
std::vector<MathToken> tokenize(std::string_view tex);

}  // namespace lectern
