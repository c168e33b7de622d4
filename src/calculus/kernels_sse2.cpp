#include "calculus/kernels.h"

#include "calculus/polygamma.h"

#include <emmintrin.h>

// SLEEF's header declares the functions of the instruction sets that this file is compiled for.
#include <sleef.h>

namespace lectern {
namespace {

/// Two points at once. Masks have all bits of a lane set or none.
struct Lanes {
    using Vector = __m128d;
    static constexpr std::size_t width = 2;

    static Vector load(const double* from) { return _mm_loadu_pd(from); }
    static void store(double* to, Vector v) { _mm_storeu_pd(to, v); }
    static Vector broadcast(double value) { return _mm_set1_pd(value); }
    static Vector square_root(Vector v) { return _mm_sqrt_pd(v); }

    static Vector less(Vector a, Vector b) { return _mm_cmplt_pd(a, b); }
    static Vector less_equal(Vector a, Vector b) { return _mm_cmple_pd(a, b); }
    static Vector equal(Vector a, Vector b) { return _mm_cmpeq_pd(a, b); }
    static Vector unordered(Vector a, Vector b) { return _mm_cmpunord_pd(a, b); }

    static Vector clear_bits(Vector v, Vector bits) { return _mm_andnot_pd(bits, v); }
    static Vector select(Vector mask, Vector yes, Vector no) {
        return _mm_or_pd(_mm_and_pd(mask, yes), _mm_andnot_pd(mask, no));
    }
};

}  // namespace
}  // namespace lectern

#define LECTERN_SLEEF(name, bound) Sleef_cinz_##name##d2_##bound##sse2
#include "calculus/kernel_loops.h"

namespace lectern {

void execute_sse2(const Instruction* instructions, std::size_t instruction_count, double* const* slots,
                  std::size_t count) {
    for (std::size_t i = 0; i < instruction_count; ++i) run_instruction(instructions[i], slots, count);
}

}  // namespace lectern
