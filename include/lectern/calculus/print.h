#pragma once
#include "lectern/calculus/expr.h"

#include <string>

namespace lectern {

/// The expression as the grammar reads it; parse_expression(to_text(e)) == e. The order never changes between runs.
std::string to_text(Expr expr);

/// The expression for people who read it in a line of text: x²y − 3(x + 1), with true minus signs. Not to be parsed.
std::string to_plain(Expr expr);

/// The expression as TeX mathematics, as a textbook sets it.
std::string to_tex(Expr expr);

}  // namespace lectern
