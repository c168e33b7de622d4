#include "calculus/canonical.h"
#include "lectern/calculus/critical_points.h"
#include "lectern/calculus/print.h"

namespace lectern {

/// x^2 + y^2 - 1 as x^2 + y^2 = 1, 2 x - 3 as x = 3/2.
Equation equation_of(const CriticalCurve& curve) {
    ExprPool& pool = curve.equation.pool();
    Expr left = curve.equation, right = pool.number(0);
    if (left.op() == Op::sum) {
        for (const Expr term : curve.equation.operands()) {
            if (term.op() == Op::number) right = right - term;
        }
        left = left + right;
    }
    const ScaledTerm scaled = split_coefficient(left);
    if (scaled.rest.op() == Op::variable) {
        right = right / pool.number(scaled.coefficient);
        left = scaled.rest;
    }
    return {to_text(left) + " = " + to_text(right), to_tex(left) + " = " + to_tex(right),
            to_plain(left) + " = " + to_plain(right)};
}

}  // namespace lectern
