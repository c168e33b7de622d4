#pragma once
#include "lectern/calculus/rational.h"

#include <flint/fmpq_mpoly.h>

#include <compare>
#include <cstddef>
#include <functional>
#include <vector>

namespace lectern {

// FLINT ends the program where memory runs out and never gives up a long computation, so everything below is bounded
// before FLINT is called: ExpressionLimit is thrown instead.
inline constexpr std::size_t unknown_limit = 24;         ///< Of a ring.
inline constexpr long polynomial_degree_limit = 200;     ///< Of all unknowns together.
inline constexpr double polynomial_term_limit = 20'000;  ///< Foreseen before a product is made.

/// The number of unknowns that the polynomials of one computation share. It outlives them.
class PolynomialRing {
public:
    explicit PolynomialRing(std::size_t unknowns);
    ~PolynomialRing();
    PolynomialRing(const PolynomialRing&) = delete;
    PolynomialRing& operator=(const PolynomialRing&) = delete;

    [[nodiscard]] std::size_t unknowns() const { return unknowns_; }
    /// FLINT takes it without const and changes nothing.
    [[nodiscard]] fmpq_mpoly_ctx_struct* context() const { return context_; }

private:
    std::size_t unknowns_;
    mutable fmpq_mpoly_ctx_t context_;
};

/// coefficient * product of unknown i ^ powers[i].
struct PolynomialTerm {
    Rational coefficient;
    std::vector<unsigned long> powers;
};

struct PolynomialPower;

/// A polynomial in several unknowns over the rationals; terms by falling total degree, then lexicographically. (A FLINT
/// `fmpq_mpoly`.)
class Polynomial {
public:
    explicit Polynomial(const PolynomialRing& ring);  ///< 0
    Polynomial(const PolynomialRing& ring, const Rational& value);
    Polynomial(const PolynomialRing& ring, const std::vector<PolynomialTerm>& terms);  ///< Their sum, in any order.
    static Polynomial unknown(const PolynomialRing& ring, std::size_t index);
    Polynomial(const Polynomial& other);
    Polynomial(Polynomial&& other) noexcept;
    Polynomial& operator=(Polynomial other) noexcept;
    ~Polynomial();

    [[nodiscard]] const PolynomialRing& ring() const { return *ring_; }
    [[nodiscard]] bool is_zero() const;
    [[nodiscard]] bool is_number() const;
    [[nodiscard]] std::size_t term_count() const;
    [[nodiscard]] PolynomialTerm term(std::size_t index) const;
    [[nodiscard]] long degree_in(std::size_t unknown) const;  ///< -1 of 0.
    [[nodiscard]] long degree() const;                        ///< Total; -1 of 0.
    /// The rational that leaves a primitive polynomial with whole coefficients, of which the first is positive.
    [[nodiscard]] Rational content() const;
    [[nodiscard]] Polynomial primitive() const;  ///< Of content 1. Not of 0.

    friend Polynomial operator+(const Polynomial& a, const Polynomial& b);
    friend Polynomial operator*(const Polynomial& a, const Polynomial& b);
    friend Polynomial operator*(const Polynomial& a, const Rational& factor);
    [[nodiscard]] Polynomial pow(long exponent) const;  ///< exponent >= 0

    /// Any total order.
    friend std::strong_ordering operator<=>(const Polynomial& a, const Polynomial& b);
    friend bool operator==(const Polynomial& a, const Polynomial& b) { return std::is_eq(a <=> b); }

private:
    friend Polynomial greatest_common_divisor(const Polynomial& a, const Polynomial& b);
    friend Polynomial quotient(const Polynomial& a, const Polynomial& b);
    friend std::vector<PolynomialPower> irreducible_powers(const Polynomial& a);

    const PolynomialRing* ring_;
    fmpq_mpoly_t value_;
};

/// base^power, the base primitive.
struct PolynomialPower {
    Polynomial base;
    long power = 1;
};

/// Primitive. Neither is 0.
Polynomial greatest_common_divisor(const Polynomial& a, const Polynomial& b);

/// a / b, for a b that divides a.
Polynomial quotient(const Polynomial& a, const Polynomial& b);

/// The irreducible factors over the rationals; their product is a's primitive part. Not of 0.
std::vector<PolynomialPower> irreducible_powers(const Polynomial& a);

}  // namespace lectern
