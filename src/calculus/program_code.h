#pragma once
#include "calculus/instruction.h"
#include "lectern/calculus/enclosure.h"
#include "lectern/calculus/expr.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lectern {

/// A compiled program. Its slots, in this order: the inputs, the outputs, the constants, the registers.
struct ProgramCode {
    std::size_t input_count = 0;
    std::size_t output_count = 0;
    std::size_t register_count = 0;  ///< Slots for values that live while a batch is computed.
    std::vector<double> constants;   ///< Filled in once a run, the same for every batch.
    std::vector<Instruction> instructions;

    // What the rounded constants stand for.
    std::vector<Enclosure> constant_enclosures;     ///< One each of `constants`.
    std::vector<Enclosure> instruction_enclosures;  ///< One an instruction: of its constant, where it has one.

    [[nodiscard]] std::size_t first_constant() const { return input_count + output_count; }
    [[nodiscard]] std::size_t first_register() const { return first_constant() + constants.size(); }
    [[nodiscard]] std::size_t slot_count() const { return first_register() + register_count; }
};

/// Throws std::invalid_argument where an output has a variable that is no input.
ProgramCode compile_program(std::span<const Expr> outputs, std::span<const Expr> inputs);

}  // namespace lectern
