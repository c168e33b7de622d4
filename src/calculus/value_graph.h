#pragma once
#include "calculus/instruction.h"
#include "lectern/calculus/enclosure.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace lectern {

/// The values of a program before they have registers: each is an input, a constant, or an instruction whose operands
/// are numbers of earlier values. Equal instructions are the same value; instructions on constants alone are carried
/// out at once, by the loops that would have run them. Each constant is known as the double that programs run with and
/// by an enclosure of the exact number.
class ValueGraph {
public:
    using Id = std::uint32_t;
    enum class Kind : std::uint8_t { input, constant, computed };
    struct Value {
        Kind kind = Kind::constant;
        std::uint32_t input = 0;  ///< Which input.
        Instruction instruction;  ///< Of a computed value, its operands being Ids; of a constant, only `constant`.
        std::size_t operand_count = 0;  ///< Of a computed value.
        Enclosure enclosure;            ///< Of what the instruction's constant stands for.
    };

    Id input(std::uint32_t index);
    Id constant(double value) { return constant(value, {value}); }
    /// A constant doesn't jump: where it is defined it is continuous.
    Id constant(double value, Enclosure exact);
    Id add(Id a, Id b);
    Id subtract(Id a, Id b);
    Id multiply(Id a, Id b);
    Id divide(Id a, Id b);
    Id square_root(Id a);
    Id power(Id base, Id exponent);
    /// base^exponent as a chain of multiplications; exponent >= 1.
    Id integer_power(Id base, long exponent);
    Id kernel(Kernel kernel, std::span<const Id> arguments);
    /// Opcode::select_less or select_less_equal.
    Id select(Opcode comparison, Id a, Id b, Id then, Id otherwise);

    [[nodiscard]] const std::vector<Value>& values() const { return values_; }
    [[nodiscard]] bool is_constant(Id id) const { return values_[id].kind == Kind::constant; }
    [[nodiscard]] double constant_of(Id id) const { return values_[id].instruction.constant; }
    [[nodiscard]] const Enclosure& enclosure_of(Id id) const { return values_[id].enclosure; }

private:
    struct Key {
        Kind kind;
        Opcode opcode;
        Kernel kernel;
        std::array<Id, 4> operands;
        std::uint64_t constant_bits;
        std::array<std::uint64_t, 2> enclosure_bits;
        Regularity regularity;

        friend auto operator<=>(const Key&, const Key&) = default;
    };

    /// a^n.
    struct WholePower {
        Id base;
        std::uint16_t exponent;
    };

    [[nodiscard]] bool is_exactly_one(Id id) const;
    Id with_constant(Opcode opcode, Id a, Id constant);
    Id computed(Opcode opcode, std::span<const Id> operands, Kernel kernel = Kernel::none);
    /// Value.instruction and the rest but its key being set.
    Id numbered(const Value& value);
    Id folded(const Value& value);
    /// The product of a and b as a power of a, where it is one.
    [[nodiscard]] std::uint16_t whole_power_of(Id a, Id b) const;

    std::vector<Value> values_;
    std::map<Id, WholePower> powers_;  ///< Products that are powers.
    std::map<Key, Id> ids_;
};

}  // namespace lectern
