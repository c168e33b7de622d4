#include "calculus/value_graph.h"

#include "calculus/enclose_instruction.h"
#include "calculus/kernels.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace lectern {
namespace {

constexpr std::uint16_t greatest_power = 10'000;

/// The value of an instruction on slots 0 to 3, which hold `operands`; its target is slot 4.
double evaluate(const Instruction& instruction, std::span<const double> operands) {
    constexpr std::size_t points = 4;
    std::array<std::array<double, points>, 5> values{};
    std::array<double*, 5> slots{};
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i] = values[i].data();
    for (std::size_t i = 0; i < operands.size(); ++i) values[i].fill(operands[i]);
    execute_sse2(&instruction, 1, slots.data(), points);
    return values[4][0];
}

}  // namespace

ValueGraph::Id ValueGraph::numbered(const Value& value) {
    const Instruction& step = value.instruction;
    const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    Key key{value.kind, step.opcode, step.kernel, {}, bits(step.constant), {}, value.enclosure.regularity};
    std::copy(std::begin(step.operands), std::end(step.operands), key.operands.begin());
    if (value.kind == Kind::input) key.operands[0] = value.input;
    key.enclosure_bits = {bits(value.enclosure.range.low), bits(value.enclosure.range.high)};
    const auto [found, is_new] = ids_.try_emplace(key, static_cast<Id>(values_.size()));
    if (is_new) values_.push_back(value);
    return found->second;
}

ValueGraph::Id ValueGraph::input(std::uint32_t index) {
    Value value;
    value.kind = Kind::input;
    value.input = index;
    return numbered(value);
}

ValueGraph::Id ValueGraph::constant(double number, Enclosure exact) {
    Value value;
    value.instruction.constant = number;
    value.enclosure = exact;
    if (exact.regularity == Regularity::defined) value.enclosure.regularity = Regularity::continuous;
    return numbered(value);
}

/// A value whose operands are all constants.
ValueGraph::Id ValueGraph::folded(const Value& value) {
    std::array<double, 4> numbers{};
    std::array<Enclosure, 5> slots{};
    Instruction step = value.instruction;
    for (std::size_t i = 0; i < value.operand_count; ++i) {
        numbers[i] = constant_of(step.operands[i]);
        slots[i] = enclosure_of(step.operands[i]);
        step.operands[i] = static_cast<std::uint32_t>(i);
    }
    step.target = 4;
    enclose_instructions(&step, &value.enclosure, 1, slots.data());
    return constant(evaluate(step, std::span(numbers).first(value.operand_count)), slots[4]);
}

ValueGraph::Id ValueGraph::computed(Opcode opcode, std::span<const Id> operands, Kernel kernel) {
    Value value;
    value.kind = Kind::computed;
    value.instruction.opcode = opcode;
    value.instruction.kernel = kernel;
    value.operand_count = operands.size();
    std::copy(operands.begin(), operands.end(), std::begin(value.instruction.operands));
    const bool all_constant =
        std::all_of(operands.begin(), operands.end(), [this](Id operand) { return is_constant(operand); });
    if (all_constant) return folded(value);
    if (opcode == Opcode::multiply) value.instruction.whole_power = whole_power_of(operands[0], operands[1]);
    return numbered(value);
}

/// With a constant in the instruction itself; `a` is no constant, or it is folded.
ValueGraph::Id ValueGraph::with_constant(Opcode opcode, Id a, Id number) {
    Value value;
    value.kind = Kind::computed;
    value.instruction.opcode = opcode;
    value.instruction.constant = constant_of(number);
    value.instruction.operands[0] = a;
    value.operand_count = 1;
    value.enclosure = enclosure_of(number);
    return is_constant(a) ? folded(value) : numbered(value);
}

bool ValueGraph::is_exactly_one(Id id) const {
    if (!is_constant(id) || constant_of(id) != 1) return false;
    return enclosure_of(id).range == Interval{1} && enclosure_of(id).regularity == Regularity::continuous;
}

// Sums and products don't depend on the order of two operands, so the lower number stands first: more are equal.
ValueGraph::Id ValueGraph::add(Id a, Id b) {
    if (is_constant(a)) std::swap(a, b);
    if (is_constant(b)) return with_constant(Opcode::add_constant, a, b);
    return computed(Opcode::add, std::array{std::min(a, b), std::max(a, b)});
}

ValueGraph::Id ValueGraph::subtract(Id a, Id b) {
    if (is_constant(b)) {
        const Enclosure& exact = enclosure_of(b);
        return with_constant(Opcode::add_constant, a, constant(-constant_of(b), {-exact.range, exact.regularity}));
    }
    if (is_constant(a)) return with_constant(Opcode::subtract_from_constant, b, a);
    return computed(Opcode::subtract, std::array{a, b});
}

std::uint16_t ValueGraph::whole_power_of(Id a, Id b) const {
    if (a == b) return 2;
    const auto power = powers_.find(b);
    const bool is_power = power != powers_.end() && power->second.base == a && power->second.exponent < greatest_power;
    return is_power ? static_cast<std::uint16_t>(power->second.exponent + 1) : std::uint16_t{0};
}

ValueGraph::Id ValueGraph::multiply(Id a, Id b) {
    if (is_constant(a)) std::swap(a, b);
    if (is_exactly_one(b)) return a;
    if (is_constant(b)) return with_constant(Opcode::multiply_constant, a, b);
    if (a > b) std::swap(a, b);
    const Id id = computed(Opcode::multiply, std::array{a, b});
    const std::uint16_t exponent = values_[id].instruction.whole_power;
    const auto inner = powers_.find(a);
    if (a == b && inner != powers_.end() && inner->second.exponent < greatest_power) {
        // The square of a power, for the next factor a power of its base.
        powers_.try_emplace(id, WholePower{inner->second.base, static_cast<std::uint16_t>(2 * inner->second.exponent)});
    } else if (exponent != 0) {
        powers_.try_emplace(id, WholePower{a, exponent});
    }
    return id;
}

ValueGraph::Id ValueGraph::divide(Id a, Id b) {
    if (is_exactly_one(b)) return a;
    if (is_constant(b)) return with_constant(Opcode::divide_by_constant, a, b);
    if (is_constant(a)) return with_constant(Opcode::divide_constant, b, a);
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
    return computed(Opcode::kernel, arguments, kernel);
}

ValueGraph::Id ValueGraph::select(Opcode comparison, Id a, Id b, Id then, Id otherwise) {
    return computed(comparison, std::array{a, b, then, otherwise});
}

}  // namespace lectern
