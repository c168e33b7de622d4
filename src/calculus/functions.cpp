#include "lectern/calculus/functions.h"

#include <algorithm>
#include <array>
#include <limits>

namespace lectern {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double quarter_turn = 1.5707963267948966;

constexpr Parity none = Parity::none, even = Parity::even, odd = Parity::odd;

/// A function of one argument with a kernel of its own.
constexpr FunctionRule row(std::string_view name, Kernel kernel, std::string_view derivative, std::string_view tex,
                           Parity parity, double low, double high) {
    return {name, 1, kernel, "", derivative, "", tex, parity, low, high};
}

/// A function of two arguments with a kernel of its own.
constexpr FunctionRule pair(std::string_view name, Kernel kernel, std::string_view derivative_u,
                            std::string_view derivative_v, std::string_view tex, double low, double high) {
    return {name, 2, kernel, "", derivative_u, derivative_v, tex, none, low, high};
}

/// A function that is only another way to write others.
constexpr FunctionRule alias(std::string_view name, int arity, std::string_view rewrite, double low, double high) {
    return {name, arity, Kernel::none, rewrite, "", "", "", none, low, high};
}

// ease is smoothstep, 3 u^2 - 2 u^3 for u from 0 to 1. step(t, n) shows each of 0, 1, …, n for the same share of the
// time, n at t = 1.
constexpr std::array table{
    row("abs", Kernel::abs, "sign(u)", "\\left|#\\right|", even, -inf, inf),
    row("acos", Kernel::acos, "-1/sqrt(1 - u^2)", "\\arccos", none, -1, 1),
    row("acosh", Kernel::acosh, "1/sqrt(u^2 - 1)", "\\operatorname{arcosh}", none, 1, inf),
    alias("arccos", 1, "acos(u)", -1, 1),
    alias("arccosh", 1, "acosh(u)", 1, inf),
    alias("arcsin", 1, "asin(u)", -1, 1),
    alias("arcsinh", 1, "asinh(u)", -inf, inf),
    alias("arctan", 1, "atan(u)", -inf, inf),
    alias("arctan2", 2, "atan2(u, v)", -inf, inf),
    alias("arctanh", 1, "atanh(u)", -1, 1),
    row("asin", Kernel::asin, "1/sqrt(1 - u^2)", "\\arcsin", odd, -1, 1),
    row("asinh", Kernel::asinh, "1/sqrt(u^2 + 1)", "\\operatorname{arsinh}", odd, -inf, inf),
    row("atan", Kernel::atan, "1/(u^2 + 1)", "\\arctan", odd, -inf, inf),
    pair("atan2", Kernel::atan2, "v/(u^2 + v^2)", "-u/(u^2 + v^2)", "\\operatorname{atan2}", -inf, inf),
    row("atanh", Kernel::atanh, "1/(1 - u^2)", "\\operatorname{artanh}", odd, -1, 1),
    row("cbrt", Kernel::cbrt, "1/(3*cbrt(u)^2)", "\\sqrt[3]{#}", odd, -inf, inf),
    row("ceil", Kernel::ceil, "0", "\\left\\lceil #\\right\\rceil", none, -inf, inf),
    alias("clamp", 3, "min(max(u, v), w)", -inf, inf),
    row("cos", Kernel::cos, "-sin(u)", "\\cos", even, -inf, inf),
    row("cosh", Kernel::cosh, "sinh(u)", "\\cosh", even, -inf, inf),
    alias("cot", 1, "cos(u)/sin(u)", 0, 2 * quarter_turn),
    alias("coth", 1, "1/tanh(u)", 0, inf),
    alias("csc", 1, "1/sin(u)", 0, 2 * quarter_turn),
    alias("csch", 1, "1/sinh(u)", 0, inf),
    alias("ease", 1, "clamp(u, 0, 1)^2*(3 - 2*clamp(u, 0, 1))", -inf, inf),
    row("erf", Kernel::erf, "2/sqrt(pi)*exp(-u^2)", "\\operatorname{erf}", odd, -inf, inf),
    row("exp", Kernel::exp, "exp(u)", "e^{#}", none, -inf, inf),
    alias("factorial", 1, "gamma(u + 1)", -1, inf),
    row("floor", Kernel::floor, "0", "\\left\\lfloor #\\right\\rfloor", none, -inf, inf),
    row("gamma", Kernel::gamma, "gamma(u)*polygamma(0, u)", "\\Gamma", none, 0, inf),
    alias("lerp", 3, "u + (v - u)*w", -inf, inf),
    row("ln", Kernel::log, "1/u", "\\ln", none, 0, inf),
    alias("log", 1, "ln(u)", 0, inf),
    row("log10", Kernel::log10, "1/(u*ln(10))", "\\log_{10}", none, 0, inf),
    row("log2", Kernel::log2, "1/(u*ln(2))", "\\log_{2}", none, 0, inf),
    pair("max", Kernel::max, "if(u >= v, 1, 0)", "if(u >= v, 0, 1)", "\\max", -inf, inf),
    pair("min", Kernel::min, "if(u <= v, 1, 0)", "if(u <= v, 0, 1)", "\\min", -inf, inf),
    pair("mod", Kernel::mod, "1", "-floor(u/v)", "\\operatorname{mod}", -inf, inf),
    pair("polygamma", Kernel::polygamma, "0", "polygamma(u + 1, v)", "\\psi^{(#)}(#)", -1, inf),
    alias("sec", 1, "1/cos(u)", -quarter_turn, quarter_turn),
    alias("sech", 1, "1/cosh(u)", -inf, inf),
    row("sign", Kernel::sign, "0", "\\operatorname{sgn}", odd, -inf, inf),
    row("sin", Kernel::sin, "cos(u)", "\\sin", odd, -inf, inf),
    row("sinh", Kernel::sinh, "cosh(u)", "\\sinh", odd, -inf, inf),
    alias("sqrt", 1, "u^(1/2)", 0, inf),
    alias("step", 2, "min(floor(clamp(u, 0, 1)*(v + 1)), v)", -inf, inf),
    row("tan", Kernel::tan, "1 + tan(u)^2", "\\tan", odd, -quarter_turn, quarter_turn),
    row("tanh", Kernel::tanh, "1 - tanh(u)^2", "\\tanh", odd, -inf, inf),
};

constexpr bool before(const FunctionRule& a, const FunctionRule& b) { return a.name < b.name; }
static_assert(std::is_sorted(table.begin(), table.end(), before), "find_function searches by halves");

}  // namespace

std::span<const FunctionRule> functions() { return table; }

const FunctionRule* find_function(std::string_view name) {
    const auto* found =
        std::lower_bound(table.begin(), table.end(), name,
                         [](const FunctionRule& row, std::string_view text) { return row.name < text; });
    return found != table.end() && found->name == name ? found : nullptr;
}

}  // namespace lectern
