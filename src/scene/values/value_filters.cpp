#include "scene/values/value_filters.h"

#include "lectern/base/ticks.h"
#include "lectern/calculus/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace lectern {
namespace {

constexpr std::array<ValueFilter, 8> filters{{
    {".2f", "two decimals (any number of them, 0 to 15)"},
    {".3g", "three significant digits (1 to 15), no zeros at the end"},
    {".2e", "a power of ten with two decimals before it (0 to 15)"},
    {".1%", "in percent, with one decimal (0 to 15)"},
    {"d", "rounded to a whole number"},
    {"exact", "the exact number, as a fraction or with roots; needs one that is known exactly"},
    {"text", "as formulas are written in scenes: x^2*y"},
    {"tex", "the words of TeX mathematics"},
}};

constexpr int most_digits = 15;

/// ".2f" taken apart; kind 0 where the word is no such filter.
struct Digits {
    int count = 0;
    char kind = 0;  ///< f, g, e or %.
};

Digits digits_of(std::string_view word) {
    if (word == "d") return {0, 'f'};
    if (word.size() < 3 || word.size() > 4 || word[0] != '.') return {};
    const char kind = word.back();
    if (kind != 'f' && kind != 'g' && kind != 'e' && kind != '%') return {};
    Digits digits{0, kind};
    for (const char c : word.substr(1, word.size() - 2)) {
        if (c < '0' || c > '9') return {};
        digits.count = digits.count * 10 + (c - '0');
    }
    if (digits.count > most_digits || (kind == 'g' && digits.count == 0)) return {};
    return digits;
}

std::string with_power_of_ten(double value, int decimals) {
    const std::string text = fmt::format("{:.{}e}", value, decimals);
    const std::size_t mark = text.find('e');
    const int exponent = std::stoi(text.substr(mark + 1));
    std::string front = text.substr(0, mark);
    if (front.starts_with('-')) front.replace(0, 1, "\u2212");
    if (exponent == 0) return front;
    constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    front += "×10";
    if (exponent < 0) front += "⁻";
    for (const char digit : std::to_string(std::abs(exponent))) front += raised[digit - '0'];
    return front;
}

std::string number_in_digits(double value, const Digits& digits) {
    switch (digits.kind) {
        case 'f':
            return format_fixed(value, digits.count);
        case 'g':
            return format_number(value, digits.count);
        case '%':
            return format_fixed(100 * value, digits.count) + "\u00A0%";
        default:
            return with_power_of_ten(value, digits.count);
    }
}

using Write = std::function<std::string(const ProvedNumber&)>;

/// Every number of the value written by `write`; throws where it holds anything else.
std::string numbers_text(const Value& value, const Write& write, std::string_view filter, Stretch where) {
    const auto joined = [&](const std::vector<Value>& items) {
        std::string text;
        for (const Value& item : items)
            text.append(text.empty() ? "" : ", ").append(numbers_text(item, write, filter, where));
        return text;
    };
    if (const auto* number = value.as<ProvedNumber>()) return write(*number);
    if (const auto* place = value.as<Place>()) {
        std::vector<Value> items;
        for (ProvedNumber& coordinate : coordinates_of(*place)) items.push_back({std::move(coordinate)});
        return fmt::format("({})", joined(items));
    }
    if (const auto* tuple = value.as<Tuple>()) return fmt::format("({})", joined(tuple->items));
    if (const auto* matrix = value.as<Matrix>()) {
        std::string text;
        for (std::size_t row = 0; row < matrix->entries.size(); row += matrix->columns) {
            const auto begin = matrix->entries.begin() + static_cast<std::ptrdiff_t>(row);
            const std::vector<Value> entries(begin, begin + static_cast<std::ptrdiff_t>(matrix->columns));
            text.append(row == 0 ? "(" : ", (").append(joined(entries)).append(")");
        }
        return fmt::format("({})", text);
    }
    const auto* list = value.as<Collection>();
    if (list != nullptr && !list->items.empty()) return joined(list->items);
    throw ValueError(where, fmt::format("the filter '{}' is for numbers, not for {}", filter, kind_of(value)));
}

}  // namespace

std::span<const ValueFilter> value_filters() { return filters; }

bool is_value_filter(std::string_view word) {
    return digits_of(word).kind != 0 || word == "exact" || word == "text" || word == "tex";
}

std::string filtered_text(const Value& value, std::string_view filter, Form form, Stretch where) {
    if (const Digits digits = digits_of(filter); digits.kind != 0) {
        const auto write = [&](const ProvedNumber& number) {
            return in_form(number_in_digits(number.value, digits), form);
        };
        return numbers_text(value, write, filter, where);
    }
    if (filter == "tex") return value_text(value, Form::tex);
    if (filter == "text") {
        if (const auto* formula = value.as<Formula>()) return to_text(formula->expr);
        if (const auto* function = value.as<const FunctionEntry*>()) return to_text((*function)->field.body());
        return value_text(value, Form::text);
    }
    if (filter == "exact") {
        const auto write = [&](const ProvedNumber& number) {
            if (number.exact) return exact_text(number, form);
            throw ValueError(where, "this number isn't known exactly", "fix its digits, such as | .4g");
        };
        return numbers_text(value, write, filter, where);
    }
    std::string known;
    for (const ValueFilter& row : filters) known.append(known.empty() ? "" : ", ").append(row.usage);
    throw ValueError(where, fmt::format("unknown filter '{}'", filter), fmt::format("known filters: {}", known));
}

}  // namespace lectern
