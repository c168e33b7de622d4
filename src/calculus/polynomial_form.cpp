#include "calculus/polynomial_form.h"

#include "calculus/common_factor.h"
#include "calculus/expr_node.h"
#include "calculus/reading_order.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace lectern {
namespace {

/// Of a power of a base that is never multiplied out.
constexpr long power_limit = 1'000'000;

long bounded_power(long a, long b) {
    if (std::labs(b) > power_limit || std::labs(a) > power_limit || std::labs(a * b) > power_limit)
        throw ExpressionLimit("a power grows beyond " + std::to_string(power_limit));
    return a * b;
}

Rational number_power(const Rational& base, long exponent) {
    if (base.is_one() || exponent == 0) return Rational(1);
    if (base.sign() == 0 && exponent < 0) throw ExpressionLimit("something is divided by 0");
    if (base.bits() * static_cast<std::size_t>(std::labs(exponent)) > 2 * number_bits_limit)
        throw ExpressionLimit("a power of a number grows beyond " + std::to_string(number_bits_limit) + " bits");
    return bounded(base.pow(exponent));
}

/// The sum of a range, by halves, so that many short ones are added as fast as few long ones.
Polynomial sum_of(const PolynomialRing& ring, std::span<const Polynomial> terms) {
    if (terms.empty()) return Polynomial(ring);
    if (terms.size() == 1) return terms[0];
    const std::size_t half = terms.size() / 2;
    return sum_of(ring, terms.first(half)) + sum_of(ring, terms.subspan(half));
}

/// The least power of each unknown over all terms.
std::vector<unsigned long> shared_monomial(const Polynomial& polynomial) {
    std::vector<unsigned long> shared = polynomial.term(0).powers;
    for (std::size_t i = 1; i < polynomial.term_count(); ++i) {
        const std::vector<unsigned long> powers = polynomial.term(i).powers;
        for (std::size_t k = 0; k < shared.size(); ++k) shared[k] = std::min(shared[k], powers[k]);
    }
    return shared;
}

/// The power with which a base occurs in all terms; below 0 where any is divided by it.
std::map<Polynomial, long> shared_powers(const std::vector<ProductForm>& terms) {
    std::map<Polynomial, long> shared;
    for (const ProductForm& term : terms)
        for (const auto& [base, power] : term.powers) shared.emplace(base, power);
    for (auto& [base, least] : shared) {
        for (const ProductForm& term : terms) {
            const auto found = term.powers.find(base);
            least = std::min(least, found == term.powers.end() ? 0 : found->second);
        }
    }
    std::erase_if(shared, [](const auto& entry) { return entry.second == 0; });
    return shared;
}

/// The negative of base^power begins with a positive term when the base is turned: (1 - x) for -(x - 1).
bool reads_well_turned(Expr base, long power) {
    if (base.op() != Op::sum || power < 0 || power % 2 == 0) return false;
    const Expr turned = times_sum({base.pool().number(-1)}, base);
    return split_coefficient(terms_in_reading_order(turned)[0]).coefficient.sign() > 0;
}

bool begins_negative(Expr sum) { return split_coefficient(leading_term(sum)).coefficient.sign() < 0; }

}  // namespace

PolynomialForms::PolynomialForms(std::span<const Expr> exprs, Bases bases, NormalForms& known)
    : pool_(exprs[0].pool()), bases_(bases), generators_(exprs, known), ring_(generators_.list().size()) {
    find_relations();
}

