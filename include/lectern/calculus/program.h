#pragma once
#include "lectern/calculus/enclosure.h"
#include "lectern/calculus/expr.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace lectern {

struct ProgramCode;  // program_code.h of src/calculus

/// The vector instructions that a program may be run with.
enum class InstructionSet : std::uint8_t { sse2, avx };

/// The widest set of this processor.
InstructionSet best_instruction_set();

/// Expressions compiled for evaluation: a flat list of register instructions over batches of points.
/// Free of its pool, immutable, cheap to copy, and safe to use from many threads. The bits of a result are the same on
/// every x86-64 processor, in any batch and at any place in it: only IEEE additions, multiplications, divisions and
/// square roots, and SLEEF's deterministic functions.
class Program {
public:
    /// Compiles `outputs`, whose free variables must all be among `inputs`; shared parts are computed once.
    Program(std::span<const Expr> outputs, std::span<const Expr> inputs);

    [[nodiscard]] std::size_t input_count() const { return input_count_; }
    [[nodiscard]] std::size_t output_count() const { return output_count_; }
    [[nodiscard]] std::size_t instruction_count() const;  ///< What one evaluation takes.

    /// Evaluates at `count` points. inputs[i] and outputs[k] point to `count` values each and may not overlap.
    /// Outside a function's domain a value is NaN; overflow gives infinities.
    void run(std::span<const double* const> inputs, std::span<double* const> outputs, std::size_t count) const;

    /// Evaluates at one point. Shapes: input_count() values in, output_count() out.
    void run(std::span<const double> point, std::span<double> results) const;

    /// Encloses the exact values (of the expressions, not of rounded constants) over a box. Shapes: input_count()
    /// intervals in, none empty, output_count() out. Deterministic as `run` is.
    void enclose(std::span<const Interval> box, std::span<Enclosure> results) const;

    /// As `run`, with a given instruction set, which the processor must have: for tests and benchmarks.
    void run_with(InstructionSet set, std::span<const double* const> inputs, std::span<double* const> outputs,
                  std::size_t count) const;

private:
    std::size_t input_count_ = 0;
    std::size_t output_count_ = 0;
    std::shared_ptr<const ProgramCode> code_;
};

}  // namespace lectern
