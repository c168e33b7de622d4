#include "lectern/scene/reader.h"
#include "scene/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace lectern {
namespace {

/// The stretch of text that a mistake is about.
std::string_view offender(const std::string& text, const ExpressionError& mistake) {
    const std::string_view all = text;
    const std::size_t begin = byte_of_character(all, static_cast<std::size_t>(std::max(mistake.column, 0)));
    const std::string_view rest = all.substr(begin);
    return rest.substr(0, byte_of_character(rest, static_cast<std::size_t>(std::max(mistake.length, 1))));
}

using Parse = std::function<Expr(std::string_view text, const Names& names, ExprPool& pool)>;

std::optional<Expr> read_by(const Parse& parse, const std::string& what, const SourceNode& node,
                            const std::vector<std::string>& variables, const SceneNames& names,
                            Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        expected(what, node, diagnostics);
        return std::nullopt;
    }
    ExprPool& pool = names.pool();
    try {
        Expr expr = pool.number(0);
        if (variables.empty()) {
            expr = parse(node.text, names.expression_names, pool);
        } else {
            Names known = names.expression_names;
            for (const std::string& variable : variables) {
                known.values.insert_or_assign(variable, pool.variable(variable));
                known.functions.erase(variable);
            }
            expr = parse(node.text, known, pool);
        }
        return expr;
    } catch (const ExpressionError& mistake) {
        const std::string_view name = offender(node.text, mistake);
        if (names.broken.contains(name)) return std::nullopt;
        diagnostics.error(node.part(mistake.column, mistake.length), mistake.what(),
                          names.later.contains(name)
                              ? fmt::format("'{}' stands further down: a function may call those above it", name)
                              : mistake.help);
    } catch (const ExpressionLimit& limit) {
        diagnostics.error(node.span, limit.what(), "write it more simply");
    }
    return std::nullopt;
}

}  // namespace

std::optional<Expr> read_moving_expression(const SourceNode& node, const std::vector<std::string>& variables,
                                           const SceneNames& names, Diagnostics& diagnostics) {
    return read_by(parse_expression, "an expression", node, variables, names, diagnostics);
}

std::optional<Expr> read_expression(const SourceNode& node, const std::vector<std::string>& variables,
                                    const SceneNames& names, Diagnostics& diagnostics) {
    const auto expr = read_moving_expression(node, variables, names, diagnostics);
    if (!expr) return std::nullopt;
    return names.at_time(*expr);
}

std::optional<Expr> read_condition(const SourceNode& node, const std::vector<std::string>& variables,
                                   const SceneNames& names, Diagnostics& diagnostics, const Rational& open_gap) {
    const auto parse = [&](std::string_view text, const Names& known, ExprPool& pool) {
        return parse_condition(text, known, pool, open_gap);
    };
    const auto margin = read_by(parse, "a condition, such as x + y < 1", node, variables, names, diagnostics);
    if (!margin) return std::nullopt;
    return names.at_time(*margin);
}

}  // namespace lectern
