#include "lectern/scene/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lectern {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number without anything around it, the nearest double to it.
std::optional<double> plain_decimal(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    if (first == text.size() || !(is_digit(text[first]) || text[first] == '.')) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "010" is 8 to some readers of YAML and 10 to others.
bool looks_octal(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && std::all_of(text.begin(), text.end(), is_digit);
}

/// YAML's own words for what is no finite number.
bool is_special_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    constexpr std::array<std::string_view, 6> specials{".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF"};
    return std::find(specials.begin(), specials.end(), text) != specials.end();
}

double evaluate(Expr expr) {
    if (expr.op() == Op::number) return expr.number().to_double();
    const Program program(std::span(&expr, 1), {});
    double value = 0;
    program.run(std::span<const double>{}, std::span(&value, 1));
    return value;
}

/// A finite number, or nothing after a message.
std::optional<double> read_finite(const std::string& word, const SourceNode& node, const SceneNames& names,
                                  Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        expected(word, node, diagnostics);
        return std::nullopt;
    }
    if (looks_octal(node.text)) {
        expected(word, node, diagnostics, "write numbers without zeros in front");
        return std::nullopt;
    }
    if (is_special_number(node.text)) {
        expected(word, node, diagnostics, "numbers here are finite");
        return std::nullopt;
    }
    if (const auto value = plain_decimal(node.text)) return value;
    const auto expr = read_expression(node, {}, names, diagnostics);
    if (!expr) return std::nullopt;
    const double value = evaluate(*expr);
    if (std::isfinite(value)) return value;
    expected(word, node, diagnostics, "it has no finite value");
    return std::nullopt;
}

bool allows(const NumberLimits& limits, double value) {
    const bool low = limits.open_low ? value > limits.low : value >= limits.low;
    const bool high = limits.open_high ? value < limits.high : value <= limits.high;
    return low && high;
}

std::string word_of(const NumberLimits& limits) {
    const bool low = std::isfinite(limits.low), high = std::isfinite(limits.high);
    if (low && high && !limits.open_low && !limits.open_high) {
        return fmt::format("a number from {} to {}", limits.low, limits.high);
    }
    std::string word = "a number";
    if (low) word += fmt::format(" {} {}", limits.open_low ? "above" : "of at least", limits.low);
    if (low && high) word += " and";
    if (high) word += fmt::format(" {} {}", limits.open_high ? "below" : "at most", limits.high);
    return word;
}

struct Unit {
    std::string_view name;
    double seconds;
};
constexpr std::array<Unit, 3> units{{{"s", 1}, {"ms", 0.001}, {"min", 60}}};

/// "500 ms" without white space in its parts, in seconds; nothing where the text is no decimal number before a word.
struct Quantity {
    double amount = 0;
    std::string_view unit;
};
std::optional<Quantity> split_quantity(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::size_t unit = text.size();
    while (unit > 0 && is_letter(text[unit - 1])) --unit;
    if (unit == text.size()) return std::nullopt;
    const std::size_t end = text.find_last_not_of(' ', unit == 0 ? 0 : unit - 1);
    if (unit == 0 || end == std::string_view::npos) return std::nullopt;
    const auto amount = plain_decimal(text.substr(0, end + 1));
    if (!amount) return std::nullopt;
    return Quantity{*amount, text.substr(unit)};
}

}  // namespace

namespace read {

Reader<double> number(NumberLimits limits) {
    const std::string word = word_of(limits);
    return {word,
            [word, limits](const SourceNode& node, const SceneNames& names,
                           Diagnostics& diagnostics) -> std::optional<double> {
                const auto value = read_finite(word, node, names, diagnostics);
                if (!value || allows(limits, *value)) return value;
                expected(word, node, diagnostics);
                return std::nullopt;
            }};
}

Reader<double> positive(double high) { return number({0, high, true, false}); }

Reader<int> integer(int low, int high) {
    const std::string word =
        low == high ? fmt::format("{}", low) : fmt::format("a whole number from {} to {}", low, high);
    return {word,
            [word, low, high](const SourceNode& node, const SceneNames& names,
                              Diagnostics& diagnostics) -> std::optional<int> {
                const auto value = read_finite(word, node, names, diagnostics);
                if (!value) return std::nullopt;
                if (*value >= low && *value <= high && std::floor(*value) == *value) return static_cast<int>(*value);
                expected(word, node, diagnostics);
                return std::nullopt;
            }};
}

Reader<double> duration(double high) {
    const std::string word = fmt::format("a time from 0 to {} s", high);
    return {word,
            [word, high](const SourceNode& node, const SceneNames& names,
                         Diagnostics& diagnostics) -> std::optional<double> {
                std::optional<double> seconds;
                const auto quantity = node.is_scalar() ? split_quantity(node.text) : std::nullopt;
                if (quantity) {
                    const auto* unit = std::find_if(units.begin(), units.end(),
                                                    [&](const Unit& row) { return row.name == quantity->unit; });
                    if (unit == units.end()) {
                        diagnostics.error(node.span, fmt::format("unknown unit of time '{}'", quantity->unit),
                                          "known units: s, ms, min");
                        return std::nullopt;
                    }
                    seconds = quantity->amount * unit->seconds;
                } else {
                    seconds = read_finite(word, node, names, diagnostics);
                }
                if (!seconds || (*seconds >= 0 && *seconds <= high)) return seconds;
                expected(word, node, diagnostics);
                return std::nullopt;
            }};
}

Reader<double> file_size() {
    const std::string word = "a size such as 2 MB or 500 kB";
    return {word, [word](const SourceNode& node, const SceneNames&, Diagnostics& diagnostics) -> std::optional<double> {
                const auto quantity = node.is_scalar() ? split_quantity(node.text) : std::nullopt;
                const double unit = !quantity ? 0 : quantity->unit == "MB" ? 1e6 : quantity->unit == "kB" ? 1e3 : 0;
                if (unit > 0) {
                    const double bytes = quantity->amount * unit;
                    if (bytes >= 1e3 && bytes <= 1e9) return bytes;
                }
                expected(word, node, diagnostics, "from 1 kB to 1000 MB");
                return std::nullopt;
            }};
}

}  // namespace read
}  // namespace lectern
