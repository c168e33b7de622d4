// Prints a hash of the bits of every kernel over 100,000 arguments, of its enclosures over 20,000 boxes, and of a
// field's derivatives and level regions. same_bits.cmake compares two runs on processors that differ in the eyes of the
// C library.
#include "calculus/arguments.h"
#include "lectern/calculus/critical_points.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/level_regions.h"
#include "lectern/calculus/parse.h"
#include "lectern/calculus/program.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace lectern;

/// FNV-1a over the bytes of doubles.
class Hash {
public:
    void add(double value) {
        auto bits = std::bit_cast<std::uint64_t>(value);
        for (int i = 0; i < 8; ++i, bits >>= 8) state_ = (state_ ^ (bits & 0xff)) * 0x100000001b3;
    }
    [[nodiscard]] unsigned long long value() const { return state_; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325;
};

void print(const std::string& name, const Hash& hash) { std::printf("%-12s %016llx\n", name.c_str(), hash.value()); }

void print_program(const std::string& name, const Program& program) {
    const std::vector<double> x = trying_arguments(100'000, 3), y = trying_arguments(100'000, 4);
    std::vector<double> results(x.size());
    program.run(std::array{x.data(), y.data()}, std::array{results.data()}, x.size());
    Hash hash;
    for (const double result : results) hash.add(result);
    print(name, hash);
}

/// Of enclosures over boxes of all sizes.
void print_enclosures(const std::string& name, const Program& program) {
    const std::vector<double> x = trying_arguments(20'000, 5), y = trying_arguments(20'000, 6);
    Hash hash;
    for (std::size_t i = 0; i + 1 < x.size(); ++i) {
        const Interval a{std::min(x[i], x[i + 1]), std::max(x[i], x[i + 1])}, b{y[i]};
        if (a.is_empty() || b.is_empty()) continue;
        Enclosure result;
        program.enclose(std::array{a, b}, std::span(&result, 1));
        // The empty set's bits are not fixed.
        hash.add(result.range.is_empty() ? 0 : result.range.low);
        hash.add(result.range.is_empty() ? 1 : result.range.high);
        hash.add(static_cast<double>(result.regularity));
    }
    print(name + " box", hash);
}

}  // namespace

int main() {
    ExprPool pool;
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    const auto parse = [&](const std::string& text) { return parse_expression(text, names, pool); };
    const std::array both{x, y};

    for (const FunctionRule& rule : functions()) {
        if (rule.kernel == Kernel::none) continue;
        const Expr call = parse(std::string(rule.name) + (rule.arity == 1 ? "(x)" : "(x, y)"));
        print_program(std::string(rule.name), Program(std::array{call}, both));
        print_enclosures(std::string(rule.name), Program(std::array{call}, both));
    }
    print_program("power", Program(std::array{parse("x^y")}, both));
    print_enclosures("power", Program(std::array{parse("x^y")}, both));
    print_program("folded", Program(std::array{parse("x sin(3/7) + exp(1/3) y^(2/3) - tan(5)^0.3")}, both));

    const ScalarField field("f", {x, y}, parse("sin(x) cos(y) exp(-(x^2 + y^2)/8)"));
    const HeightGrid grid = sample_heights(field, {-4, 4}, {-4, 4}, 97, 97, 2);
    Hash hash;
    for (const LevelRegion& region : level_regions(field, grid, std::array{-0.4, -0.1, 0.0, 0.2, 0.5})) {
        for (const std::vector<Vec2>& ring : region.rings) {
            for (const Vec2& point : ring) {
                hash.add(point.x());
                hash.add(point.y());
            }
        }
    }
    print("regions", hash);

    Hash places;
    const CriticalPoints found = find_critical_points(field, std::array{Range{-4, 4}, Range{-4, 4}});
    for (const auto* list : {&found.isolated, &found.boundary}) {
        for (const CriticalPoint& point : *list) {
            for (const ProvedNumber& coordinate : point.at) {
                places.add(coordinate.value);
                places.add(coordinate.enclosure.low);
            }
            places.add(point.value.value);
        }
    }
    print("critical points", places);
    return 0;
}
