#include "lectern/base/number_format.h"

#include <array>

namespace lectern {
namespace {

constexpr std::array<NumberFormatWord, 8> words{{
    {".2f", "two decimals (any number of them, 0 to 15)"},
    {".3g", "three significant digits (1 to 15), no zeros at the end"},
    {".2e", "a power of ten with two decimals before it (0 to 15); `e` or `scientific` with as many as are needed"},
    {".1%", "in percent, with one decimal (0 to 15); `%` or `percent` with as many as are needed"},
    {"d", "rounded to a whole number"},
    {",", "thousands set apart; also before digits: `,.2f`, `,d`"},
    {"pi", "as a multiple of π: 3π/2"},
    {"auto", "as many decimals as are needed, or a power of ten where that is shorter"},
}};

constexpr int most_digits = 15;

/// The number of ".2f" and ".12f"; nothing where something else stands between point and letter.
std::optional<int> digits_between(std::string_view word) {
    if (word.size() < 3 || word.size() > 4 || word[0] != '.') return std::nullopt;
    int count = 0;
    for (const char c : word.substr(1, word.size() - 2)) {
        if (c < '0' || c > '9') return std::nullopt;
        count = count * 10 + (c - '0');
    }
    if (count > most_digits) return std::nullopt;
    return count;
}

}  // namespace

std::span<const NumberFormatWord> number_format_words() { return words; }

std::optional<NumberFormat> find_number_format(std::string_view word) {
    using Kind = NumberFormat::Kind;
    if (word == "auto") return NumberFormat{};
    if (word == "pi") return NumberFormat{Kind::multiple_of_pi, {}, false};
    if (word == "e" || word == "scientific") return NumberFormat{Kind::scientific, {}, false};
    if (word == "%" || word == "percent") return NumberFormat{Kind::percent, {}, false};
    NumberFormat format{Kind::fixed, {}, word.starts_with(',')};
    if (format.grouped) word.remove_prefix(1);
    if (word.empty() && format.grouped) return format;
    if (word == "d") {
        format.digits = 0;
        return format;
    }
    format.digits = digits_between(word);
    if (!format.digits) return std::nullopt;
    switch (word.back()) {
        case 'f':
            return format;
        case 'g':
            format.kind = Kind::significant;
            if (*format.digits == 0) return std::nullopt;
            return format;
        case 'e':
            format.kind = Kind::scientific;
            break;
        case '%':
            format.kind = Kind::percent;
            break;
        default:
            return std::nullopt;
    }
    if (format.grouped) return std::nullopt;
    return format;
}

}  // namespace lectern