void PolynomialForms::find_relations() {
    struct Candidate {
        std::size_t unknown;
        long degree;
        Expr radicand;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < generators_.list().size(); ++i) {
        const Generator& generator = generators_.list()[i];
        if (generator.degree > 1) candidates.push_back({i, generator.degree, generator.radicand});
    }
    // From the inside out: what a radicand is made of has its relations first.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.radicand.depth() < b.radicand.depth(); });
    for (const Candidate& candidate : candidates) {
        const ProductForm form = of(candidate.radicand);
        const bool whole =
            std::all_of(form.powers.begin(), form.powers.end(), [](const auto& entry) { return entry.second > 0; });
        const bool negative_number = form.powers.empty() && form.coefficient.sign() <= 0;
        if (!whole || negative_number) continue;
        Polynomial radicand = multiplied_out(form);
        if (radicand.degree_in(candidate.unknown) > 0) continue;
        const bool irreducible = form.powers.size() == 1 && form.powers.begin()->second == 1 &&
                                 form.coefficient.is_one() && !roots_.contains(form.powers.begin()->first);
        if (irreducible) roots_.emplace(form.powers.begin()->first, Root{candidate.unknown, candidate.degree});
        relations_.insert(relations_.begin(), {candidate.unknown, candidate.degree, std::move(radicand)});
        known_.clear();
    }
}

ProductForm PolynomialForms::of(Expr expr) {
    if (const auto found = known_.find(expr); found != known_.end()) return found->second;
    ProductForm result = make(expr);
    known_.emplace(expr, result);
    return result;
}

ProductForm PolynomialForms::make(Expr expr) {
    if (const std::vector<Expr> parts = separate_powers(expr); !parts.empty()) {
        ProductForm product;
        for (const Expr part : parts) multiply(product, of(part), 1);
        return product;
    }
    switch (expr.op()) {
        case Op::number:
            return {expr.number(), {}};
        case Op::sum:
            return sum(expr.operands());
        case Op::product: {
            ProductForm product;
            for (const Expr factor : expr.operands()) multiply(product, of(factor), 1);
            return product;
        }
        case Op::power: {
            const Expr base = expr.operands()[0], exponent = expr.operands()[1];
            const bool numeric = exponent.op() == Op::number;
            if (numeric && exponent.number().is_integer() && !base.is_number(0)) {
                if (!exponent.number().fits_long()) throw ExpressionLimit("a power grows too high");
                ProductForm power;
                multiply(power, of(base), exponent.number().as_long());
                return power;
            }
            break;
        }
        case Op::variable:
        case Op::constant:
        case Op::call:
        case Op::conditional:
            break;
    }
    return generator_power(generators_.of(expr));
}

ProductForm PolynomialForms::generator_power(const GeneratorPower& power) {
    ProductForm result;
    put(result, Polynomial::unknown(ring_, power.generator), power.power);
    if (power.negative) result.coefficient = -result.coefficient;
    return result;
}

std::size_t PolynomialForms::unknown_of(const Polynomial& base) const {
    if (base.term_count() != 1 || base.degree() != 1) return ring_.unknowns();
    const std::vector<unsigned long> powers = base.term(0).powers;
    return static_cast<std::size_t>(std::find(powers.begin(), powers.end(), 1UL) - powers.begin());
}

const PolynomialForms::Relation* PolynomialForms::relation_of(std::size_t unknown) const {
    const auto found = std::find_if(relations_.begin(), relations_.end(),
                                    [unknown](const Relation& relation) { return relation.unknown == unknown; });
    return found == relations_.end() ? nullptr : &*found;
}

void PolynomialForms::put(ProductForm& form, const Polynomial& base, long power) const {
    if (const auto root = roots_.find(base); root != roots_.end()) {
        put(form, Polynomial::unknown(ring_, root->second.unknown), bounded_power(power, root->second.degree));
        return;
    }
    const auto entry = form.powers.emplace(base, 0).first;
    entry->second += power;
    if (const Relation* relation = relation_of(unknown_of(base));
        relation != nullptr && relation->radicand.is_number()) {
        const long above = Rational(entry->second, relation->degree).floor().as_long();
        form.coefficient = bounded(form.coefficient * number_power(relation->radicand.content(), above));
        entry->second -= above * relation->degree;
    }
    if (entry->second == 0) form.powers.erase(entry);
}

