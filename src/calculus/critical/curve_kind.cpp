#include "calculus/critical/curve_kind.h"

#include "calculus/critical/classify.h"
#include "calculus/critical/exact_place.h"
#include "lectern/calculus/algebra.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr std::size_t most_boxes = 4000;

Interval value_over(const Program& function, std::span<const Interval> box) {
    std::array<Enclosure, 1> value;
    function.enclose(box, value);
    return value[0].range;
}

/// A value that f has all along the curve, with the power of the factor in f - value.
struct CurveValue {
    Expr value;
    int power = 0;
};

/// The factor divides f - c for a number c that f has at the crossing: so f is c on the whole curve.
std::optional<CurveValue> value_along(const ScalarField& field, Expr factor, const Box& crossing) {
    ExprPool& pool = factor.pool();
    const Interval value = value_over(field.value_program(), crossing);
    if (!value.is_bounded()) return std::nullopt;
    const Box around = inflated(std::array{value}, 1);
    for (const ExactPlace& candidate : exact_places_in(pool, around)) {
        for (const IrreducibleFactor& part : irreducible_factors(field.body() - candidate[0])) {
            if (part.base == factor) return CurveValue{candidate[0], part.power};
        }
    }
    return std::nullopt;
}

/// The sign of f - value over the domain, apart from its zeros; 0 where it has both or that isn't proved.
int sign_beside(const ScalarField& field, const CurveValue& along, const Box& domain) {
    const Expr above = field.body() - along.value;
    const SharedFactors whole = split_shared_factors(std::array{above});
    std::vector<Expr> of_odd_power{whole.denominators[0]};
    for (const IrreducibleFactor& part : irreducible_factors(above)) {
        if (part.power % 2 != 0) of_odd_power.push_back(part.base);
    }
    for (const Expr part : of_odd_power) {
        if (variables_of(part).empty()) continue;
        if (weak_sign_over(Program(std::array{part}, field.variables()), domain, most_boxes) == 0) return 0;
    }
    // All factors keep their signs, so f - value does: any point off its zeros tells it.
    const Program program(std::array{above}, field.variables());
    constexpr std::array shares{0.37, 0.61, 0.83, 0.13};
    for (const double share : shares) {
        Box point;
        for (const Interval& side : domain) point.emplace_back(side.low + share * (side.high - side.low));
        const Interval value = value_over(program, point);
        if (value.low > 0) return 1;
        if (value.high < 0) return -1;
    }
    return 0;
}

CriticalKind kind_of_sign(int sign) {
    if (sign > 0) return CriticalKind::minimum;
    return sign < 0 ? CriticalKind::maximum : CriticalKind::degenerate;
}

/// Along a curve of critical points all eigenvalues of the Hessian but one are 0, so its trace is the one that decides.
int sign_of_trace(const ScalarField& field, const std::vector<Box>& boxes) {
    std::vector<Expr> diagonal;
    for (std::size_t i = 0; i < field.arity(); ++i) diagonal.push_back(field.hessian()[i * field.arity() + i]);
    const Program trace(std::array{field.body().pool().sum(diagonal)}, field.variables());
    int sign = 0;
    for (const Box& box : boxes) {
        const Interval value = value_over(trace, box);
        const int here = value.low > 0 ? 1 : value.high < 0 ? -1 : 0;
        if (here == 0 || (sign != 0 && here != sign)) return 0;
        sign = here;
    }
    return sign;
}

ProvedNumber value_at_crossing(const ScalarField& field, const Box& crossing) {
    ProvedNumber number;
    number.enclosure = value_over(field.value_program(), crossing);
    number.value = number.enclosure.middle();
    return number;
}

/// The pieces of a curve along which f has no one value; pieces of one kind and value are one entry.
std::vector<CriticalCurve> by_parts(const ScalarField& field, Expr factor, const ZeroCover& cover) {
    constexpr double same = 1e-9;
    const Program program(std::array{factor}, field.variables());
    std::vector<CriticalCurve> curves;
    for (const ZeroCover& part : connected_parts(program, cover)) {
        if (!part.crossing) continue;
        CriticalCurve curve{factor, kind_of_sign(sign_of_trace(field, part.boxes)),
                            value_at_crossing(field, *part.crossing)};
        const bool known = std::any_of(curves.begin(), curves.end(), [&](const CriticalCurve& other) {
            return other.kind == curve.kind && std::abs(other.value->value - curve.value->value) <=
                                                   same * std::max(1.0, std::abs(curve.value->value));
        });
        if (!known) curves.push_back(std::move(curve));
    }
    return curves;
}

}  // namespace

std::vector<CriticalCurve> critical_curves_of(const ScalarField& field, Expr factor, const ZeroCover& cover,
                                              const Box& domain) {
    try {
        if (const auto along = value_along(field, factor, *cover.crossing)) {
            int sign = along->power % 2 == 0 ? sign_beside(field, *along, domain) : 0;
            if (sign == 0 && along->power == 2) sign = sign_of_trace(field, cover.boxes);
            return {{factor, kind_of_sign(sign), proved(along->value)}};
        }
        std::vector<CriticalCurve> curves = by_parts(field, factor, cover);
        if (!curves.empty()) return curves;
    } catch (const ExpressionLimit&) {
        // Too long to be factored: the curve is told without a value.
    }
    return {{factor, kind_of_sign(sign_of_trace(field, cover.boxes)), std::nullopt}};
}

}  // namespace lectern
