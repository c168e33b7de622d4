#include "calculus/enclose_kernel.h"
#include "calculus/sleef_ends.h"

#include <algorithm>

namespace lectern {
namespace {

using outward::Lanes;

constexpr double half_turn = 0x1.921fb54442d19p+1, quarter_turn = 0x1.921fb54442d19p+0;  // Both rounded up.

/// The angles of a box that holds the origin, whose angle is 0, in whole quarters.
Interval quarters(const Interval& y, const Interval& x) {
    const double farthest = x.low < 0 ? half_turn : quarter_turn;
    // On the negative x axis the angle is pi.
    const bool reaches_up = y.high > 0 || x.low < 0;
    return {y.low < 0 ? -farthest : 0, reaches_up ? farthest : 0};
}

}  // namespace

Enclosure enclose_atan2(const Interval& y, const Interval& x) {
    const bool holds_origin = y.contains_zero() && x.contains_zero();
    if (holds_origin) {
        const bool flat = y.low == 0 && y.high == 0 && x.low >= 0;  // The angle is 0 all along.
        return {quarters(y, x), flat ? Regularity::continuous : Regularity::defined};
    }
    if (y.low < 0 && y.high >= 0 && x.low < 0) return {{-half_turn, half_turn}, Regularity::defined};
    // Away from the cut, lines of one angle are straight, so the extreme angles lie in corners. Adding 0 makes 0 of -0,
    // which would be below the cut.
    const Lanes ys = _mm_add_pd(outward::lanes(y), _mm_setzero_pd());
    const Interval left = outward::interval(Sleef_cinz_atan2d2_u10sse2(ys, _mm_set1_pd(x.low)));
    const Interval right = outward::interval(Sleef_cinz_atan2d2_u10sse2(ys, _mm_set1_pd(x.high)));
    const double low = std::min({left.low, left.high, right.low, right.high});
    const double high = std::max({left.low, left.high, right.low, right.high});
    const Interval sides{y.low >= 0 ? 0 : -half_turn, y.high <= 0 && x.low >= 0 ? 0 : half_turn};
    return {intersection(outward::widened(outward::lanes(low, high)), sides), Regularity::continuous};
}

}  // namespace lectern
