#include "calculus/lower_expression.h"
#include "calculus/program_code.h"
#include "calculus/value_graph.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace lectern {
namespace {

using Id = ValueGraph::Id;

/// Gives every value that an output needs a slot, and puts the instructions in line. A register is free again once its
/// value has been read for the last time.
class SlotAssignment {
public:
    SlotAssignment(const ValueGraph& graph, const std::vector<Id>& outputs, std::size_t input_count)
        : values_(graph.values()), outputs_(outputs), slots_(values_.size(), none), reads_left_(values_.size(), 0) {
        code_.input_count = input_count;
        code_.output_count = outputs.size();
    }

    ProgramCode run() {
        count_reads();
        place_inputs_and_constants();
        for (Id id = 0; id < values_.size(); ++id) {
            if (reads_left_[id] == 0) continue;
            if (values_[id].kind == ValueGraph::Kind::computed) compute(id);
            write_outputs_of(id);
        }
        return std::move(code_);
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// Operands come before the values that read them, so one walk backwards finds all that is needed.
    void count_reads() {
        for (const Id output : outputs_) ++reads_left_[output];
        for (Id id = static_cast<Id>(values_.size()); id-- > 0;) {
            if (reads_left_[id] == 0 || values_[id].kind != ValueGraph::Kind::computed) continue;
            const Instruction& instruction = values_[id].instruction;
            for (std::size_t i = 0; i < values_[id].operand_count; ++i) ++reads_left_[instruction.operands[i]];
        }
    }

    void place_inputs_and_constants() {
        const std::size_t first_constant = code_.first_constant();
        for (Id id = 0; id < values_.size(); ++id) {
            if (reads_left_[id] == 0) continue;
            if (values_[id].kind == ValueGraph::Kind::input) slots_[id] = values_[id].input;
            if (values_[id].kind == ValueGraph::Kind::constant) {
                slots_[id] = static_cast<std::uint32_t>(first_constant + code_.constants.size());
                code_.constants.push_back(values_[id].instruction.constant);
                code_.constant_enclosures.push_back(values_[id].enclosure);
            }
        }
    }

    void compute(Id id) {
        const Instruction& value = values_[id].instruction;
        Instruction step = value;
        const std::size_t operands = values_[id].operand_count;
        for (std::size_t i = 0; i < operands; ++i) step.operands[i] = slots_[value.operands[i]];
        for (std::size_t i = 0; i < operands; ++i) read(value.operands[i]);
        step.target = slots_[id] = take_register();
        code_.instructions.push_back(step);
        code_.instruction_enclosures.push_back(values_[id].enclosure);
    }

    void write_outputs_of(Id id) {
        for (std::size_t k = 0; k < outputs_.size(); ++k) {
            if (outputs_[k] != id) continue;
            Instruction step;
            step.opcode = Opcode::finish;
            step.target = static_cast<std::uint32_t>(code_.input_count + k);
            step.operands[0] = slots_[id];
            code_.instructions.push_back(step);
            code_.instruction_enclosures.emplace_back();
            read(id);
        }
    }

    void read(Id id) {
        const bool last = --reads_left_[id] == 0;
        if (last && values_[id].kind == ValueGraph::Kind::computed) free_.push_back(slots_[id]);
    }

    std::uint32_t take_register() {
        if (free_.empty()) return static_cast<std::uint32_t>(code_.first_register() + code_.register_count++);
        const std::uint32_t slot = free_.back();
        free_.pop_back();
        return slot;
    }

    const std::vector<ValueGraph::Value>& values_;
    const std::vector<Id>& outputs_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::size_t> reads_left_;
    std::vector<std::uint32_t> free_;  ///< The last freed is taken first: it is still in the cache.
    ProgramCode code_;
};

}  // namespace

ProgramCode compile_program(std::span<const Expr> outputs, std::span<const Expr> inputs) {
    ValueGraph graph;
    ExpressionLowering lowering(graph, inputs);
    std::vector<Id> values;
    for (const Expr output : outputs) values.push_back(lowering.lower(output));
    return SlotAssignment(graph, values, inputs.size()).run();
}

}  // namespace lectern
