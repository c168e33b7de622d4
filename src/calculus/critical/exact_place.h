#pragma once
#include "calculus/critical/box.h"
#include "lectern/calculus/expr.h"

#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// Coordinates as exact numbers.
using ExactPlace = std::vector<Expr>;

/// Places inside the box that an author would write: each coordinate the simplest fraction in its side, or, where a
/// fraction would need a denominator above 10 000, a multiple of pi or a square root with a small one. At most 8.
std::vector<ExactPlace> exact_places_in(ExprPool& pool, std::span<const Interval> box);

/// The double interval around an exact number, by enclosing its program.
Interval enclosure_of(Expr number);
Box enclosure_of(std::span<const Expr> place);

/// True where each expression is proved to be 0 at the place. Precondition: all are defined there, since what isn't
/// might simplify to 0.
bool all_vanish(std::span<const Expr> exprs, std::span<const Expr> variables, std::span<const Expr> place);
bool is_zero(Expr number);

}  // namespace lectern
