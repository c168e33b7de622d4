#include "typeset/math/math_token.h"

#include <glib.h>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

Kind kind_of(char32_t character) {
    switch (character) {
        case U'{':
            return Kind::begin_group;
        case U'}':
            return Kind::end_group;
        case U'^':
            return Kind::superscript;
        case U'_':
            return Kind::subscript;
        case U'&':
            return Kind::alignment;
        case U'$':
            return Kind::dollar;
        case U'%':
        case U'#':
            return Kind::malformed;
        default:
            return Kind::character;
    }
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view tex) : tex_(tex) {}

    std::vector<MathToken> run() {
        std::vector<MathToken> tokens;
        while (at_ < tex_.size()) tokens.push_back(next());
        tokens.push_back({Kind::end, {}, 0, tex_.size(), tex_.size(), {}});
        return tokens;
    }

private:
    MathToken next() {
        const char first = tex_[at_];
        if (first == '\\') return command();
        if (is_space(first)) {
            const std::size_t begin = at_;
            skip_spaces();
            return token(Kind::space, begin, U' ');
        }
        if (first == '#' && at_ + 1 < tex_.size() && tex_[at_ + 1] >= '1' && tex_[at_ + 1] <= '9') {
            at_ += 2;
            return token(Kind::parameter, at_ - 2, static_cast<char32_t>(tex_[at_ - 1] - '0'));
        }
        const std::size_t begin = at_;
        const char32_t character = take_character();
        return token(character == 0 ? Kind::malformed : kind_of(character), begin, character);
    }

    MathToken command() {
        const std::size_t begin = at_++;
        if (at_ == tex_.size()) return token(Kind::malformed, begin, U'\\');
        if (is_letter(tex_[at_])) {
            while (at_ < tex_.size() && is_letter(tex_[at_])) ++at_;
            MathToken word = token(Kind::command, begin, 0);
            word.text.erase(0, 1);
            return word;
        }
        if (is_space(tex_[at_])) {
            skip_spaces();
            MathToken space = token(Kind::command, begin, 0);
            space.text.assign(1, ' ');
            return space;
        }
        if (take_character() == 0) return token(Kind::malformed, begin, 0);
        MathToken sign = token(Kind::command, begin, 0);
        sign.text.erase(0, 1);
        return sign;
    }

    /// 0 for a byte that is no UTF-8.
    char32_t take_character() {
        const gunichar character = g_utf8_get_char_validated(tex_.data() + at_, static_cast<gssize>(tex_.size() - at_));
        if (character >= static_cast<gunichar>(-2) || character == 0) {
            ++at_;
            return 0;
        }
        at_ += static_cast<std::size_t>(g_unichar_to_utf8(character, nullptr));
        return character;
    }

    void skip_spaces() {
        while (at_ < tex_.size() && is_space(tex_[at_])) ++at_;
    }

    [[nodiscard]] MathToken token(Kind kind, std::size_t begin, char32_t character) const {
        return {kind, std::string(tex_.substr(begin, at_ - begin)), character, begin, at_, {}};
    }

    std::string_view tex_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<MathToken> tokenize(std::string_view tex) { return Tokenizer(tex).run(); }

}  // namespace lectern
