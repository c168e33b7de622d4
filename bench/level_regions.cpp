// Samples the sauna on grids of [0, 5]^2 and finds the regions of its 22 levels, on one core and on two.
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
    const int points = static_cast<int>(state.range(0)), jobs = static_cast<int>(state.range(1));
    std::size_t levels_found = 0;
    for (auto _ : state) {
        const HeightGrid grid = sample_heights(f, {0, 5}, {0, 5}, points, points, jobs);
        const std::vector<double> levels = contour_levels(grid.z_range(), 20);
        const std::vector<LevelRegion> regions = level_regions(f, grid, levels, {{0, 0}, jobs});
        levels_found = regions.size();
        benchmark::DoNotOptimize(regions.data());
    }
    state.counters["levels"] = static_cast<double>(levels_found);
}

/// As a layer does: with a grid that misses nothing, and chords within a twentieth of a pixel of 600.
void sauna_resolved(benchmark::State& state) {
    ExprPool pool;
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    const ScalarField f("T", {x, y}, parse_expression("50 - 1/50 x^2 (x - 6) y^2 (y - 6)", names, pool));
    constexpr int points = 193;
    for (auto _ : state) {
        HeightGrid grid = sample_heights(f, {0, 5}, {0, 5}, points, points, 1);
        const std::vector<double> levels = contour_levels(grid.z_range(), 20);
        grid = resolve_levels(f, std::move(grid), levels, 1);
        const std::vector<LevelRegion> regions = level_regions(f, grid, levels, {{0.05 * 5 / 600, 0.05 * 5 / 600}, 1});
        benchmark::DoNotOptimize(regions.data());
    }
}

BENCHMARK(sauna_levels)
    ->Args({129, 1})
    ->Args({193, 1})
    ->Args({3000, 1})
    ->Args({3000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(sauna_resolved)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
