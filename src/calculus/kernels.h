#pragma once
#include "calculus/instruction.h"

#include <cstddef>

namespace lectern {

/// Runs instructions over `count` points, a multiple of 4: each finishes all points before the next begins.
/// slots[s] holds `count` values of slot s, of any alignment.
///
/// There is one such function an instruction set, built from the same loops. They give the same bits, because a value
/// never depends on its neighbours in a vector, nothing is contracted, and SLEEF's `cinz` functions are deterministic.
/// Plain pointers, as nothing inline may be shared with a file compiled for AVX.
void execute_sse2(const Instruction* instructions, std::size_t instruction_count, double* const* slots,
                  std::size_t count);

/// Only where the processor has AVX.
void execute_avx(const Instruction* instructions, std::size_t instruction_count, double* const* slots,
                 std::size_t count);

}  // namespace lectern
