#include "calculus/enclose_instruction.h"

#include "calculus/enclose_kernel.h"
#include "calculus/outward.h"

#include <algorithm>

namespace lectern {
namespace {

inline Regularity least(Regularity a, Regularity b) { return a < b ? a : b; }

inline void set(Enclosure& target, outward::Lanes range, Regularity regularity) {
    outward::store(target.range, range);
    target.regularity = regularity;
}

/// An operation that is defined and continuous everywhere.
inline void set(Enclosure& target, outward::Lanes range, const Enclosure& a, const Enclosure& b) {
    set(target, range, least(a.regularity, b.regularity));
}

inline void set_quotient(Enclosure& target, const Enclosure& a, const Enclosure& b) {
    const bool defined = b.range.low > 0 || b.range.high < 0;
    set(target, outward::divide(a.range, b.range), defined ? least(a.regularity, b.regularity) : Regularity::unknown);
}

inline outward::Lanes product(const Interval& a, const Interval& b, std::uint16_t whole_power) {
    const bool straddles = a.low < 0 && a.high > 0;
    // Elsewhere the product of tight powers is tight.
    if (whole_power == 0 || !straddles) return outward::multiply(a, b);
    return whole_power == 2 ? outward::square(a) : outward::lanes(power(a, whole_power));
}

constexpr bool takes_two(Kernel kernel) {
    return kernel == Kernel::atan2 || kernel == Kernel::min || kernel == Kernel::max || kernel == Kernel::mod ||
           kernel == Kernel::polygamma;
}

/// A function of enclosed arguments: what it is itself, and no better than they are.
inline Enclosure of_arguments(Enclosure result, const Enclosure& a, const Enclosure& b) {
    result.regularity = least(result.regularity, least(a.regularity, b.regularity));
    return result;
}

/// a < b ? then : otherwise, or a <= b. Where that is decided the other branch doesn't matter.
Enclosure selected(const Enclosure& a, const Enclosure& b, bool always, bool never, const Enclosure& then,
                   const Enclosure& otherwise) {
    if (a.range.is_empty() || b.range.is_empty()) return nowhere_defined();
    const bool sides_defined = a.regularity != Regularity::unknown && b.regularity != Regularity::unknown;
    Enclosure result;
    if (always) {
        result = then;
    } else if (never) {
        result = otherwise;
    } else {
        result = {hull(then.range, otherwise.range),
                  least(Regularity::defined, least(then.regularity, otherwise.regularity))};
    }
    if (!sides_defined) result.regularity = Regularity::unknown;
    return result;
}

/// Of the rarer instructions: functions and conditions.
Enclosure function_value(const Instruction& step, const Enclosure* slots) {
    const Enclosure& a = slots[step.operands[0]];
    const Enclosure& b = slots[step.operands[1]];
    switch (step.opcode) {
        case Opcode::square_root:
            if (a.range.is_empty()) return nowhere_defined();
            return of_arguments(enclose_square_root(a.range), a, a);
        case Opcode::power:
            if (a.range.is_empty() || b.range.is_empty()) return nowhere_defined();
            return of_arguments(enclose_power(a.range, b.range), a, b);
        case Opcode::kernel: {
            // An operand that isn't used is slot 0, which may hold anything.
            const Enclosure& second = takes_two(step.kernel) ? b : a;
            if (a.range.is_empty() || second.range.is_empty()) return nowhere_defined();
            return of_arguments(enclose_kernel(step.kernel, a.range, second.range), a, second);
        }
        case Opcode::select_less:
            return selected(a, b, a.range.high < b.range.low, a.range.low >= b.range.high, slots[step.operands[2]],
                            slots[step.operands[3]]);
        case Opcode::select_less_equal:
            return selected(a, b, a.range.high <= b.range.low, a.range.low > b.range.high, slots[step.operands[2]],
                            slots[step.operands[3]]);
        default:
            return nowhere_defined();
    }
}

inline void enclose(const Instruction& step, const Enclosure& k, Enclosure* slots) {
    Enclosure& t = slots[step.target];
    const Enclosure& a = slots[step.operands[0]];
    const Enclosure& b = slots[step.operands[1]];
    switch (step.opcode) {
        case Opcode::add:
            return set(t, outward::add(a.range, b.range), a, b);
        case Opcode::subtract:
            return set(t, outward::subtract(a.range, b.range), a, b);
        case Opcode::multiply:
            return set(t, product(a.range, b.range, step.whole_power), a, b);
        case Opcode::divide:
            return set_quotient(t, a, b);
        case Opcode::add_constant:
            return set(t, outward::add(a.range, k.range), a, k);
        case Opcode::subtract_from_constant:
            return set(t, outward::subtract(k.range, a.range), a, k);
        case Opcode::multiply_constant:
            return set(t, outward::multiply(k.range, a.range), a, k);
        case Opcode::divide_by_constant:
            return set_quotient(t, a, k);
        case Opcode::divide_constant:
            return set_quotient(t, k, a);
        case Opcode::finish:
            return set(t, outward::lanes(a.range), a.regularity);
        case Opcode::square_root:
        case Opcode::power:
        case Opcode::kernel:
        case Opcode::select_less:
        case Opcode::select_less_equal:
            t = function_value(step, slots);
    }
}

}  // namespace

void enclose_instructions(const Instruction* instructions, const Enclosure* constants, std::size_t count,
                          Enclosure* slots) {
    for (std::size_t i = 0; i < count; ++i) {
        enclose(instructions[i], constants[i], slots);
    }
}

}  // namespace lectern
