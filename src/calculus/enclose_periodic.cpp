#include "calculus/enclose_kernel.h"
#include "calculus/sleef_ends.h"

#include <algorithm>
#include <cstdint>
#include <numbers>

namespace lectern {
namespace {

using outward::Lanes;

/// From here on the places of extrema are not worth telling.
constexpr double farthest = 1e9;

/// The whole numbers k for which (k + shift) pi may lie in an interval: first to last, none where last < first.
struct Multiples {
    std::int64_t first, last;

    [[nodiscard]] std::int64_t count() const { return last - first + 1; }
};

std::int64_t floor_of(double value) {
    const auto truncated = static_cast<std::int64_t>(value);
    return truncated - (static_cast<double>(truncated) > value ? 1 : 0);
}

/// For ends up to `farthest`. A place u/pi is known to 3 units in the last place (of 1/pi's rounding, the product's and
/// the shift's), for which 8 are allowed. Near an end where a place is taken to lie inside though it doesn't, sin and
/// cos differ from 1 by the square of that distance: below 1e6 by less than a unit in the last place.
Multiples multiples_in(const Interval& a, double shift) {
    constexpr double inverse = std::numbers::inv_pi, share = 8 * 0x1p-53;
    const double low = a.low * inverse - shift, high = a.high * inverse - shift;
    const double margin = share * (a.magnitude() * inverse + 1);
    return {-floor_of(-(low - margin)), floor_of(high + margin)};
}

/// `shift` is where the first maximum lies, in half turns.
Interval wave(const Interval& a, double shift, Lanes (*function)(Lanes)) {
    const Interval all{-1, 1};
    if (!(a.magnitude() <= farthest)) return all;
    const Multiples extrema = multiples_in(a, shift);
    if (extrema.count() >= 2) return all;
    const Lanes u = outward::lanes(a), ends = function(u), other = outward::swapped(ends);
    const Lanes hull = _mm_move_sd(_mm_max_pd(ends, other), _mm_min_pd(ends, other));
    // SLEEF's values at 0 are exact, and nowhere else are they 0.
    const bool at_0 = a.low == 0 && a.high == 0;
    const Lanes exact = at_0 ? _mm_cmpeq_pd(u, u) : _mm_cmpeq_pd(hull, _mm_setzero_pd());
    Interval range = intersection(outward::widened(hull, exact), all);
    if (extrema.count() == 1) (extrema.first % 2 == 0 ? range.high : range.low) = extrema.first % 2 == 0 ? 1 : -1;
    return range;
}

Enclosure enclose_tan(const Interval& a) {
    constexpr Enclosure anything{Interval::entire(), Regularity::unknown};
    constexpr double first_pole = 0.5;
    if (!(a.magnitude() <= farthest) || multiples_in(a, first_pole).count() > 0) return anything;
    const Lanes u = outward::lanes(a);
    return {outward::widened(Sleef_cinz_tand2_u10sse2(u), _mm_cmpeq_pd(u, _mm_setzero_pd())), Regularity::continuous};
}

Lanes sine(Lanes u) { return Sleef_cinz_sind2_u10sse2(u); }
Lanes cosine(Lanes u) { return Sleef_cinz_cosd2_u10sse2(u); }

}  // namespace

Enclosure enclose_periodic(Kernel kernel, const Interval& a) {
    if (kernel == Kernel::tan) return enclose_tan(a);
    if (kernel == Kernel::sin) return {wave(a, 0.5, sine), Regularity::continuous};
    return {wave(a, 0, cosine), Regularity::continuous};
}

}  // namespace lectern
