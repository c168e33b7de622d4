#include "lectern/calculus/algebra.h"
#include "scene/made_function.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

constexpr int highest_order = 10;

/// "P(x, y)"
std::string call_of(const std::string& name, const std::vector<Expr>& variables) {
    std::string list;
    for (const Expr variable : variables) list.append(list.empty() ? "" : ", ").append(variable.name());
    return fmt::format("{}({})", name, list);
}

bool has_variables_of(const Signature& signature, const FunctionEntry& function) {
    const auto& variables = function.field.variables();
    if (variables.size() != signature.parameters.size()) return false;
    for (std::size_t k = 0; k < variables.size(); ++k) {
        if (variables[k].name() != signature.parameters[k]) return false;
    }
    return true;
}

/// The place's coordinates; those that aren't known exactly as the decimals of their doubles.
std::vector<Expr> coordinates_of(const PointValue& place, ExprPool& pool) {
    if (place.exact) return *place.exact;
    std::vector<Expr> coordinates;
    for (const double at : place.at) {
        const Expr size = pool.number(Rational::from_decimal(fmt::format("{}", std::fabs(at))));
        coordinates.push_back(std::signbit(at) ? -size : size);
    }
    return coordinates;
}

}  // namespace

const FieldTable<MadeFunctionWords>& made_function_fields() {
    static const auto table =
        FieldTable<MadeFunctionWords>("a function made from another one")
            .required("taylor_of", &MadeFunctionWords::taylor_of, read::function(),
                      "it is this function's Taylor polynomial, of the same variables")
            .required("at", &MadeFunctionWords::at, read::point(), "the place about which it is developed")
            .required("order", &MadeFunctionWords::order, read::integer(0, highest_order),
                      "the highest degree: 1 gives the tangent, 2 the parabola or paraboloid that touches best");
    return table;
}

std::optional<Expr> read_made_function(const SourceEntry& entry, const Signature& signature, const SceneNames& names,
                                       Diagnostics& diagnostics) {
    MadeFunctionWords words;
    const std::size_t before = diagnostics.size();
    read_fields<MadeFunctionWords>(entry.value->entries, entry.value->span, made_function_fields(), words, names,
                                   diagnostics);
    if (diagnostics.size() > before || !words.taylor_of || !words.at || words.order < 0) return std::nullopt;
    const FunctionEntry& function = *words.taylor_of->value;
    const auto& variables = function.field.variables();
    if (!has_variables_of(signature, function)) {
        diagnostics.error(entry.key->span,
                          fmt::format("a Taylor polynomial of '{}' has the same variables", function.name),
                          fmt::format("write {}", call_of(signature.name, variables)));
        return std::nullopt;
    }
    if (!has_dimension(*words.at, variables.size(), function.name, diagnostics)) return std::nullopt;
    try {
        const Expr polynomial =
            taylor_polynomial(function.field.body(), variables, coordinates_of(*words.at, names.pool()), words.order);
        if (!is_undefined(polynomial)) return polynomial;
        diagnostics.error(words.at->span,
                          fmt::format("'{}' has no derivatives up to order {} here", function.name, words.order),
                          "choose another place, or a lower order");
    } catch (const ExpressionLimit& limit) {
        diagnostics.error(entry.value->span, limit.what(), "choose a lower order");
    }
    return std::nullopt;
}

}  // namespace lectern
