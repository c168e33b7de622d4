#pragma once
#include "scene/values/value_reader.h"

namespace lectern {

/// The equation of the tangent line or plane at a place that isn't known exactly, in numbers of six digits: "z = 29.52
/// + 0.25(x − 1.414)". A slope that can't be told from 0 within 1e-9 is left out. Throws ValueError at `where` where
/// the function has no value or slope there.
Equation rounded_tangent(Expr expr, std::span<const Expr> variables, const Place& place, Stretch where);

}  // namespace lectern
