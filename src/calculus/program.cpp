#include "lectern/calculus/program.h"

#include "calculus/kernels.h"
#include "calculus/program_code.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace lectern {
namespace {

/// Points that are computed at once even if fewer are asked for: the widest vector.
constexpr std::size_t group = 4;

/// Doubles that a batch may use, so that it stays in the first-level cache (32 KiB) of any processor.
constexpr std::size_t cached_doubles = 4096;
constexpr std::size_t shortest_batch = 16, longest_batch = 512;

using Execute = void (*)(const Instruction*, std::size_t, double* const*, std::size_t);

Execute execute_of(InstructionSet set) { return set == InstructionSet::avx ? execute_avx : execute_sse2; }

std::size_t batch_length(const ProgramCode& code, std::size_t count) {
    const std::size_t fitting = cached_doubles / std::max<std::size_t>(code.slot_count(), 1);
    const std::size_t length = std::clamp(fitting, shortest_batch, longest_batch) / group * group;
    return std::min(length, (count + group - 1) / group * group);
}

/// The slots of one run: inputs and outputs lie in the caller's arrays, the others in `storage`.
class Slots {
public:
    Slots(const ProgramCode& code, double* storage, std::size_t batch) : code_(code), pointers_(code.slot_count()) {
        for (std::size_t slot = code.first_constant(); slot < pointers_.size(); ++slot) {
            pointers_[slot] = storage + (slot - code.first_constant()) * batch;
        }
        for (std::size_t i = 0; i < code.constants.size(); ++i) {
            std::fill_n(pointers_[code.first_constant() + i], batch, code.constants[i]);
        }
    }

    /// Inputs are never written to, though slots are not const.
    void set_input(std::size_t i, const double* values) { pointers_[i] = const_cast<double*>(values); }
    void set_output(std::size_t k, double* values) { pointers_[code_.input_count + k] = values; }
    [[nodiscard]] double* const* data() const { return pointers_.data(); }

private:
    const ProgramCode& code_;
    std::vector<double*> pointers_;
};

}  // namespace

InstructionSet best_instruction_set() {
    return __builtin_cpu_supports("avx") ? InstructionSet::avx : InstructionSet::sse2;
}

Program::Program(std::span<const Expr> outputs, std::span<const Expr> inputs)
    : input_count_(inputs.size()),
      output_count_(outputs.size()),
      code_(std::make_shared<const ProgramCode>(compile_program(outputs, inputs))) {}

std::size_t Program::instruction_count() const { return code_->instructions.size(); }

void Program::run(std::span<const double* const> inputs, std::span<double* const> outputs, std::size_t count) const {
    run_with(best_instruction_set(), inputs, outputs, count);
}

void Program::run_with(InstructionSet set, std::span<const double* const> inputs, std::span<double* const> outputs,
                       std::size_t count) const {
    const ProgramCode& code = *code_;
    const Execute execute = execute_of(set);
    const std::size_t batch = batch_length(code, count);

    // The last points, where they don't fill a group, are computed in arrays of their own, padded with copies.
    const std::size_t own_slots = code.slot_count() - code.first_constant();
    const std::size_t padded = (input_count_ + output_count_) * group;
    const std::size_t needed = own_slots * batch + padded;
    // Deliberately not initialised: every slot is written first.
    std::array<double, cached_doubles> small_storage;
    std::unique_ptr<double[]> large_storage;
    if (needed > small_storage.size()) large_storage = std::make_unique_for_overwrite<double[]>(needed);
    double* const storage = large_storage ? large_storage.get() : small_storage.data();
    Slots slots(code, storage, batch);

    const std::size_t whole = count / group * group;
    for (std::size_t begin = 0; begin < whole; begin += batch) {
        for (std::size_t i = 0; i < input_count_; ++i) slots.set_input(i, inputs[i] + begin);
        for (std::size_t k = 0; k < output_count_; ++k) slots.set_output(k, outputs[k] + begin);
        execute(code.instructions.data(), code.instructions.size(), slots.data(), std::min(batch, whole - begin));
    }
    if (whole == count) return;

    double* const padding = storage + own_slots * batch;
    for (std::size_t i = 0; i < input_count_; ++i) {
        double* const values = padding + i * group;
        for (std::size_t lane = 0; lane < group; ++lane) values[lane] = inputs[i][std::min(whole + lane, count - 1)];
        slots.set_input(i, values);
    }
    double* const results = padding + input_count_ * group;
    for (std::size_t k = 0; k < output_count_; ++k) slots.set_output(k, results + k * group);
    execute(code.instructions.data(), code.instructions.size(), slots.data(), group);
    for (std::size_t k = 0; k < output_count_; ++k) {
        std::copy_n(results + k * group, count - whole, outputs[k] + whole);
    }
}

void Program::run(std::span<const double> point, std::span<double> results) const {
    std::vector<const double*> inputs(input_count_);
    std::vector<double*> outputs(output_count_);
    for (std::size_t i = 0; i < input_count_; ++i) inputs[i] = &point[i];
    for (std::size_t k = 0; k < output_count_; ++k) outputs[k] = &results[k];
    run(inputs, outputs, 1);
}

}  // namespace lectern
