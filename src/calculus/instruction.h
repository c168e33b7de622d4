#pragma once
#include "lectern/calculus/functions.h"

#include <cstdint>

namespace lectern {

/// What one step of a program does to each point: t is the target, a to d the operands, k the constant.
enum class Opcode : std::uint8_t {
    add,                     ///< t = a + b
    subtract,                ///< t = a - b
    multiply,                ///< t = a b
    divide,                  ///< t = a / b
    add_constant,            ///< t = a + k
    subtract_from_constant,  ///< t = k - a
    multiply_constant,       ///< t = k a
    divide_by_constant,      ///< t = a / k
    divide_constant,         ///< t = k / a
    square_root,             ///< t = sqrt(a)
    power,                   ///< t = a ^ b
    kernel,                  ///< t = f(a) or f(a, b), f being a row of the function table
    select_less,             ///< t = a < b ? c : d; NaN where a or b is NaN
    select_less_equal,       ///< t = a <= b ? c : d; NaN where a or b is NaN
    finish,                  ///< t = a, any NaN becoming the one quiet NaN without sign
};

/// One step of a program. Operands and target are slots: numbers of arrays of values, one value a point. The target
/// may be one of the operands' slots.
struct Instruction {
    Opcode opcode = Opcode::finish;
    Kernel kernel = Kernel::none;
    /// Of a product that is a^n, n: an enclosure of the power is tighter than that of the product. Else 0.
    std::uint16_t whole_power = 0;
    std::uint32_t target = 0;
    std::uint32_t operands[4] = {0, 0, 0, 0};  ///< a, b, c, d; those that the opcode doesn't use are 0.
    double constant = 0;
};

}  // namespace lectern
