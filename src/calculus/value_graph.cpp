#include "calculus/value_graph.h"

#include "calculus/kernels.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace lectern {
namespace {

/// The value of an instruction whose operands are all constants.
double evaluate(Instruction instruction, std::span<const double> operands) {
    constexpr std::size_t points = 4;
    std::array<std::array<double, points>, 5> values{};
    std::array<double*, 5> slots{};
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i] = values[i].data();
    for (std::size_t i = 0; i < operands.size(); ++i) {
        values[i].fill(operands[i]);
        instruction.operands[i] = static_cast<std::uint32_t>(i);
    }
    instruction.target = 4;
    execute_sse2(&instruction, 1, slots.data(), points);
    return values[4][0];
}

}  // namespace

ValueGraph::Id ValueGraph::numbered(const Key& key, const Value& value) {
    const auto [found, is_new] = ids_.try_emplace(key, static_cast<Id>(values_.size()));
    if (is_new) values_.push_back(value);
    return found->second;
}

ValueGraph::Id ValueGraph::input(std::uint32_t index) {
    Value value;
    value.kind = Kind::input;
    value.input = index;
    return numbered({Kind::input, Opcode::finish, Kernel::none, {index, 0, 0, 0}, 0}, value);
}

ValueGraph::Id ValueGraph::constant(double number) {
    Value value;
    value.instruction.constant = number;
    return numbered({Kind::constant, Opcode::finish, Kernel::none, {}, std::bit_cast<std::uint64_t>(number)}, value);
}

ValueGraph::Id ValueGraph::computed(Opcode opcode, std::span<const Id> operands, double number, Kernel kernel) {
    Value value;
    value.kind = Kind::computed;
    value.instruction.opcode = opcode;
    value.instruction.kernel = kernel;
    value.instruction.constant = number;
    value.operand_count = operands.size();
    Key key{Kind::computed, opcode, kernel, {}, std::bit_cast<std::uint64_t>(number)};
    std::array<double, 4> constants{};
    bool all_constant = true;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        value.instruction.operands[i] = key.operands[i] = operands[i];
        if (is_constant(operands[i])) {
            constants[i] = constant_of(operands[i]);
        } else {
            all_constant = false;
        }
    }
    if (all_constant) return constant(evaluate(value.instruction, std::span(constants).first(operands.size())));
    return numbered(key, value);
}

ValueGraph::Id ValueGraph::with_constant(Opcode opcode, Id a, double number) {
    return computed(opcode, std::array{a}, number);
}

// Sums and products don't depend on the order of two operands, so the lower number stands first: more are equal.
ValueGraph::Id ValueGraph::add(Id a, Id b) {
    if (is_constant(a)) std::swap(a, b);
    if (is_constant(b)) return with_constant(Opcode::add_constant, a, constant_of(b));
    return computed(Opcode::add, std::array{std::min(a, b), std::max(a, b)});
}

ValueGraph::Id ValueGraph::subtract(Id a, Id b) {
    if (is_constant(b)) return with_constant(Opcode::add_constant, a, -constant_of(b));
    if (is_constant(a)) return with_constant(Opcode::subtract_from_constant, b, constant_of(a));
    return computed(Opcode::subtract, std::array{a, b});
}

ValueGraph::Id ValueGraph::multiply(Id a, Id b) {
    if (is_constant(a)) std::swap(a, b);
    if (is_constant(b) && constant_of(b) == 1) return a;
    if (is_constant(b)) return with_constant(Opcode::multiply_constant, a, constant_of(b));
    return computed(Opcode::multiply, std::array{std::min(a, b), std::max(a, b)});
}

ValueGraph::Id ValueGraph::divide(Id a, Id b) {
    if (is_constant(b) && constant_of(b) == 1) return a;
    if (is_constant(b)) return with_constant(Opcode::divide_by_constant, a, constant_of(b));
    if (is_constant(a)) return with_constant(Opcode::divide_constant, b, constant_of(a));
    return computed(Opcode::divide, std::array{a, b});
}

ValueGraph::Id ValueGraph::square_root(Id a) { return computed(Opcode::square_root, std::array{a}); }

ValueGraph::Id ValueGraph::power(Id base, Id exponent) { return computed(Opcode::power, std::array{base, exponent}); }

ValueGraph::Id ValueGraph::integer_power(Id base, long exponent) {
    if (exponent == 1) return base;
    if (exponent % 2 != 0) return multiply(integer_power(base, exponent - 1), base);
    const Id root = integer_power(base, exponent / 2);
    return multiply(root, root);
}

ValueGraph::Id ValueGraph::kernel(Kernel kernel, std::span<const Id> arguments) {
    return computed(Opcode::kernel, arguments, 0, kernel);
}

ValueGraph::Id ValueGraph::select(Opcode comparison, Id a, Id b, Id then, Id otherwise) {
    return computed(comparison, std::array{a, b, then, otherwise});
}

}  // namespace lectern
