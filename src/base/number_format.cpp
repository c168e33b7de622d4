#include "lectern/base/number_format.h"

#include "lectern/base/ticks.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr std::string_view minus_sign = "\u2212", narrow_space = "\u202F";

std::string with_true_minus(std::string text) {
    if (text.find('-') == 0) text.replace(0, 1, minus_sign);
    return text;
}

std::string power_of_ten(int exponent) {
    constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text = "×10";
    if (exponent < 0) text += "⁻";
    for (const char digit : std::to_string(std::abs(exponent))) text += digits[static_cast<std::size_t>(digit - '0')];
    return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string format_fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    return with_true_minus(std::move(text));
}

std::string format_scientific(double value, int decimals) {
    const std::string text = fmt::format("{:.{}e}", value, decimals);
    const std::size_t mark = text.find('e');
    const int exponent = std::stoi(text.substr(mark + 1));
    std::string front = value == 0 ? format_fixed(0, decimals) : with_true_minus(text.substr(0, mark));
    if (exponent != 0) front += power_of_ten(exponent);
    return front;
}

std::string format_number(double value, int digits) {
    if (std::isnan(value)) return "undefined";
    if (std::isinf(value)) return value > 0 ? "∞" : std::string(minus_sign) + "∞";
    std::string text = fmt::format("{:.{}g}", value, digits);
    const std::size_t mark = text.find('e');
    if (mark == std::string::npos) return value == 0 ? "0" : with_true_minus(std::move(text));
    return with_true_minus(text.substr(0, mark)) + power_of_ten(std::stoi(text.substr(mark + 1)));
}

std::string with_grouped_thousands(std::string number) {
    std::size_t begin = 0;
    while (begin < number.size() && !is_digit(number[begin])) ++begin;
    std::size_t end = begin;
    while (end < number.size() && is_digit(number[end])) ++end;
    // A number of four digits is read at a glance, and stays whole.
    if (end - begin < 5) return number;
    for (std::size_t at = end; at > begin + 3;) number.insert(at -= 3, narrow_space);
    return number;
}

std::string format_value(double value, const NumberFormat& format) {
    if (!std::isfinite(value) || format == NumberFormat{}) return format_number(value);
    return label_values({value}, format).front().label;
}

}  // namespace lectern
