#pragma once
#include "lectern/calculus/expr.h"

#include <span>
#include <string_view>

namespace lectern {

/// A formula of the function table at arguments: `u`, `v` and `w` in the text stand for them in turn.
/// A division by zero is left in it (is_undefined). Throws ExpressionLimit.
Expr instantiate(std::string_view formula, std::span<const Expr> arguments, ExprPool& pool);

}  // namespace lectern
