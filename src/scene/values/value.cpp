#include "scene/values/value.h"

#include "lectern/calculus/print.h"

#include <fmt/format.h>

namespace lectern {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string expr_text(Expr expr, Form form) { return form == Form::text ? to_plain(expr) : to_tex(expr); }

/// "a, b, c"
std::string joined(std::span<const Value> items, Form form, std::string_view comma) {
    std::string text;
    for (const Value& item : items) text.append(text.empty() ? "" : comma).append(value_text(item, form));
    return text;
}

std::string matrix_text(const Matrix& matrix, Form form) {
    std::string text;
    const std::span<const Value> entries = matrix.entries;
    for (std::size_t begin = 0; begin < entries.size(); begin += matrix.columns) {
        const auto row = entries.subspan(begin, matrix.columns);
        if (form == Form::tex) {
            text.append(begin == 0 ? "" : " \\\\ ").append(joined(row, form, " & "));
        } else {
            text.append(begin == 0 ? "(" : ", (").append(joined(row, form, ", ")).append(")");
        }
    }
    if (form == Form::tex) return fmt::format("\\begin{{pmatrix}} {} \\end{{pmatrix}}", text);
    return fmt::format("({})", text);
}

std::string collection_text(const Collection& collection, Form form) {
    if (collection.items.empty()) return form == Form::text ? "none" : "\\text{none}";
    return joined(collection.items, form, ", ");
}

}  // namespace

std::string kind_of(const Value& value) {
    return std::visit(
        Overloaded{[](const ProvedNumber&) { return "a number"; }, [](const Formula&) { return "a formula"; },
                   [](bool) { return "true or false"; }, [](const std::string&) { return "a text"; },
                   [](const Place&) { return "a point"; }, [](const Tuple&) { return "a list of components"; },
                   [](const Matrix&) { return "a matrix"; }, [](const Collection&) { return "a list"; },
                   [](const Equation&) { return "an equation"; }, [](const FunctionEntry*) { return "a function"; },
                   [](const DescentEntry*) { return "a descent"; }},
        value.is);
}

ProvedNumber coordinate_of(const Place& place, std::size_t index) {
    if (place.found) return place.found->at[index];
    if (place.exact) return exact_number((*place.exact)[index]);
    return computed_number(place.at[index]);
}

std::vector<ProvedNumber> coordinates_of(const Place& place) {
    std::vector<ProvedNumber> coordinates;
    for (std::size_t k = 0; k < place.at.size(); ++k) coordinates.push_back(coordinate_of(place, k));
    return coordinates;
}

std::string value_text(const Value& value, Form form) {
    return std::visit(
        Overloaded{
            [&](const ProvedNumber& number) { return number_text(number, form); },
            [&](const Formula& formula) { return expr_text(formula.expr, form); },
            [&](bool truth) -> std::string {
                if (form == Form::text) return truth ? "true" : "false";
                return truth ? "\\text{true}" : "\\text{false}";
            },
            [&](const std::string& text) { return form == Form::text ? text : fmt::format("\\text{{{}}}", text); },
            [&](const Place& place) { return place_text(coordinates_of(place), form); },
            [&](const Tuple& tuple) { return fmt::format("({})", joined(tuple.items, form, ", ")); },
            [&](const Matrix& matrix) { return matrix_text(matrix, form); },
            [&](const Collection& collection) { return collection_text(collection, form); },
            [&](const Equation& equation) { return form == Form::text ? equation.plain : equation.tex; },
            [&](const FunctionEntry* function) { return expr_text(function->field.body(), form); },
            [&](const DescentEntry* descent) {
                return form == Form::text ? descent->name : fmt::format("\\text{{{}}}", descent->name);
            }},
        value.is);
}

}  // namespace lectern