void PolynomialForms::multiply(ProductForm& form, const ProductForm& factor, long power) const {
    form.coefficient = bounded(form.coefficient * number_power(factor.coefficient, power));
    if (form.coefficient.sign() == 0) {
        form.powers.clear();
        return;
    }
    for (const auto& [base, exponent] : factor.powers) put(form, base, bounded_power(exponent, power));
}

ProductForm PolynomialForms::sum(std::span<const Expr> terms) {
    std::vector<ProductForm> forms;
    for (const Expr term : terms) {
        ProductForm form = of(term);
        if (form.coefficient.sign() != 0) forms.push_back(std::move(form));
    }
    if (forms.size() == 1) return forms[0];
    ProductForm result{Rational(0), {}};
    if (forms.empty()) return result;
    const std::map<Polynomial, long> shared = shared_powers(forms);
    std::vector<Polynomial> rests;
    for (const ProductForm& form : forms) {
        ProductForm rest{form.coefficient, form.powers};
        for (const auto& [base, power] : shared) put(rest, base, -power);
        rests.push_back(multiplied_out(rest));
    }
    const Polynomial total = reduced(sum_of(ring_, rests));
    if (total.is_zero()) return result;
    result.coefficient = total.content();
    for (const auto& [base, power] : shared) put(result, base, power);
    if (!total.is_number()) put_factors(result, total.primitive());
    return result;
}

void PolynomialForms::put_factors(ProductForm& form, const Polynomial& primitive) const {
    if (bases_ == Bases::irreducible) {
        for (const PolynomialPower& factor : irreducible_powers(primitive)) put(form, factor.base, factor.power);
        return;
    }
    const std::vector<unsigned long> shared = shared_monomial(primitive);
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (shared[i] > 0) put(form, Polynomial::unknown(ring_, i), static_cast<long>(shared[i]));
    const Polynomial rest = quotient(primitive, Polynomial(ring_, {{Rational(1), shared}}));
    if (!rest.is_number()) put(form, rest, 1);
}

Polynomial PolynomialForms::multiplied_out(const ProductForm& form) const {
    Polynomial product(ring_, form.coefficient);
    for (const auto& [base, power] : form.powers) {
        const Relation* relation = relation_of(unknown_of(base));
        const long degree = relation == nullptr ? power + 1 : relation->degree;
        product = product * base.pow(power % degree);
        if (power >= degree) product = product * relation->radicand.pow(power / degree);
    }
    return reduced(product);
}

Polynomial PolynomialForms::reduced(Polynomial polynomial) const {
    for (const Relation& relation : relations_) {
        if (polynomial.degree_in(relation.unknown) < relation.degree) continue;
        std::map<long, std::vector<PolynomialTerm>> by_power;  // Of the radicand.
        for (std::size_t i = 0; i < polynomial.term_count(); ++i) {
            PolynomialTerm term = polynomial.term(i);
            unsigned long& power = term.powers[relation.unknown];
            const auto degree = static_cast<unsigned long>(relation.degree);
            std::vector<PolynomialTerm>& terms = by_power[static_cast<long>(power / degree)];
            power %= degree;
            terms.push_back(std::move(term));
        }
        std::vector<Polynomial> parts;
        for (const auto& [power, terms] : by_power)
            parts.push_back(Polynomial(ring_, terms) * relation.radicand.pow(power));
        polynomial = sum_of(ring_, parts);
    }
    return polynomial;
}

Expr PolynomialForms::expr_of(const Polynomial& polynomial) const {
    std::vector<Expr> terms;
    for (std::size_t i = 0; i < polynomial.term_count(); ++i) {
        const PolynomialTerm term = polynomial.term(i);
        std::vector<Expr> factors{pool_.number(term.coefficient)};
        for (std::size_t k = 0; k < term.powers.size(); ++k)
            if (term.powers[k] > 0) factors.push_back(generators_.list()[k].power(static_cast<long>(term.powers[k])));
        terms.push_back(pool_.product(factors));
    }
    return pool_.sum(terms);
}

