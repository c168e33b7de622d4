#include "calculus/lexer.h"

#include "lectern/calculus/parse.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lectern {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Bytes of the UTF-8 character at the beginning of `text`; 0 where it is malformed.
std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t bytes = lead < 0x80   ? 1
                              : lead < 0xC2 ? 0
                              : lead < 0xE0 ? 2
                              : lead < 0xF0 ? 3
                              : lead < 0xF5 ? 4
                                            : 0;
    if (bytes == 0 || text.size() < bytes) return 0;
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(bytes), continues) ? bytes : 0;
}

/// Α to Ω and α to ω: two bytes, U+0391 to U+03C9, without the number π.
bool begins_with_greek_letter(std::string_view text) {
    if (text.size() < 2) return false;
    const unsigned code =
        (static_cast<unsigned char>(text[0]) & 0x1FU) << 6U | (static_cast<unsigned char>(text[1]) & 0x3FU);
    const auto lead = static_cast<unsigned char>(text[0]);
    const bool upper = code >= 0x391 && code <= 0x3A9 && code != 0x3A2;
    const bool lower = code >= 0x3B1 && code <= 0x3C9 && code != 0x3C0;
    return (lead == 0xCE || lead == 0xCF) && (upper || lower);
}

struct Sign {
    std::string_view text;
    TokenKind kind;
};

// Longer signs stand before those that they begin with.
constexpr std::array signs{
    Sign{"**", TokenKind::power},
    Sign{"<=", TokenKind::less_equal},
    Sign{">=", TokenKind::greater_equal},
    Sign{"+", TokenKind::plus},
    Sign{"-", TokenKind::minus},
    Sign{"\u2212", TokenKind::minus},
    Sign{"*", TokenKind::times},
    Sign{"\u00B7", TokenKind::times},
    Sign{"\u22C5", TokenKind::times},
    Sign{"\u00D7", TokenKind::times},
    Sign{"/", TokenKind::divide},
    Sign{"^", TokenKind::power},
    Sign{"(", TokenKind::open},
    Sign{")", TokenKind::close},
    Sign{"|", TokenKind::bar},
    Sign{",", TokenKind::comma},
    Sign{"!", TokenKind::bang},
    Sign{"<", TokenKind::less},
    Sign{">", TokenKind::greater},
    Sign{"\u2264", TokenKind::less_equal},
    Sign{"\u2265", TokenKind::greater_equal},
};

constexpr std::array<std::string_view, 11> superscripts{"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074", "\u2075",
                                                        "\u2076", "\u2077", "\u2078", "\u2079", "\u207B"};

/// The plain character of a superscript at the beginning of `text`.
std::optional<char> superscript_at(std::string_view text) {
    for (std::size_t i = 0; i < superscripts.size(); ++i)
        if (text.starts_with(superscripts[i])) return "0123456789-"[i];
    return std::nullopt;
}

std::size_t length_of_digits(std::string_view text, std::size_t from) {
    while (from < text.size() && is_digit(text[from])) ++from;
    return from;
}

/// Digits with an optional point, and an exponent where a digit follows its e.
std::size_t length_of_number(std::string_view text) {
    std::size_t end = length_of_digits(text, 0);
    if (end < text.size() && text[end] == '.') end = length_of_digits(text, end + 1);
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        std::size_t power = end + 1;
        if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
        if (power < text.size() && is_digit(text[power])) end = length_of_digits(text, power);
    }
    return end;
}

std::string help_for(std::string_view character) {
    if (character == "=")
        return "an expression is one side alone; to compare, write < <= > or >= in if(condition, a, b)";
    if (character == "[" || character == "]" || character == "{" || character == "}") return "group with ( and )";
    if (character == ";") return "arguments are separated by commas";
    if (character == "\u2013" || character == "\u2014") return "write - for minus";
    if (character == "\u221A") return "write sqrt(x)";
    if (character == "\u00F7") return "write / for a division";
    return {};
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : rest_(text) {}

    std::vector<Token> run() {
        while (skip_blanks()) tokens_.push_back(next());
        tokens_.push_back({TokenKind::end, {}, column_, 1});
        return std::move(tokens_);
    }

private:
    bool skip_blanks() {
        constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\n", "\r", "\u00A0", "\u2009"};
        for (bool skipped = true; skipped;) {
            skipped = false;
            for (const std::string_view blank : blanks) {
                if (!rest_.starts_with(blank)) continue;
                rest_.remove_prefix(blank.size());
                ++column_;
                skipped = true;
            }
        }
        return !rest_.empty();
    }

    Token next() {
        const char first = rest_[0];
        if (is_digit(first) || (first == '.' && rest_.size() > 1 && is_digit(rest_[1])))
            return take(TokenKind::number, length_of_number(rest_));
        if (const std::size_t bytes = length_of_name(rest_); bytes > 0) return take(TokenKind::name, bytes);
        if (rest_.starts_with("\u03C0")) {
            Token token = take(TokenKind::name, 2);
            token.text = "pi";
            return token;
        }
        if (superscript_at(rest_)) return take_superscript();
        for (const Sign& sign : signs)
            if (rest_.starts_with(sign.text)) return take(sign.kind, sign.text.size());
        refuse();
    }

    Token take(TokenKind kind, std::size_t bytes) {
        const std::string_view text = rest_.substr(0, bytes);
        const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
        const int length = static_cast<int>(std::count_if(text.begin(), text.end(), is_lead));
        Token token{kind, std::string(text), column_, length};
        rest_.remove_prefix(bytes);
        column_ += length;
        return token;
    }

    Token take_superscript() {
        Token token{TokenKind::superscript, {}, column_, 0};
        while (const auto plain = superscript_at(rest_)) {
            if (*plain == '-' && !token.text.empty()) break;
            token.text += *plain;
            rest_.remove_prefix(character_bytes(rest_));
            ++token.length;
            ++column_;
        }
        if (token.text == "-")
            throw ExpressionError("a raised minus needs raised digits", "", token.column, token.length);
        return token;
    }

    [[noreturn]] void refuse() const {
        const std::size_t bytes = character_bytes(rest_);
        if (bytes == 0) throw ExpressionError("a byte that is no UTF-8 text", "", column_, 1);
        const std::string character(rest_.substr(0, bytes));
        if (bytes == 1 && (static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7F))
            throw ExpressionError("a control character", "", column_, 1);
        throw ExpressionError("unexpected character '" + character + "'", help_for(character), column_, 1);
    }

    std::string_view rest_;
    int column_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::size_t length_of_name(std::string_view text) {
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const std::string_view rest = text.substr(bytes);
        if (is_letter(rest[0]) || (bytes > 0 && is_digit(rest[0])))
            ++bytes;
        else if (begins_with_greek_letter(rest))
            bytes += 2;
        else
            break;
    }
    return bytes;
}

std::vector<Token> split_into_tokens(std::string_view text) { return Lexer(text).run(); }

}  // namespace lectern
