#include "typeset/math/alphabet.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lectern {
namespace {

/// Where an alphabet's runs begin in Unicode; 0 where it has none.
struct Block {
    char32_t capital, small;              ///< Of A and a.
    char32_t greek_capital, greek_small;  ///< Of Α and α.
    char32_t digit;                       ///< Of 0.
};

constexpr Block block_of(MathAlphabet alphabet) {
    switch (alphabet) {
        case MathAlphabet::bold:
            return {0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE};
        case MathAlphabet::italic:
            return {0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC, 0};
        case MathAlphabet::bold_italic:
            return {0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0x1D7CE};
        case MathAlphabet::blackboard:
            return {0x1D538, 0x1D552, 0, 0, 0x1D7D8};
        case MathAlphabet::calligraphic:
            return {0x1D49C, 0x1D4B6, 0, 0, 0};
        case MathAlphabet::fraktur:
            return {0x1D504, 0x1D51E, 0, 0, 0};
        case MathAlphabet::sans:
            return {0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2};
        case MathAlphabet::monospace:
            return {0x1D670, 0x1D68A, 0, 0, 0x1D7F6};
        case MathAlphabet::normal:
            return {0x1D434, 0x1D44E, 0, 0x1D6FC, 0};
        case MathAlphabet::upright:
            return {};
    }
    return {};
}

/// The holes of the blocks, whose letters stand in an older one.
char32_t filled_hole(char32_t character) {
    struct Hole {
        char32_t hole, letter;
    };
    constexpr std::array holes{Hole{0x1D455, U'ℎ'}, Hole{0x1D49D, U'ℬ'}, Hole{0x1D4A0, U'ℰ'}, Hole{0x1D4A1, U'ℱ'},
                               Hole{0x1D4A3, U'ℋ'}, Hole{0x1D4A4, U'ℐ'}, Hole{0x1D4A7, U'ℒ'}, Hole{0x1D4A8, U'ℳ'},
                               Hole{0x1D4AD, U'ℛ'}, Hole{0x1D4BA, U'ℯ'}, Hole{0x1D4BC, U'ℊ'}, Hole{0x1D4C4, U'ℴ'},
                               Hole{0x1D506, U'ℭ'}, Hole{0x1D50B, U'ℌ'}, Hole{0x1D50C, U'ℑ'}, Hole{0x1D515, U'ℜ'},
                               Hole{0x1D51D, U'ℨ'}, Hole{0x1D53A, U'ℂ'}, Hole{0x1D53F, U'ℍ'}, Hole{0x1D545, U'ℕ'},
                               Hole{0x1D547, U'ℙ'}, Hole{0x1D548, U'ℚ'}, Hole{0x1D549, U'ℝ'}, Hole{0x1D551, U'ℤ'}};
    const auto found = std::ranges::lower_bound(holes, character, {}, &Hole::hole);
    return found != holes.end() && found->hole == character ? found->letter : character;
}

/// How far behind α the blocks have a letter that Unicode's Greek block has elsewhere.
std::optional<char32_t> small_greek_offset(char32_t letter) {
    constexpr std::u32string_view behind_omega = U"∂ϵϑϰϕϱϖ";
    if (letter >= U'α' && letter <= U'ω') return letter - U'α';
    const std::size_t variant = behind_omega.find(letter);
    if (variant != behind_omega.npos) return 25 + static_cast<char32_t>(variant);
    return std::nullopt;
}

std::optional<char32_t> capital_greek_offset(char32_t letter) {
    if (letter == U'ϴ') return 17;
    if (letter >= U'Α' && letter <= U'Ω' && letter != 0x3A2) return letter - U'Α';
    return std::nullopt;
}

char32_t greek_in_alphabet(char32_t letter, MathAlphabet alphabet) {
    const Block block = block_of(alphabet);
    if (const std::optional<char32_t> offset = small_greek_offset(letter)) {
        if (alphabet == MathAlphabet::upright) return letter;
        // An alphabet without Greek letters leaves them as they are in formulas, as TeX does.
        return (block.greek_small != 0 ? block.greek_small : block_of(MathAlphabet::normal).greek_small) + *offset;
    }
    const std::optional<char32_t> offset = capital_greek_offset(letter);
    return offset && block.greek_capital != 0 ? block.greek_capital + *offset : letter;
}

bool is_italic(MathAlphabet alphabet) {
    return alphabet == MathAlphabet::normal || alphabet == MathAlphabet::italic ||
           alphabet == MathAlphabet::bold_italic;
}

bool is_bold(MathAlphabet alphabet) { return alphabet == MathAlphabet::bold || alphabet == MathAlphabet::bold_italic; }

}  // namespace

char32_t in_alphabet(char32_t letter, MathAlphabet alphabet) {
    const Block block = block_of(alphabet);
    if (letter >= U'A' && letter <= U'Z' && block.capital != 0) return filled_hole(block.capital + (letter - U'A'));
    if (letter >= U'a' && letter <= U'z' && block.small != 0) return filled_hole(block.small + (letter - U'a'));
    if (letter >= U'0' && letter <= U'9' && block.digit != 0) return block.digit + (letter - U'0');
    // Nabla is never slanted.
    if (letter == U'∇') return is_bold(alphabet) ? U'𝛁' : letter;
    if (letter == U'ϝ') return is_bold(alphabet) ? U'𝟋' : letter;
    if (letter == U'ı') return is_italic(alphabet) ? U'𝚤' : letter;
    if (letter == U'ȷ') return is_italic(alphabet) ? U'𝚥' : letter;
    return greek_in_alphabet(letter, alphabet);
}

}  // namespace lectern
