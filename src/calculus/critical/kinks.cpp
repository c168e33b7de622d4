#include "calculus/critical/kinks.h"

#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace lectern {
namespace {

constexpr std::size_t most_kinks = 3;

bool is_kinked(Expr expr) {
    if (expr.op() != Op::call) return false;
    const Kernel kernel = expr.function().kernel;
    return kernel == Kernel::abs || kernel == Kernel::min || kernel == Kernel::max;
}

/// A kinked call that holds no other; the first in the order of reading.
std::optional<Expr> innermost(Expr expr, std::unordered_set<Expr>& seen) {
    if (!seen.insert(expr).second) return std::nullopt;
    for (const Expr operand : expr.operands()) {
        if (const auto found = innermost(operand, seen)) return found;
    }
    return is_kinked(expr) ? std::optional(expr) : std::nullopt;
}

/// What |…| is taken of.
Expr argument_of(Expr call) {
    return call.function().kernel == Kernel::abs ? call.operands()[0] : call.operands()[0] - call.operands()[1];
}

/// The call with `size` for the absolute value of its argument.
Expr with_size(Expr call, Expr size) {
    if (call.function().kernel == Kernel::abs) return size;
    const Expr half = call.pool().number(Rational(1, 2));
    const Expr sum = call.operands()[0] + call.operands()[1];
    return half * (call.function().kernel == Kernel::max ? sum + size : sum - size);
}

}  // namespace

std::optional<Kinks> find_kinks(const ScalarField& field) {
    ExprPool& pool = field.body().pool();
    Kinks kinks{field.body(), {}, {}, {}};
    for (;;) {
        std::unordered_set<Expr> seen;
        const auto call = innermost(kinks.smooth, seen);
        if (!call) break;
        if (kinks.arguments.size() == most_kinks) return std::nullopt;
        // No author's name has such a character.
        const std::string number = std::to_string(kinks.signs.size());
        const Expr sign = pool.variable("sign'" + number), size = pool.variable("size'" + number);
        const Expr argument = argument_of(*call);
        const Expr in_size = substitute(kinks.smooth, std::array{*call}, std::array{with_size(*call, size)});
        const Expr weight = differentiate(in_size, size);
        kinks.weights.push_back(substitute(weight, std::array{size}, std::array{sign * argument}));
        kinks.smooth = substitute(in_size, std::array{size}, std::array{sign * argument});
        kinks.arguments.push_back(argument);
        kinks.signs.push_back(sign);
    }
    if (kinks.arguments.empty()) return std::nullopt;
    // A weight may hold calls that were opened after it.
    for (std::size_t k = 0; k < kinks.weights.size(); ++k) {
        std::unordered_set<Expr> seen;
        if (innermost(kinks.weights[k], seen)) return std::nullopt;
    }
    return kinks;
}

}  // namespace lectern
