#pragma once
#include "calculus/instruction.h"
#include "lectern/calculus/enclosure.h"

#include <cstddef>

namespace lectern {

/// Encloses what instructions compute, one after another. `constants` holds an enclosure an instruction, of its
/// constant; `slots` one a slot, which the instructions read and write.
void enclose_instructions(const Instruction* instructions, const Enclosure* constants, std::size_t count,
                          Enclosure* slots);

}  // namespace lectern
