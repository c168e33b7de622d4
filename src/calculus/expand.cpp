#include "calculus/expr_node.h"
#include "calculus/polynomial_form.h"
#include "lectern/calculus/algebra.h"

#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace lectern {
namespace {

constexpr long opened_power_limit = 64;

/// A sum of quotients: numerators by their denominators, which are primitive, 1 included, and share no factor with
/// them.
using Quotients = std::map<Polynomial, Polynomial>;

class Expansion {
public:
    explicit Expansion(Expr expr) : pool_(expr.pool()), forms_(std::span(&expr, 1), Bases::as_they_come, known_) {}

    Quotients expanded(Expr expr) {
        switch (expr.op()) {
            case Op::sum: {
                Quotients sum;
                for (const Expr term : expr.operands()) add(sum, expanded(term));
                return sum;
            }
            case Op::product: {
                Quotients product = number(Rational(1));
                for (const Expr factor : expr.operands()) product = multiplied(product, expanded(factor));
                return product;
            }
            case Op::power: {
                const Expr exponent = expr.operands()[1];
                const bool opens =
                    exponent.op() == Op::number && exponent.number().is_integer() && !expr.operands()[0].is_number(0);
                if (opens) return power(expr.operands()[0], exponent.number());
                break;
            }
            default:
                break;
        }
        const ProductForm form = forms_.of(expr);
        return quotient_of(forms_.multiplied_out(numerator(form)), forms_.multiplied_out(denominator(form)));
    }

    /// Divided by a single term, each term of a numerator stands alone; by more, all stand in one fraction.
    Expr expr_of(const Quotients& quotients) const {
        std::vector<Expr> terms;
        for (const auto& [below, above] : quotients) {
            const Expr divisor = forms_.expr_of(below);
            if (below.term_count() > 1) {
                const Rational content = above.content();
                const Expr scaled_above = forms_.expr_of(above.primitive() * content.numerator());
                const Expr scaled_below = forms_.expr_of(below * content.denominator());
                terms.push_back(scaled_above / scaled_below);
                continue;
            }
            const Expr sum = forms_.expr_of(above);
            if (sum.op() == Op::sum)
                for (const Expr term : sum.operands()) terms.push_back(term / divisor);
            else
                terms.push_back(sum / divisor);
        }
        return pool_.sum(terms);
    }

private:
    Quotients number(const Rational& value) const {
        return quotient_of(Polynomial(forms_.ring(), value), Polynomial(forms_.ring(), Rational(1)));
    }

    static Quotients quotient_of(Polynomial above, Polynomial below) {
        Quotients result;
        if (below.is_zero()) throw ExpressionLimit("something is divided by 0");
        if (above.is_zero()) return result;
        if (!below.is_number()) {
            const Polynomial shared = greatest_common_divisor(above, below);
            above = quotient(above, shared);
            below = quotient(below, shared);
        }
        Polynomial scaled_above = above * (Rational(1) / below.content());
        result.emplace(below.primitive(), std::move(scaled_above));
        return result;
    }

    static void add(Quotients& sum, const Quotients& terms) {
        for (const auto& [below, above] : terms) {
            const auto [entry, is_new] = sum.emplace(below, above);
            if (is_new) continue;
            const Quotients gathered = quotient_of(entry->second + above, below);
            sum.erase(entry);
            add(sum, gathered);
        }
    }

    Quotients multiplied(const Quotients& a, const Quotients& b) const {
        Quotients product;
        for (const auto& [below_a, above_a] : a)
            for (const auto& [below_b, above_b] : b)
                add(product, quotient_of(forms_.reduced(above_a * above_b), forms_.reduced(below_a * below_b)));
        return product;
    }

    Quotients power(Expr base, const Rational& exponent) {
        const Quotients inside = expanded(base);
        if (!exponent.fits_long() || std::labs(exponent.as_long()) > opened_power_limit)
            if (inside.size() > 1 || (inside.size() == 1 && inside.begin()->second.term_count() > 1))
                throw ExpressionLimit("a power of a sum above " + std::to_string(opened_power_limit));
        if (!exponent.fits_long()) throw ExpressionLimit("a power grows too high");
        long n = exponent.as_long();
        Quotients square = n < 0 ? inverse(inside) : inside, result = number(Rational(1));
        for (n = std::labs(n); n > 0; n /= 2) {
            if (n % 2 != 0) result = multiplied(result, square);
            if (n > 1) square = multiplied(square, square);
        }
        return result;
    }

    Quotients inverse(const Quotients& quotients) const {
        Polynomial below(forms_.ring(), Rational(1)), above(forms_.ring());
        for (const auto& [divisor, part] : quotients) {
            above = forms_.reduced(above * divisor + part * below);
            below = forms_.reduced(below * divisor);
        }
        return quotient_of(std::move(below), std::move(above));
    }

    ExprPool& pool_;
    NormalForms known_;
    PolynomialForms forms_;
};

}  // namespace

Expr expand(Expr expr) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    Expansion expansion(expr);
    return expansion.expr_of(expansion.expanded(expr));
}

}  // namespace lectern
