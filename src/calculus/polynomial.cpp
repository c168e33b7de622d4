#include "calculus/polynomial.h"

#include "calculus/canonical.h"
#include "calculus/flint_rational.h"
#include "lectern/calculus/expr.h"

#include <flint/fmpq_mpoly_factor.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <string>
#include <utility>

namespace lectern {
namespace {

std::size_t coefficient_bits(const fmpq_mpoly_struct* a) {
    const auto widest = static_cast<std::size_t>(std::labs(fmpz_mpoly_max_bits(a->zpoly)));
    return widest + std::max(fmpz_bits(fmpq_numref(a->content)), fmpz_bits(fmpq_denref(a->content)));
}

void check(long degree, double terms, double bits) {
    if (degree > polynomial_degree_limit)
        throw ExpressionLimit("a polynomial grows beyond degree " + std::to_string(polynomial_degree_limit));
    if (terms > polynomial_term_limit)
        throw ExpressionLimit("a polynomial grows beyond " + std::to_string(static_cast<long>(polynomial_term_limit)) +
                              " terms");
    if (bits > static_cast<double>(number_bits_limit))
        throw ExpressionLimit("a number grows beyond " + std::to_string(number_bits_limit) + " bits");
}

/// n choose k, or more than the limit of terms where that is passed on the way.
double combinations(long n, long k) {
    double count = 1;
    for (long i = 1; i <= std::min(k, n - k) && count <= polynomial_term_limit; ++i)
        count *= static_cast<double>(n + 1 - i) / static_cast<double>(i);
    return count;
}

/// The terms that a^times b can have at most, by the degrees.
double most_terms(const Polynomial& a, long times, const Polynomial& b) {
    double box = 1;
    long unknowns = 0;
    for (std::size_t i = 0; i < a.ring().unknowns(); ++i) {
        const long degree = times * a.degree_in(i) + b.degree_in(i);
        box *= static_cast<double>(degree + 1);
        unknowns += degree > 0 ? 1 : 0;
    }
    return std::min(box, combinations(times * a.degree() + b.degree() + unknowns, unknowns));
}

/// Of a dense polynomial in two unknowns or more with more terms, factoring takes over a second.
bool is_too_large_to_factor(const Polynomial& a) {
    constexpr std::size_t few_terms = 200, most = 10'000;
    constexpr long largest_plane = 1400;
    std::vector<long> degrees(2);
    for (std::size_t i = 0; i < a.ring().unknowns(); ++i) degrees.push_back(a.degree_in(i));
    std::sort(degrees.rbegin(), degrees.rend());
    const bool dense = degrees[1] > 0 && (degrees[0] + 1) * (degrees[1] + 1) > largest_plane;
    return a.term_count() > most || (dense && a.term_count() > few_terms);
}

}  // namespace

PolynomialRing::PolynomialRing(std::size_t unknowns) : unknowns_(unknowns) {
    if (unknowns > unknown_limit)
        throw ExpressionLimit("more than " + std::to_string(unknown_limit) + " variables and functions at once");
    fmpq_mpoly_ctx_init(context_, static_cast<slong>(unknowns), ORD_DEGLEX);
}

PolynomialRing::~PolynomialRing() { fmpq_mpoly_ctx_clear(context_); }

Polynomial::Polynomial(const PolynomialRing& ring) : ring_(&ring) { fmpq_mpoly_init(value_, ring.context()); }

Polynomial::Polynomial(const PolynomialRing& ring, const Rational& value) : Polynomial(ring) {
    fmpq_mpoly_set_fmpq(value_, raw(value), ring.context());
}

Polynomial Polynomial::unknown(const PolynomialRing& ring, std::size_t index) {
    Polynomial result(ring);
    fmpq_mpoly_gen(result.value_, static_cast<slong>(index), ring.context());
    return result;
}

Polynomial::Polynomial(const PolynomialRing& ring, const std::vector<PolynomialTerm>& terms) : Polynomial(ring) {
    for (const PolynomialTerm& term : terms)
        fmpq_mpoly_push_term_fmpq_ui(value_, raw(term.coefficient), term.powers.data(), ring.context());
    fmpq_mpoly_sort_terms(value_, ring.context());
    fmpq_mpoly_combine_like_terms(value_, ring.context());
}

Polynomial::Polynomial(const Polynomial& other) : Polynomial(*other.ring_) {
    fmpq_mpoly_set(value_, other.value_, ring_->context());
}

Polynomial::Polynomial(Polynomial&& other) noexcept : Polynomial(*other.ring_) {
    fmpq_mpoly_swap(value_, other.value_, ring_->context());
}

Polynomial& Polynomial::operator=(Polynomial other) noexcept {
    std::swap(ring_, other.ring_);
    std::swap(*value_, *other.value_);
    return *this;
}

Polynomial::~Polynomial() { fmpq_mpoly_clear(value_, ring_->context()); }

bool Polynomial::is_zero() const { return fmpq_mpoly_is_zero(value_, ring_->context()) != 0; }
bool Polynomial::is_number() const { return fmpq_mpoly_is_fmpq(value_, ring_->context()) != 0; }

std::size_t Polynomial::term_count() const {
    return static_cast<std::size_t>(fmpq_mpoly_length(value_, ring_->context()));
}

PolynomialTerm Polynomial::term(std::size_t index) const {
    PolynomialTerm result;
    result.powers.resize(ring_->unknowns());
    const auto i = static_cast<slong>(index);
    fmpq_mpoly_get_term_coeff_fmpq(raw(result.coefficient), value_, i, ring_->context());
    fmpq_mpoly_get_term_exp_ui(result.powers.data(), value_, i, ring_->context());
    return result;
}

long Polynomial::degree_in(std::size_t unknown) const {
    return fmpq_mpoly_degree_si(value_, static_cast<slong>(unknown), ring_->context());
}

long Polynomial::degree() const { return fmpq_mpoly_total_degree_si(value_, ring_->context()); }

Rational Polynomial::content() const {
    Rational result;
    fmpq_set(raw(result), value_->content);
    return result;
}

Polynomial Polynomial::primitive() const {
    Polynomial result(*this);
    fmpq_one(result.value_->content);
    return result;
}

Polynomial operator+(const Polynomial& a, const Polynomial& b) {
    const double bits = static_cast<double>(coefficient_bits(a.value_) + coefficient_bits(b.value_)) / 2 + 1;
    check(0, static_cast<double>(std::max(a.term_count(), b.term_count())), bits);
    Polynomial sum(*a.ring_);
    fmpq_mpoly_add(sum.value_, a.value_, b.value_, a.ring_->context());
    return sum;
}

Polynomial operator*(const Polynomial& a, const Polynomial& b) {
    if (a.is_zero() || b.is_zero()) return Polynomial(*a.ring_);
    const auto terms_a = static_cast<double>(a.term_count()), terms_b = static_cast<double>(b.term_count());
    check(a.degree() + b.degree(), std::min(terms_a * terms_b, most_terms(a, 1, b)),
          static_cast<double>(coefficient_bits(a.value_) + coefficient_bits(b.value_)));
    Polynomial product(*a.ring_);
    fmpq_mpoly_mul(product.value_, a.value_, b.value_, a.ring_->context());
    return product;
}

Polynomial operator*(const Polynomial& a, const Rational& factor) {
    check(0, 0, static_cast<double>(coefficient_bits(a.value_) + factor.bits()));
    Polynomial product(*a.ring_);
    fmpq_mpoly_scalar_mul_fmpq(product.value_, a.value_, raw(factor), a.ring_->context());
    return product;
}

Polynomial Polynomial::pow(long exponent) const {
    if (exponent == 1) return *this;
    if (exponent == 0) return {*ring_, Rational(1)};
    if (is_zero()) return *this;
    const auto terms = static_cast<long>(term_count());
    const double degree = static_cast<double>(this->degree()) * static_cast<double>(exponent);
    check(static_cast<long>(std::min(degree, 1e9)), 0, 0);
    const auto digits = static_cast<double>(coefficient_bits(value_) + std::bit_width(term_count()));
    check(0, std::min(combinations(exponent + terms - 1, exponent), most_terms(*this, exponent, {*ring_, Rational(1)})),
          static_cast<double>(exponent) * digits);
    Polynomial power(*ring_);
    fmpq_mpoly_pow_ui(power.value_, value_, static_cast<ulong>(exponent), ring_->context());
    return power;
}

std::strong_ordering operator<=>(const Polynomial& a, const Polynomial& b) {
    return fmpq_mpoly_cmp(a.value_, b.value_, a.ring_->context()) <=> 0;
}

Polynomial greatest_common_divisor(const Polynomial& a, const Polynomial& b) {
    Polynomial divisor(*a.ring_);
    fmpq_mpoly_gcd(divisor.value_, a.value_, b.value_, a.ring_->context());
    return divisor.primitive();
}

Polynomial quotient(const Polynomial& a, const Polynomial& b) {
    Polynomial result(*a.ring_);
    fmpq_mpoly_divides(result.value_, a.value_, b.value_, a.ring_->context());
    return result;
}

std::vector<PolynomialPower> irreducible_powers(const Polynomial& a) {
    if (is_too_large_to_factor(a)) throw ExpressionLimit("a polynomial is too large to be factored");
    fmpq_mpoly_ctx_struct* context = a.ring().context();
    fmpq_mpoly_factor_t factors;
    fmpq_mpoly_factor_init(factors, context);
    const bool factored = fmpq_mpoly_factor(factors, a.value_, context) != 0;
    std::vector<PolynomialPower> powers;
    for (slong i = 0; factored && i < factors->num; ++i) {
        Polynomial base(a.ring());
        fmpq_mpoly_factor_get_base(base.value_, factors, i, context);
        powers.push_back({base.primitive(), fmpq_mpoly_factor_get_exp_si(factors, i, context)});
    }
    fmpq_mpoly_factor_clear(factors, context);
    if (!factored) throw ExpressionLimit("a polynomial could not be factored");
    return powers;
}

}  // namespace lectern
