#pragma once
#include <span>
#include <string_view>

namespace lectern {

/// The elementary functions that programs can run; each has one batch kernel (kernels.h of src/calculus).
enum class Kernel : unsigned char {
    cbrt,
    exp,
    log,
    log2,
    log10,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    atan2,
    sinh,
    cosh,
    tanh,
    asinh,
    acosh,
    atanh,
    abs,
    sign,
    min,
    max,
    floor,
    ceil,
    mod,  ///< mod(u, v) = u - v floor(u / v): of the divisor's sign.
    gamma,
    polygamma,  ///< polygamma(n, u), n = 0, 1, …: the derivative of order n + 1 of ln(gamma(u)).
    erf,
    none,  ///< Rewritten in terms of others when it is read: sqrt, sec, arcsin, …
};

enum class Parity : unsigned char {
    none,
    even,  ///< f(-u) = f(u)
    odd,   ///< f(-u) = -f(u)
};

/// One function of the language. Adding a function is adding a row to the table in functions.cpp.
struct FunctionRule {
    std::string_view name;
    int arity;
    Kernel kernel;
    /// What it stands for in terms of other functions, in u (and v and w): "1/cos(u)". Empty for one with a kernel.
    std::string_view rewrite;
    /// The derivatives in u (and v), as expressions; one an argument. Empty for one that is rewritten.
    std::string_view derivative_u, derivative_v;
    /// "\\sin", to which the arguments are added in parentheses, or a pattern with # for each argument in turn:
    /// "e^{#}". Empty for one that is rewritten.
    std::string_view tex;
    Parity parity;
    double low, high;  ///< Where a first argument has a finite value: (low, high); used to test every row.
};

/// All functions, in alphabetical order.
std::span<const FunctionRule> functions();

/// The row of that name, or nullptr. Long names (arcsin) are rows of their own.
const FunctionRule* find_function(std::string_view name);

}  // namespace lectern
