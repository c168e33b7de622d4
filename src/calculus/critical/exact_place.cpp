#include "calculus/critical/exact_place.h"

#include "calculus/canonical.h"
#include "lectern/calculus/algebra.h"
#include "lectern/calculus/program.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lectern {
namespace {

constexpr long largest_denominator = 10'000;
constexpr long largest_small_denominator = 24;  ///< Of what stands before pi or below a root.

/// The simplest fraction in the side, if its denominator is at most `most`.
std::optional<Rational> simple_fraction(const Interval& side, long most) {
    constexpr double largest = 1e15;
    if (!side.is_bounded() || side.magnitude() > largest) return std::nullopt;
    const Rational found =
        Rational::simplest_between(Rational::from_double(side.low), Rational::from_double(side.high));
    if (found.denominator() > Rational(most)) return std::nullopt;
    return found;
}

/// The candidates for one coordinate. Anything lies near a multiple of pi or a root of something: only narrow sides
/// (or wide ones that a simple number meets) are worth one.
std::vector<Expr> exact_numbers_in(ExprPool& pool, const Interval& side) {
    std::vector<Expr> numbers;
    if (const auto fraction = simple_fraction(side, largest_denominator)) numbers.push_back(pool.number(*fraction));
    const Interval pi(std::numbers::pi, next_above(std::numbers::pi));
    if (const auto turns = simple_fraction(side / pi, largest_small_denominator); turns && turns->sign() != 0)
        numbers.push_back(pool.number(*turns) * pool.pi());
    if (side.mignitude() > 0) {
        if (const auto square_of = simple_fraction(square(side), largest_small_denominator)) {
            const Expr root = pow(pool.number(*square_of), pool.number(Rational(1, 2)));
            if (root.op() != Op::number) numbers.push_back(side.low > 0 ? root : -root);
        }
    }
    return numbers;
}

}  // namespace

std::vector<ExactPlace> exact_places_in(ExprPool& pool, std::span<const Interval> box) {
    constexpr std::size_t most = 8;
    std::vector<ExactPlace> places{{}};
    for (const Interval& side : box) {
        std::vector<ExactPlace> longer;
        for (const Expr number : exact_numbers_in(pool, side)) {
            for (const ExactPlace& place : places) {
                if (longer.size() == most) break;
                longer.push_back(place);
                longer.back().push_back(number);
            }
        }
        places = std::move(longer);
    }
    return places;
}

Interval enclosure_of(Expr number) {
    std::array<Enclosure, 1> result;
    Program(std::array{number}, std::span<const Expr>()).enclose({}, result);
    return result[0].range;
}

Box enclosure_of(std::span<const Expr> place) {
    Box box;
    for (const Expr number : place) box.push_back(enclosure_of(number));
    return box;
}

bool is_zero(Expr number) {
    if (is_undefined(number)) return false;
    return number.is_number(0) || (number.op() != Op::number && is_identically_zero(number));
}

bool all_vanish(std::span<const Expr> exprs, std::span<const Expr> variables, std::span<const Expr> place) {
    return std::all_of(exprs.begin(), exprs.end(),
                       [&](Expr expr) { return is_zero(substitute(expr, variables, place)); });
}

}  // namespace lectern
