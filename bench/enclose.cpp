// Encloses the sauna's temperature, its gradient and its Hessian over boxes of [0, 5]^2: what a search for critical
// points does most. Beside it a function with exp, sin and cos, and plain evaluation at one point for comparison.
#include "lectern/calculus/parse.h"
#include "lectern/calculus/scalar_field.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace lectern;

constexpr const char* sauna = "50 - 1/50 x^2 (x - 6) y^2 (y - 6)";
constexpr const char* waves = "sin(x) cos(y) exp(-(x^2 + y^2)/8)";

/// The value, the gradient and the upper half of the Hessian.
Program derivatives_of(const std::string& text) {
    ExprPool pool;
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    const ScalarField field("f", {x, y}, parse_expression(text, names, pool));
    const std::vector<Expr>&gradient = field.gradient(), &hessian = field.hessian();
    return {std::array{field.body(), gradient[0], gradient[1], hessian[0], hessian[1], hessian[3]}, field.variables()};
}

/// A grid of boxes, in the order of a search by halves: neighbours differ little, so branches are foreseen as there.
std::vector<std::array<Interval, 2>> boxes() {
    constexpr int side = 64;
    std::vector<std::array<Interval, 2>> result;
    for (int i = 0; i < side; ++i) {
        for (int j = 0; j < side; ++j) {
            const double width = 5.0 / side;
            result.push_back({Interval{i * width, (i + 1) * width}, Interval{j * width, (j + 1) * width}});
        }
    }
    return result;
}

void enclose(benchmark::State& state, const char* text) {
    const Program program = derivatives_of(text);
    const std::vector<std::array<Interval, 2>> all = boxes();
    std::vector<Enclosure> results(program.output_count());
    for (auto _ : state) {
        for (const std::array<Interval, 2>& box : all) {
            program.enclose(box, results);
            benchmark::DoNotOptimize(results.data());
            benchmark::ClobberMemory();
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

void run(benchmark::State& state, const char* text) {
    const Program program = derivatives_of(text);
    const std::array point{2.5, 1.25};
    std::vector<double> results(program.output_count());
    for (auto _ : state) {
        program.run(point, results);
        benchmark::DoNotOptimize(results.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(enclose, sauna, sauna)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(enclose, waves, waves)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run, sauna, sauna)->Unit(benchmark::kNanosecond);
BENCHMARK_CAPTURE(run, waves, waves)->Unit(benchmark::kNanosecond);

}  // namespace

BENCHMARK_MAIN();
