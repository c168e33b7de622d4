#pragma once
#include "calculus/canonical.h"
#include "lectern/calculus/expr.h"

#include <cstddef>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lectern {

/// What stands for an unknown of a polynomial: a variable, pi, a call, a conditional (plain); base^(1/degree), of which
/// all fractional powers of that base are powers (root); base^exponent, of which all base^(q exponent) with the
/// rational q that occur are powers (exponential; exp(u) has the base e).
struct Generator {
    enum class Kind { plain, root, exponential };
    Kind kind = Kind::plain;
    Expr base;        ///< Of a plain one: itself.
    Expr exponent;    ///< Of an exponential one alone; else 1.
    long degree = 1;  ///< Of a root; of cbrt(u) 3 and of |u| 2.
    Expr radicand;    ///< Its power of that degree where that is above 1, made of parts of the given expressions.

    [[nodiscard]] Expr power(long n) const;
};

/// A part of an expression as generator^power, or as its negative: sin(y - x) where the generator is sin(x - y).
struct GeneratorPower {
    std::size_t generator = 0;
    long power = 1;
    bool negative = false;
};

/// u^v u^w … for u^(v + w + …) of few terms, e^(v + w) included; empty for anything else. So e^(x + y) and e^x are
/// products of the same generators.
std::vector<Expr> separate_powers(Expr part);

/// Normal forms found so far: coefficient * rest, equal for expressions that are equal as quotients of polynomials.
using NormalForms = std::unordered_map<Expr, ScaledTerm>;

/// The form of `expr`, or itself where it is too large to be brought into it.
ScaledTerm normal_form(Expr expr, NormalForms& known);

/// The generators of several expressions, in canonical order. Parts whose insides have one normal form are one
/// generator, which looks like the shortest of them.
class Generators {
public:
    Generators(std::span<const Expr> exprs, NormalForms& known);

    [[nodiscard]] const std::vector<Generator>& list() const { return list_; }
    /// The generator of a variable, a constant, a call, a conditional, or a power whose exponent is no whole number; of
    /// none that has separate powers.
    [[nodiscard]] const GeneratorPower& of(Expr part) const;

private:
    std::vector<Generator> list_;
    std::unordered_map<Expr, GeneratorPower> powers_;
};

}  // namespace lectern
