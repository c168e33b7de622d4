#pragma once

#include <string_view>

namespace lectern {

/// The faces in which letters of mathematics are set, each a block of Unicode's mathematical alphanumeric symbols.
enum class MathAlphabet {
    normal,  ///< Latin and lower-case Greek letters italic, capital Greek letters and digits upright.
    upright,
    bold,
    italic,
    bold_italic,
    blackboard,
    calligraphic,
    fraktur,
    sans,
    monospace
};

/// The character by which `alphabet` shows `letter` (a Latin or Greek letter or a digit; anything else stays as it is).
/// The letters that Unicode had before the blocks (ℎ, ℝ, ℒ, ℭ, …) are given as those.
char32_t in_alphabet(char32_t letter, MathAlphabet alphabet);

}  // namespace lectern
