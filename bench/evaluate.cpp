// Evaluates the sauna's temperature at 10,000 x 10,000 points of [0, 5]^2 on one core.
#include "lectern/calculus/parse.h"
#include "lectern/calculus/scalar_field.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace {

using namespace lectern;

constexpr std::size_t side = 10'000;

ScalarField temperature(ExprPool& pool) {
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    return {"T", {x, y}, parse_expression("50 - 1/50 x^2 (x - 6) y^2 (y - 6)", names, pool)};
}

/// Runs the program over the grid row by row, as sample_heights does, in arrays of one row each. The compiler must take
/// it that each row's results are read, so none is left out.
double evaluate_grid(const Program& program, InstructionSet set) {
    std::vector<double> x(side), y(side);
    std::vector<std::vector<double>> results(program.output_count(), std::vector<double>(side));
    std::vector<double*> outputs;
    for (std::vector<double>& result : results) outputs.push_back(result.data());
    double checksum = 0;
    for (std::size_t column = 0; column < side; ++column) {
        x[column] = 5.0 * static_cast<double>(column) / static_cast<double>(side - 1);
    }
    for (std::size_t row = 0; row < side; ++row) {
        std::fill(y.begin(), y.end(), 5.0 * static_cast<double>(row) / static_cast<double>(side - 1));
        program.run_with(set, std::array<const double*, 2>{x.data(), y.data()}, outputs, side);
        for (const std::vector<double>& result : results) checksum += result[row];
        benchmark::ClobberMemory();
    }
    return checksum;
}

void measure(benchmark::State& state, const Program& program) {
    const auto set = static_cast<InstructionSet>(state.range(0));
    if (set > best_instruction_set()) {
        state.SkipWithError("this processor has no AVX");
        return;
    }
    state.SetLabel(set == InstructionSet::avx ? "AVX" : "SSE2");
    for (auto _ : state) benchmark::DoNotOptimize(evaluate_grid(program, set));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(side * side));
}

void value(benchmark::State& state) {
    ExprPool pool;
    measure(state, temperature(pool).value_program());
}

void value_and_gradient(benchmark::State& state) {
    ExprPool pool;
    measure(state, temperature(pool).value_and_gradient_program());
}

BENCHMARK(value)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(value_and_gradient)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
