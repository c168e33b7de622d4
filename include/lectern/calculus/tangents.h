#pragma once
#include "lectern/calculus/expr.h"

#include <span>
#include <string>
#include <vector>

namespace lectern {

/// Equations of what touches the graph of f at a point, exact. `at` has one coordinate for each of `variables`; numbers
/// or any other expressions without variables. A part may be undefined where f has no derivative.

/// The tangent line (one variable) or plane: f(at) + sum of slopes times (variable - at).
Expr tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at);

/// A line through a point: point + s * direction. Both have variables.size() + 1 coordinates, the last the height.
struct GraphLine {
    std::vector<Expr> point, direction;
};
/// The tangent of the graph over the direction `along` (variables.size() coordinates, not all 0), which is made a unit
/// vector: its last coordinate is the directional derivative.
GraphLine directional_tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at,
                              std::span<const Expr> along);
/// The normal of the graph: direction (-gradient, 1).
GraphLine normal(Expr f, std::span<const Expr> variables, std::span<const Expr> at);

/// "y = ", "z = ", "w = ": a name for the height that no variable has.
std::string height_name(std::span<const Expr> variables);

/// An equation as the grammar writes it, as TeX, and as people read it in a line of text.
struct Equation {
    std::string text, tex, plain;
};
/// "z = 4*(x - 2) + 8*(y - 4) + 20"
Equation equation_of_tangent(Expr f, std::span<const Expr> variables, std::span<const Expr> at);
/// "(x, y, z) = (2, 4, 20) + s*(1, 0, 4)"
Equation equation_of_line(const GraphLine& line, std::span<const Expr> variables);

}  // namespace lectern
