#include "base/decimal.h"
#include "lectern/base/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace lectern {
namespace {

constexpr std::string_view minus_sign = "\u2212";

std::string with_true_minus(std::string text) {
    if (text.find('-') == 0) text.replace(0, 1, minus_sign);
    return text;
}

std::string superscript(int number) {
    constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    if (number < 0) text = "⁻";
    for (const char digit : std::to_string(std::abs(number))) text += digits[digit - '0'];
    return text;
}

/// How many decimals (at most 10) show every value to within a millionth of `resolution`.
int decimals_needed(const std::vector<double>& values, double resolution) {
    constexpr int most = 10;
    for (int decimals = 0; decimals < most; ++decimals) {
        const double unit = decimal(1, decimals);
        const bool shown = std::ranges::all_of(values, [&](double value) {
            return std::fabs(value * unit - std::round(value * unit)) <= 1e-6 * resolution * unit;
        });
        if (shown) return decimals;
    }
    return most;
}

/// The least distance between neighbours, or the magnitude where there is only one value.
double finest_step(const std::vector<double>& values, double largest) {
    double step = largest;
    for (std::size_t k = 1; k < values.size(); ++k) {
        const double distance = std::fabs(values[k] - values[k - 1]);
        if (distance > 0) step = std::min(step, distance);
    }
    return step;
}

}  // namespace

std::vector<Tick> label_values(const std::vector<double>& values) {
    double largest = 0;
    for (const double value : values) largest = std::max(largest, std::fabs(value));
    std::vector<Tick> ticks;
    const bool in_powers = largest >= 1e6 || (largest > 0 && largest < 1e-4);
    const int exponent = in_powers ? decimal_exponent(largest) : 0;
    const double unit = in_powers ? decimal(1, exponent) : 1;
    std::vector<double> shown;
    shown.reserve(values.size());
    for (const double value : values) shown.push_back(value / unit);
    const int decimals = decimals_needed(shown, largest > 0 ? finest_step(shown, largest / unit) : 1);
    for (std::size_t k = 0; k < values.size(); ++k) {
        std::string label = format_fixed(shown[k], decimals);
        if (in_powers) label = values[k] == 0 ? "0" : fmt::format("{}×10{}", label, superscript(exponent));
        ticks.push_back({values[k], std::move(label)});
    }
    return ticks;
}

std::string format_fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    return with_true_minus(std::move(text));
}

std::string format_number(double value, int digits) {
    if (std::isnan(value)) return "undefined";
    if (std::isinf(value)) return value > 0 ? "∞" : std::string(minus_sign) + "∞";
    std::string text = fmt::format("{:.{}g}", value, digits);
    const std::size_t mark = text.find('e');
    if (mark == std::string::npos) return value == 0 ? "0" : with_true_minus(std::move(text));
    const int exponent = std::stoi(text.substr(mark + 1));
    return with_true_minus(text.substr(0, mark)) + "×10" + superscript(exponent);
}

}  // namespace lectern
