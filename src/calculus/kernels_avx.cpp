#include "calculus/kernels.h"

#include "calculus/polygamma.h"

#include <immintrin.h>

// SLEEF's header declares the functions of the instruction sets that this file is compiled for.
#include <sleef.h>

namespace lectern {
namespace {

/// Four points at once. Masks have all bits of a lane set or none.
struct Lanes {
    using Vector = __m256d;
    static constexpr std::size_t width = 4;

    static Vector load(const double* from) { return _mm256_loadu_pd(from); }
    static void store(double* to, Vector v) { _mm256_storeu_pd(to, v); }
    static Vector broadcast(double value) { return _mm256_set1_pd(value); }
    static Vector square_root(Vector v) { return _mm256_sqrt_pd(v); }

    static Vector less(Vector a, Vector b) { return _mm256_cmp_pd(a, b, _CMP_LT_OQ); }
    static Vector less_equal(Vector a, Vector b) { return _mm256_cmp_pd(a, b, _CMP_LE_OQ); }
    static Vector equal(Vector a, Vector b) { return _mm256_cmp_pd(a, b, _CMP_EQ_OQ); }
    static Vector unordered(Vector a, Vector b) { return _mm256_cmp_pd(a, b, _CMP_UNORD_Q); }

    static Vector clear_bits(Vector v, Vector bits) { return _mm256_andnot_pd(bits, v); }
    static Vector select(Vector mask, Vector yes, Vector no) {
        return _mm256_or_pd(_mm256_and_pd(mask, yes), _mm256_andnot_pd(mask, no));
    }
};

}  // namespace
}  // namespace lectern

#define LECTERN_SLEEF(name, bound) Sleef_cinz_##name##d4_##bound##avx
#include "calculus/kernel_loops.h"

namespace lectern {

void execute_avx(const Instruction* instructions, std::size_t instruction_count, double* const* slots,
                 std::size_t count) {
    for (std::size_t i = 0; i < instruction_count; ++i) run_instruction(instructions[i], slots, count);
}

}  // namespace lectern
