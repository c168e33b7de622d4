// Finds the regions of the sauna's 22 levels on grids of [0, 5]^2, on one core.
#include "lectern/calculus/level_regions.h"

#include "lectern/base/ticks.h"
#include "lectern/calculus/parse.h"
#include "lectern/calculus/scalar_field.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace {

using namespace lectern;

void sauna_levels(benchmark::State& state) {
    ExprPool pool;
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    const ScalarField f("T", {x, y}, parse_expression("50 - 1/50 x^2 (x - 6) y^2 (y - 6)", names, pool));
    const int points = static_cast<int>(state.range(0));
    std::size_t levels_found = 0;
    for (auto _ : state) {
        const HeightGrid grid = sample_heights(f, {0, 5}, {0, 5}, points, points, 1);
        const std::vector<double> levels = contour_levels(grid.z_range(), 20);
        const std::vector<LevelRegion> regions = level_regions(f, grid, levels);
        levels_found = regions.size();
        benchmark::DoNotOptimize(regions.data());
    }
    state.counters["levels"] = static_cast<double>(levels_found);
}

BENCHMARK(sauna_levels)->Arg(129)->Arg(193)->Arg(257)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
