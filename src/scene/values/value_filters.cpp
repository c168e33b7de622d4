#include "scene/values/value_filters.h"

#include "lectern/calculus/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace lectern {
namespace {

constexpr std::array<NumberFormatWord, 4> further_filters{{
    {"column", "a point or gradient as a column, between dollars: \\begin{pmatrix}4 \\\\ 8\\end{pmatrix}"},
    {"exact", "the exact number, as a fraction or with roots; needs one that is known exactly"},
    {"text", "as formulas are written in scenes: x^2*y"},
    {"tex", "the words of TeX mathematics"},
}};

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

std::string column_text(const Value& value, Form form, Stretch where) {
    std::string rows;
    const auto add_row = [&rows](const std::string& row) { rows.append(rows.empty() ? "" : " \\\\ ").append(row); };
    if (const auto* place = value.as<Place>()) {
        for (const ProvedNumber& coordinate : coordinates_of(*place)) add_row(number_text(coordinate, form));
    } else if (const auto* tuple = value.as<Tuple>()) {
        for (const Value& item : tuple->items) add_row(value_text(item, form));
    } else {
        throw ValueError(where,
                         fmt::format("the filter 'column' is for points and gradients, not for {}", kind_of(value)));
    }
    if (form == Form::text) throw ValueError(where, "a column stands between dollars", "write ${{ value | column }}$");
    return fmt::format("\\begin{{pmatrix}}{}\\end{{pmatrix}}", rows);
}

}  // namespace

std::span<const NumberFormatWord> value_filters() {
    static const auto filters = [] {
        std::vector<NumberFormatWord> all(number_format_words().begin(), number_format_words().end());
        all.insert(all.end(), further_filters.begin(), further_filters.end());
        return all;
    }();
    return filters;
}

bool is_value_filter(std::string_view word) {
    if (word == "pi" || word == "e") return false;
    return find_number_format(word) ||
           std::ranges::find(further_filters, word, &NumberFormatWord::usage) != further_filters.end();
}

std::string filtered_text(const Value& value, std::string_view filter, Form form, Stretch where) {
    if (const auto format = find_number_format(filter)) {
        const auto write = [&](const ProvedNumber& number) {
            return in_form(format_value(number.value, *format), form);
        };
        return numbers_text(value, write, filter, where);
    }
    if (filter == "column") return column_text(value, form, where);
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
    for (const NumberFormatWord& row : value_filters()) known.append(known.empty() ? "" : ", ").append(row.usage);
    throw ValueError(where, fmt::format("unknown filter '{}'", filter), fmt::format("known filters: {}", known));
}

}  // namespace lectern