PolynomialForms::Factor PolynomialForms::factor_of(const Polynomial& base, long power) const {
    const std::size_t unknown = unknown_of(base);
    if (unknown < ring_.unknowns()) {
        const Generator& generator = generators_.list()[unknown];
        const bool whole = generator.kind == Generator::Kind::root && power % generator.degree == 0;
        return whole ? Factor{generator.base, power / generator.degree} : Factor{generator.power(1), power};
    }
    Expr sum = expr_of(base);
    const bool turns = sum.op() == Op::sum && begins_negative(sum);
    if (turns) sum = expr_of(base * Rational(-1));
    return {sum, power, turns && power % 2 != 0};
}

Expr PolynomialForms::expr_of(const ProductForm& form) const {
    Rational coefficient = form.coefficient;
    std::vector<Factor> factors;
    for (const auto& [base, power] : form.powers) {
        factors.push_back(factor_of(base, power));
        if (factors.back().negative) coefficient = -coefficient;
    }
    std::sort(factors.begin(), factors.end(), [](const Factor& a, const Factor& b) { return a.base < b.base; });
    // -(x + 1) (x - 1) reads better as (x + 1) (1 - x), as long as nothing stands before it and only one factor can
    // turn.
    if (coefficient == Rational(-1) && !factors.empty() && factors[0].base.op() == Op::sum) {
        const auto turns = [](const Factor& factor) { return reads_well_turned(factor.base, factor.power); };
        const auto turning = std::find_if(factors.begin(), factors.end(), turns);
        if (turning != factors.end() && std::find_if(turning + 1, factors.end(), turns) == factors.end()) {
            turning->base = times_sum({pool_.number(-1)}, turning->base);
            coefficient = Rational(1);
        }
    }
    std::vector<Expr> product{pool_.number(coefficient)};
    for (const Factor& factor : factors) product.push_back(pow(factor.base, pool_.number(factor.power)));
    return pool_.product(product);
}

bool PolynomialForms::rational() const {
    return std::all_of(generators_.list().begin(), generators_.list().end(), [](const Generator& generator) {
        return generator.kind == Generator::Kind::plain && generator.base.op() == Op::variable;
    });
}

ProductForm numerator(const ProductForm& form) {
    ProductForm result{form.coefficient, {}};
    for (const auto& entry : form.powers)
        if (entry.second > 0) result.powers.insert(entry);
    return result;
}

ProductForm denominator(const ProductForm& form) {
    ProductForm result;
    for (const auto& [base, power] : form.powers)
        if (power < 0) result.powers.emplace(base, -power);
    return result;
}

ScaledTerm normal_form(Expr expr, NormalForms& known) {
    if (expr.op() == Op::number) return split_coefficient(expr);
    if (expr.op() == Op::variable || expr.op() == Op::constant) return {Rational(1), expr};
    if (const auto found = known.find(expr); found != known.end()) return found->second;
    ScaledTerm result{Rational(1), expr};
    try {
        PolynomialForms forms(std::span(&expr, 1), Bases::as_they_come, known);
        const ProductForm form = forms.of(expr);
        Polynomial above = forms.multiplied_out(numerator(form)), below = forms.multiplied_out(denominator(form));
        if (!above.is_zero() && !below.is_number()) {
            const Polynomial shared = greatest_common_divisor(above, below);
            above = quotient(above, shared);
            below = quotient(below, shared);
        }
        const Rational content = above.content() / below.content();
        if (content.sign() == 0) {
            result = {content, expr.pool().number(1)};
        } else {
            result = {content, forms.expr_of(above.primitive()) / forms.expr_of(below.primitive())};
        }
    } catch (const ExpressionLimit&) {
        // Stays as it is: it is then equal to itself alone.
    }
    known.emplace(expr, result);
    return result;
}

}  // namespace lectern
