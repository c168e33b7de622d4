#pragma once
#include "calculus/generators.h"
#include "calculus/polynomial.h"
#include "lectern/calculus/expr.h"

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace lectern {

/// coefficient * product of base^power. The bases are primitive and no numbers; the powers are not 0.
struct ProductForm {
    Rational coefficient = Rational(1);  ///< 0 for 0, which has no powers.
    std::map<Polynomial, long> powers;
};

/// What becomes of a sum: irreducible factors, or only its monomial factors apart.
enum class Bases { irreducible, as_they_come };

/// Expressions as quotients of polynomials in their generators. Where u^(1/n), cbrt(u) or |u| is a generator, its n-th
/// (third, second) power is u (|u|^2 is u^2): a sum is 0 where it is so by these rules. Throws ExpressionLimit beyond
/// the limits of polynomial.h and where something is divided by 0.
class PolynomialForms {
public:
    /// Holds for these expressions and what they are made of.
    PolynomialForms(std::span<const Expr> exprs, Bases bases, NormalForms& known);

    ProductForm of(Expr expr);

    /// All in one polynomial; no power is negative.
    [[nodiscard]] Polynomial multiplied_out(const ProductForm& form) const;

    /// Without the powers that the rules for roots take away.
    [[nodiscard]] Polynomial reduced(Polynomial polynomial) const;

    [[nodiscard]] Expr expr_of(const Polynomial& polynomial) const;
    /// As a textbook has it: of each factor the first coefficient in reading order is positive.
    [[nodiscard]] Expr expr_of(const ProductForm& form) const;
    /// base^power, and the sign of it that makes the base's first coefficient positive.
    struct Factor {
        Expr base;
        long power = 1;
        bool negative = false;
    };
    [[nodiscard]] Factor factor_of(const Polynomial& base, long power) const;

    [[nodiscard]] bool rational() const;  ///< No generator but variables.
    [[nodiscard]] const PolynomialRing& ring() const { return ring_; }

private:
    /// unknown^degree = radicand
    struct Relation {
        std::size_t unknown;
        long degree;
        Polynomial radicand;
    };
    /// An irreducible polynomial that is unknown^degree.
    struct Root {
        std::size_t unknown;
        long degree;
    };

    void find_relations();
    ProductForm make(Expr expr);
    ProductForm sum(std::span<const Expr> terms);
    ProductForm generator_power(const GeneratorPower& power);
    void put(ProductForm& form, const Polynomial& base, long power) const;
    void multiply(ProductForm& form, const ProductForm& factor, long power) const;
    void put_factors(ProductForm& form, const Polynomial& primitive) const;
    [[nodiscard]] const Relation* relation_of(std::size_t unknown) const;
    [[nodiscard]] std::size_t unknown_of(const Polynomial& base) const;

    ExprPool& pool_;
    Bases bases_;
    Generators generators_;
    PolynomialRing ring_;
    std::vector<Relation> relations_;  ///< Each before those of the unknowns in its radicand.
    std::map<Polynomial, Root> roots_;
    std::unordered_map<Expr, ProductForm> known_;
};

/// The part of positive powers with the coefficient, and the part of negative powers turned.
ProductForm numerator(const ProductForm& form);
ProductForm denominator(const ProductForm& form);

}  // namespace lectern
