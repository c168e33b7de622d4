#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

/// How a number is written for people. All that these functions give has a decimal point, a true minus sign (U+2212)
/// and, where thousands are set apart, narrow spaces (U+202F); NumberStyle turns it into another language's marks.
struct NumberFormat {
    enum class Kind { automatic, fixed, significant, scientific, percent, multiple_of_pi };

    Kind kind = Kind::automatic;
    std::optional<int> digits;  ///< Decimals, or significant digits; absent: as many as are needed.
    bool grouped = false;       ///< Whether thousands are set apart.

    friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// A word for a format, as authors write it: of an axis, of a colour bar, and behind the bar of {{ value | .2f }}.
struct NumberFormatWord {
    std::string_view usage;  ///< ".2f"
    std::string_view meaning;
};
std::span<const NumberFormatWord> number_format_words();

/// The format that `word` names, or nothing.
std::optional<NumberFormat> find_number_format(std::string_view word);

/// One number in that format; automatic gives six significant digits.
std::string format_value(double value, const NumberFormat& format);

/// `value` with at most `digits` significant digits and no trailing zeros.
std::string format_number(double value, int digits = 6);

/// `value`, finite, with that many decimals; what rounds to nothing is never negative.
std::string format_fixed(double value, int decimals);

/// 1.5×10⁻³ with that many decimals before the power; the power is left out where it is 10⁰.
std::string format_scientific(double value, int decimals);

/// "12 345.678": narrow spaces between the thousands of a number's whole part.
std::string with_grouped_thousands(std::string number);

}  // namespace lectern
