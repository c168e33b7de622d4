#pragma once
#include "lectern/calculus/interval.h"

#include <emmintrin.h>

#include <array>
#include <cstdint>
#include <limits>

// Interval arithmetic with outward rounding, both ends at once in the two lanes of a vector (low, high), without
// touching the processor's rounding mode: an operation rounds to nearest, its exact error is found by arithmetic of the
// same precision, and an end moves to the next double only where that error points outwards. (T. J. Dekker, A
// floating-point technique for extending the available precision, 1971; Muller et al., Handbook of Floating-Point
// Arithmetic, 2018, chapter 4.) No fused multiply-add: not every processor has it.
//
// For interval.cpp and the interpreter of enclosures alone, as these run millions of times; others use interval.h.

namespace lectern::outward {

// What the fast paths leave: infinite ends, the empty set, products beyond the range in which their error is exact,
// divisors that hold 0. In interval.cpp.
Interval multiply_any(const Interval& a, const Interval& b);
Interval divide_any(const Interval& a, const Interval& b);
Interval square_root_any(const Interval& a);

using Lanes = __m128d;

inline Lanes lanes(double low, double high) { return _mm_set_pd(high, low); }
inline Lanes lanes(const Interval& a) { return _mm_loadu_pd(&a.low); }
inline void store(Interval& into, Lanes ends) { _mm_storeu_pd(&into.low, ends); }
inline Interval interval(Lanes ends) {
    Interval result;
    store(result, ends);
    return result;
}
inline Lanes absolute(Lanes a) { return _mm_andnot_pd(_mm_set1_pd(-0.0), a); }
inline Lanes swapped(Lanes a) { return _mm_shuffle_pd(a, a, 1); }
inline Lanes negated_low() { return lanes(-0.0, 0.0); }  ///< The sign bit of the low lane, for an exclusive or.
inline Lanes is_not_zero(Lanes a) { return _mm_cmpneq_pd(a, _mm_setzero_pd()); }

inline Lanes is_not_finite(Lanes a) {
    return _mm_cmpnle_pd(absolute(a), _mm_set1_pd(std::numeric_limits<double>::max()));
}

/// Below this a product's or quotient's error may fall below the smallest double: 2^-960.
inline Lanes is_tiny(Lanes a) { return _mm_cmplt_pd(absolute(a), _mm_set1_pd(0x1p-960)); }
inline bool any(Lanes mask) { return _mm_movemask_pd(mask) != 0; }

/// The ends of an operation that gave `nearest`, which `error` (by its sign) is short of: moved where that is outwards,
/// and where the error is not known (NaN). An end that has overflowed inwards becomes the greatest double. The step is
/// exactly one unit in the last place but near 2^-1021, where it may be two (S. M. Rump et al., Computing predecessor
/// and successor in rounding to nearest, 2009).
inline Lanes round_outwards(Lanes nearest, Lanes error) {
    constexpr double infinity = std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::max();
    constexpr double share = 0x1p-53 * (1 + 0x1p-52);
    // In this order of operands NaN passes.
    const Lanes inner = _mm_max_pd(lanes(-infinity, -greatest), _mm_min_pd(lanes(greatest, infinity), nearest));
    const Lanes outwards = _mm_cmpnle_pd(_mm_xor_pd(error, negated_low()), _mm_setzero_pd());
    const Lanes step = _mm_add_pd(_mm_mul_pd(absolute(inner), _mm_set1_pd(share)), _mm_set1_pd(0x1p-1074));
    return _mm_add_pd(inner, _mm_xor_pd(_mm_and_pd(step, outwards), negated_low()));
}

/// The exact a b - product, by Dekker; `product` is a b to nearest. Not finite where a, b or the product is near
/// overflow or beyond; wrong where the product is tiny.
inline Lanes product_error(Lanes a, Lanes b, Lanes product) {
    const Lanes splitter = _mm_set1_pd(0x1p27 + 1);
    const Lanes wide_a = _mm_mul_pd(a, splitter), wide_b = _mm_mul_pd(b, splitter);
    const Lanes upper_a = _mm_sub_pd(wide_a, _mm_sub_pd(wide_a, a)), lower_a = _mm_sub_pd(a, upper_a);
    const Lanes upper_b = _mm_sub_pd(wide_b, _mm_sub_pd(wide_b, b)), lower_b = _mm_sub_pd(b, upper_b);
    const Lanes first = _mm_sub_pd(_mm_mul_pd(upper_a, upper_b), product);
    const Lanes second = _mm_add_pd(first, _mm_mul_pd(upper_a, lower_b));
    const Lanes third = _mm_add_pd(second, _mm_mul_pd(lower_a, upper_b));
    return _mm_add_pd(third, _mm_mul_pd(lower_a, lower_b));
}

inline Lanes add(Lanes a, Lanes b) {
    const Lanes sum = _mm_add_pd(a, b);
    const Lanes share_of_b = _mm_sub_pd(sum, a);
    const Lanes error = _mm_add_pd(_mm_sub_pd(a, _mm_sub_pd(sum, share_of_b)), _mm_sub_pd(b, share_of_b));
    return round_outwards(sum, error);
}

/// -b is (-high, -low).
inline Lanes negated(Lanes b) { return _mm_xor_pd(swapped(b), _mm_set1_pd(-0.0)); }

inline Lanes add(const Interval& a, const Interval& b) { return add(lanes(a), lanes(b)); }
inline Lanes subtract(const Interval& a, const Interval& b) { return add(lanes(a), negated(lanes(b))); }

/// Which ends (0 low, 1 high) of two operands give the low and the high end of a result.
struct Ends {
    std::uint8_t low_a, low_b, high_a, high_b;
};

/// By the signs of (a.low, a.high, b.low, b.high), the first being the lowest bit. The four where both straddle 0 and
/// those that no interval has are of no account; [0, -0] counts as positive.
inline constexpr std::array<Ends, 16> product_ends{{
    {0, 0, 1, 1},  // a and b positive
    {0, 1, 1, 1},  // a straddles, b positive
    {0, 0, 1, 1},  // a = [0, -0]
    {0, 1, 1, 0},  // a negative, b positive
    {1, 0, 1, 1},  // a positive, b straddles
    {0, 0, 1, 1},  // both straddle
    {1, 0, 1, 1},  // a = [0, -0]
    {0, 1, 0, 0},  // a negative, b straddles
    {0, 0, 1, 1},  // b = [0, -0]
    {0, 1, 1, 1},  // b = [0, -0]
    {0, 0, 1, 1},  // both [0, -0]
    {0, 1, 1, 0},  // b = [0, -0]
    {1, 0, 0, 1},  // a positive, b negative
    {1, 0, 0, 0},  // a straddles, b negative
    {1, 0, 0, 1},  // a = [0, -0]
    {1, 1, 0, 0},  // a and b negative
}};

inline double end_of(const Interval& a, std::uint8_t which) { return (&a.low)[which]; }

/// True where the error of a b is not to be had by product_error.
inline Lanes beyond_exactness(Lanes a, Lanes b, Lanes product, Lanes error) {
    const Lanes lost = _mm_and_pd(is_tiny(product), _mm_and_pd(is_not_zero(a), is_not_zero(b)));
    return _mm_or_pd(lost, is_not_finite(error));
}

inline Lanes multiply(const Interval& a, const Interval& b) {
    const auto signs = static_cast<unsigned>(_mm_movemask_pd(lanes(a)) | _mm_movemask_pd(lanes(b)) << 2);
    constexpr unsigned both_straddle = 5;
    if (signs != both_straddle) {
        const Ends ends = product_ends[signs];
        const Lanes x = lanes(end_of(a, ends.low_a), end_of(a, ends.high_a));
        const Lanes y = lanes(end_of(b, ends.low_b), end_of(b, ends.high_b));
        const Lanes product = _mm_mul_pd(x, y), error = product_error(x, y, product);
        if (any(beyond_exactness(x, y, product, error))) return lanes(multiply_any(a, b));
        return round_outwards(product, error);
    }
    const Lanes x1 = _mm_set1_pd(a.low), y1 = lanes(b.high, b.low);
    const Lanes x2 = _mm_set1_pd(a.high), y2 = lanes(b.low, b.high);
    const Lanes product1 = _mm_mul_pd(x1, y1), error1 = product_error(x1, y1, product1);
    const Lanes product2 = _mm_mul_pd(x2, y2), error2 = product_error(x2, y2, product2);
    if (any(_mm_or_pd(beyond_exactness(x1, y1, product1, error1), beyond_exactness(x2, y2, product2, error2))))
        return lanes(multiply_any(a, b));
    const Lanes ends1 = round_outwards(product1, error1), ends2 = round_outwards(product2, error2);
    return _mm_move_sd(_mm_max_pd(ends1, ends2), _mm_min_pd(ends1, ends2));
}

inline Lanes divide(const Interval& a, const Interval& b) {
    if (!(b.low > 0 || b.high < 0)) return lanes(divide_any(a, b));
    const bool positive = b.low > 0;
    const double low = positive ? a.low : a.high, high = positive ? a.high : a.low;
    const Lanes x = lanes(low, high);
    const Lanes y = lanes(low >= 0 ? b.high : b.low, high >= 0 ? b.low : b.high);
    const Lanes quotient = _mm_div_pd(x, y), product = _mm_mul_pd(quotient, y);
    // The exact rest x - quotient y is a double, and so is each difference on the way.
    const Lanes rest = _mm_sub_pd(_mm_sub_pd(x, product), product_error(quotient, y, product));
    const Lanes lost = _mm_and_pd(_mm_or_pd(is_tiny(x), is_tiny(quotient)), is_not_zero(x));
    if (any(_mm_or_pd(lost, is_not_finite(rest)))) return lanes(divide_any(a, b));
    return round_outwards(quotient, _mm_xor_pd(rest, _mm_and_pd(y, _mm_set1_pd(-0.0))));
}

/// Of the part of a that isn't negative.
inline Lanes square_root(const Interval& a) {
    const Lanes x = lanes(a), root = _mm_sqrt_pd(x), product = _mm_mul_pd(root, root);
    const Lanes rest = _mm_sub_pd(_mm_sub_pd(x, product), product_error(root, root, product));
    const Lanes lost = _mm_and_pd(is_tiny(x), is_not_zero(x));
    if (any(_mm_or_pd(lost, is_not_finite(rest)))) return lanes(square_root_any(a));
    return round_outwards(root, rest);
}

inline Lanes square(const Interval& a) {
    if (a.low >= 0) return multiply(a, a);
    const Interval mirrored = -a;
    if (mirrored.low >= 0) return multiply(mirrored, mirrored);
    const double magnitude = a.high > mirrored.high ? a.high : mirrored.high;
    return multiply(Interval{0, magnitude}, Interval{0, magnitude});
}

}  // namespace lectern::outward
