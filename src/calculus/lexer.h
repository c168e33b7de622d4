#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

enum class TokenKind {
    number,
    name,
    superscript,  ///< ², ⁻¹: text is its plain digits, with a minus before them where there was one.
    plus,
    minus,
    times,
    divide,
    power,
    open,
    close,
    bar,
    comma,
    bang,
    less,
    less_equal,
    greater,
    greater_equal,
    end,
};

/// One word or sign of an expression. Columns and lengths count Unicode characters, columns from 0.
struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;  ///< As it was written; a superscript's plain digits; pi for π.
    int column = 0;
    int length = 1;
};

/// The tokens of `text`, the last one of the kind `end`. Throws ExpressionError for a character of no meaning.
std::vector<Token> split_into_tokens(std::string_view text);

}  // namespace lectern
