#include "calculus/expr_node.h"
#include "calculus/polynomial_form.h"
#include "lectern/calculus/algebra.h"

#include <algorithm>
#include <span>

namespace lectern {
namespace {

std::vector<IrreducibleFactor> factors_of(const PolynomialForms& forms, const ProductForm& form) {
    std::vector<IrreducibleFactor> factors;
    for (const auto& [base, power] : form.powers) {
        const PolynomialForms::Factor factor = forms.factor_of(base, power);
        factors.push_back({factor.base, static_cast<int>(factor.power)});
    }
    std::sort(factors.begin(), factors.end(),
              [](const IrreducibleFactor& a, const IrreducibleFactor& b) { return a.base < b.base; });
    return factors;
}

}  // namespace

Expr factor(Expr expr) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    NormalForms known;
    PolynomialForms forms(std::span(&expr, 1), Bases::irreducible, known);
    return forms.expr_of(forms.of(expr));
}

std::vector<IrreducibleFactor> irreducible_factors(Expr expr) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    NormalForms known;
    PolynomialForms forms(std::span(&expr, 1), Bases::irreducible, known);
    return factors_of(forms, numerator(forms.of(expr)));
}

bool is_identically_zero(Expr expr) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    NormalForms known;
    PolynomialForms forms(std::span(&expr, 1), Bases::as_they_come, known);
    return forms.of(expr).coefficient.sign() == 0;
}

SharedFactors split_shared_factors(std::span<const Expr> exprs) {
    SharedFactors result;
    if (exprs.empty()) return result;
    ExprPool& pool = exprs[0].pool();
    const PoolBudget budget(pool, derivation_node_limit);
    NormalForms known;
    PolynomialForms forms(exprs, Bases::irreducible, known);
    result.rational = forms.rational();

    std::vector<ProductForm> numerators, denominators;
    for (const Expr expr : exprs) {
        const ProductForm form = forms.of(expr);
        numerators.push_back(numerator(form));
        denominators.push_back(denominator(form));
    }
    ProductForm shared;
    bool first = true;
    for (const ProductForm& form : numerators) {
        if (form.coefficient.sign() == 0) continue;
        if (first) shared.powers = form.powers;
        for (auto& [base, power] : shared.powers) {
            const auto found = form.powers.find(base);
            power = std::min(power, found == form.powers.end() ? 0 : found->second);
        }
        first = false;
    }
    std::erase_if(shared.powers, [](const auto& entry) { return entry.second == 0; });
    result.shared = factors_of(forms, shared);

    for (std::size_t i = 0; i < exprs.size(); ++i) {
        ProductForm& quotient = numerators[i];
        for (const auto& [base, power] : shared.powers) {
            if (const auto found = quotient.powers.find(base); found != quotient.powers.end()) {
                found->second -= power;
                if (found->second == 0) quotient.powers.erase(found);
            }
            // The sign that the shared factor was given for reading.
            if (forms.factor_of(base, power).negative) quotient.coefficient = -quotient.coefficient;
        }
        result.quotients.push_back(forms.expr_of(quotient));
        result.denominators.push_back(forms.expr_of(denominators[i]));
    }
    return result;
}

}  // namespace lectern
