#include "scene/values/number_text.h"

#include "lectern/base/ticks.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/program.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

/// Beyond so many bits a numerator or denominator is no longer easy to read.
constexpr std::size_t readable_bits = 14;

std::string with_sign(bool negative, const std::string& size) {
    return fmt::format("{}{}", negative ? "\u2212" : "", size);
}

/// A whole number or a decimal of few places, exactly; nothing for any other number.
std::optional<std::string> decimal_text(const Rational& number) {
    constexpr int most_places = 6;
    constexpr std::size_t most_digits = 15;
    const bool negative = number.sign() < 0;
    Rational scaled = negative ? -number : number;
    for (int places = 0; places <= most_places; ++places, scaled = scaled * Rational(10)) {
        if (!scaled.is_integer()) continue;
        std::string digits = scaled.to_text();
        if (digits.size() > most_digits) return std::nullopt;
        if (places == 0) return with_sign(negative, digits);
        const auto decimals = static_cast<std::size_t>(places);
        if (digits.size() <= decimals) digits = std::string(decimals + 1 - digits.size(), '0') + digits;
        const std::size_t point = digits.size() - decimals;
        return with_sign(negative, fmt::format("{}.{}", digits.substr(0, point), digits.substr(point)));
    }
    return std::nullopt;
}

std::string fraction_text(const Rational& number, Form form) {
    const bool negative = number.sign() < 0;
    const std::string above = (negative ? -number : number).numerator().to_text();
    const std::string below = number.denominator().to_text();
    const std::string size =
        form == Form::text ? fmt::format("{}/{}", above, below) : fmt::format("\\frac{{{}}}{{{}}}", above, below);
    return in_form(with_sign(negative, size), form);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

}  // namespace

ProvedNumber exact_number(Expr value) {
    ProvedNumber number;
    number.exact = value;
    if (value.op() == Op::number) {
        number.value = value.number().to_double();
        const bool same = value.number().is_integer() && std::fabs(number.value) < 0x1p53;
        number.enclosure = same ? Interval(number.value) : Interval(next_below(number.value), next_above(number.value));
        return number;
    }
    const Program program(std::span(&value, 1), {});
    program.run(std::span<const double>{}, std::span(&number.value, 1));
    Enclosure enclosure;
    program.enclose({}, std::span(&enclosure, 1));
    number.enclosure = enclosure.range;
    return number;
}

ProvedNumber computed_number(double value) { return {value, Interval(value), std::nullopt}; }

std::string in_form(std::string formatted, Form form) {
    if (form == Form::text) return formatted;
    constexpr std::string_view times_ten = "×10";
    if (const std::size_t power = formatted.find(times_ten); power != std::string::npos) {
        formatted.replace(power, times_ten.size(), " \\cdot 10^{");
        formatted += "}";
    }
    if (const std::size_t slash = formatted.find("π/"); slash != std::string::npos) {
        const std::size_t digits = formatted.find_first_of("0123456789π");
        const std::string above = formatted.substr(digits, slash - digits) + "π";
        const std::string below = formatted.substr(slash + std::string_view("π/").size());
        formatted.replace(digits, std::string::npos, fmt::format("\\frac{{{}}}{{{}}}", above, below));
    }
    constexpr std::array<std::string_view, 11> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
    constexpr std::string_view plain = "0123456789-";
    for (std::size_t k = 0; k < raised.size(); ++k) replace_all(formatted, raised[k], plain.substr(k, 1));
    replace_all(formatted, "\u2212", "-");
    replace_all(formatted, "∞", "\\infty");
    replace_all(formatted, "π", "\\pi");
    replace_all(formatted, "%", "\\%");
    return formatted;
}

std::string number_text(const ProvedNumber& number, Form form) {
    if (number.exact && number.exact->op() == Op::number) {
        const Rational& rational = number.exact->number();
        if (const auto decimal = decimal_text(rational)) return in_form(*decimal, form);
        if (rational.bits() <= readable_bits) return fraction_text(rational, form);
    }
    return in_form(format_number(number.value), form);
}

std::string exact_text(const ProvedNumber& number, Form form) {
    const Expr exact = *number.exact;
    if (exact.op() == Op::number && !exact.number().is_integer()) return fraction_text(exact.number(), form);
    return form == Form::text ? to_plain(exact) : to_tex(exact);
}

std::string place_text(std::span<const ProvedNumber> coordinates, Form form) {
    std::string text = "(";
    for (const ProvedNumber& coordinate : coordinates)
        text.append(text.size() == 1 ? "" : ", ").append(number_text(coordinate, form));
    return text.append(")");
}

}  // namespace lectern
