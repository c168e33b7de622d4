#include "lectern/calculus/tangents.h"

#include "calculus/tex_name.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/print.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lectern {
namespace {

std::vector<Expr> slopes_at(Expr f, std::span<const Expr> variables, std::span<const Expr> at) {
    std::vector<Expr> slopes;
    for (const Expr slope : gradient_of(f, variables)) slopes.push_back(substitute(slope, variables, at));
    return slopes;
}

std::vector<Expr> point_of_graph(Expr f, std::span<const Expr> variables, std::span<const Expr> at) {
    std::vector<Expr> point(at.begin(), at.end());
    point.push_back(substitute(f, variables, at));
    return point;
}

/// The first of the names that no variable has.
std::string free_name(std::span<const std::string_view> names, std::span<const Expr> variables) {
    for (const std::string_view name : names) {
        const bool taken =
            std::any_of(variables.begin(), variables.end(), [name](Expr variable) { return variable.name() == name; });
        if (!taken) return std::string(name);
    }
    return std::string(names.back()) + "_1";
}

/// "(a, b, c)"
Equation list_of(std::span<const Expr> coordinates) {
    Equation list;
    for (const Expr coordinate : coordinates) {
        const char* comma = list.text.empty() ? "" : ", ";
        list.text.append(comma).append(to_text(coordinate));
        list.tex.append(comma).append(to_tex(coordinate));
        list.plain.append(comma).append(to_plain(coordinate));
    }
    const bool tall = list.tex.find("\\frac") != std::string::npos || list.tex.find("\\left") != std::string::npos;
    list.text.insert(0, 1, '(').push_back(')');
    list.tex.insert(0, tall ? "\\left(" : "(").append(tall ? "\\right)" : ")");
    list.plain.insert(0, 1, '(').push_back(')');
    return list;
}

}  // namespace

Expr tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at) {
    std::vector<Expr> terms{substitute(f, variables, at)};
    const std::vector<Expr> slopes = slopes_at(f, variables, at);
    for (std::size_t i = 0; i < variables.size(); ++i) terms.push_back(slopes[i] * (variables[i] - at[i]));
    return f.pool().sum(terms);
}

GraphLine directional_tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at,
                              std::span<const Expr> along) {
    ExprPool& pool = f.pool();
    std::vector<Expr> squares;
    for (const Expr part : along) squares.push_back(part * part);
    const Expr length = pow(pool.sum(squares), pool.number(Rational(1, 2)));
    const std::vector<Expr> slopes = slopes_at(f, variables, at);
    GraphLine line{point_of_graph(f, variables, at), {}};
    std::vector<Expr> rises;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        line.direction.push_back(along[i] / length);
        rises.push_back(slopes[i] * along[i]);
    }
    line.direction.push_back(pool.sum(rises) / length);
    return line;
}

GraphLine normal(Expr f, std::span<const Expr> variables, std::span<const Expr> at) {
    GraphLine line{point_of_graph(f, variables, at), {}};
    for (const Expr slope : slopes_at(f, variables, at)) line.direction.push_back(-slope);
    line.direction.push_back(f.pool().number(1));
    return line;
}

std::string height_name(std::span<const Expr> variables) {
    static constexpr std::array<std::string_view, 6> names{"y", "z", "w", "v", "u", "h"};
    const std::size_t first = std::min<std::size_t>(variables.size(), 3) - 1;
    return free_name(std::span(names).subspan(first), variables);
}

Equation equation_of_tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at) {
    const std::string height = height_name(variables);
    const Expr plane = tangent(f, variables, at);
    return {height + " = " + to_text(plane), tex_of_name(height) + " = " + to_tex(plane),
            height + " = " + to_plain(plane)};
}

Equation equation_of_line(const GraphLine& line, std::span<const Expr> variables) {
    static constexpr std::array<std::string_view, 4> parameters{"s", "t", "r", "q"};
    std::vector<Expr> names(variables.begin(), variables.end());
    names.push_back(variables[0].pool().variable(height_name(variables)));
    const std::string parameter = free_name(parameters, names);
    const Equation left = list_of(names), point = list_of(line.point), direction = list_of(line.direction);
    return {left.text + " = " + point.text + " + " + parameter + "*" + direction.text,
            left.tex + " = " + point.tex + " + " + tex_of_name(parameter) + " " + direction.tex,
            left.plain + " = " + point.plain + " + " + parameter + direction.plain};
}

}  // namespace lectern
