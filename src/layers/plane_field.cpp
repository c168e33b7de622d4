#include "layers/plane_field.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

/// The names of the plane's two variables: those of a function among the components, or else of the domain.
std::array<std::string, 2> variables_of_plane(const LayerSource& source, const std::vector<SourceNode const*>& items) {
    for (const SourceNode* item : items) {
        const FunctionEntry* function = item->is_scalar() ? source.names.find_function(item->text) : nullptr;
        if (function == nullptr || function->field.arity() != 2) continue;
        const auto& variables = function->field.variables();
        return {std::string(variables[0].name()), std::string(variables[1].name())};
    }
    const auto& intervals = source.domain.intervals();
    if (intervals.size() == 2) return {intervals[0].variable, intervals[1].variable};
    return {"x", "y"};
}

/// A component: a function's name, or an expression in the plane's variables.
std::optional<Expr> component(const LayerSource& source, const SourceNode& item,
                              const std::array<std::string, 2>& variables) {
    const FunctionEntry* function = item.is_scalar() ? source.names.find_function(item.text) : nullptr;
    if (function == nullptr)
        return read_expression(item, {variables[0], variables[1]}, source.names, source.diagnostics);
    if (function->field.arity() != 2) {
        source.diagnostics.error(item.span, fmt::format("'{}' is no function of two variables", function->name));
        return std::nullopt;
    }
    ExprPool& pool = source.names.pool();
    return substitute(function->field.body(), function->field.variables(),
                      std::array{pool.variable(variables[0]), pool.variable(variables[1])});
}

std::optional<Range> interval_named(const LayerSource& source, const std::string& variable) {
    if (const auto range = source.domain.of(variable)) return range;
    source.diagnostics.error(source.entry.subject->span, fmt::format("the field has no domain for '{}'", variable),
                             fmt::format("add it to the scene's or the figure's domain: {}: [low, high]", variable));
    return std::nullopt;
}

std::optional<PlaneField> field_of_components(const LayerSource& source) {
    const SourceNode& subject = *source.entry.subject;
    if (subject.items.size() != 2) {
        expected("two components [P, Q]", subject, source.diagnostics, "write such as [-y, x]");
        return std::nullopt;
    }
    const std::array<std::string, 2> variables = variables_of_plane(source, subject.items);
    const auto p = component(source, *subject.items[0], variables);
    const auto q = component(source, *subject.items[1], variables);
    if (!p || !q) return std::nullopt;
    const auto x = interval_named(source, variables[0]), y = interval_named(source, variables[1]);
    if (!x || !y) return std::nullopt;
    ExprPool& pool = source.names.pool();
    const Program program(std::array{*p, *q}, std::array{pool.variable(variables[0]), pool.variable(variables[1])});
    return PlaneField{fmt::format("the vector field ({}, {})", subject.items[0]->text, subject.items[1]->text), program,
                      *x, *y};
}

}  // namespace

std::optional<PlaneField> read_plane_field(const LayerSource& source) {
    if (source.entry.subject->is_sequence()) return field_of_components(source);
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr) return std::nullopt;
    const auto x = interval_of(source, *function, 0);
    const auto y = interval_of(source, *function, 1);
    if (!x || !y) return std::nullopt;
    return PlaneField{fmt::format("the gradient field of {}", function->name),
                      Program(function->field.gradient(), function->field.variables()), *x, *y};
}

}  // namespace lectern
