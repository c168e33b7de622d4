// Proves the critical points of the reference's functions and of the textbooks', on one core: a table of what was found
// and of the time that it took, the median of several runs.
#include "calculus/textbook_functions.h"

#include "lectern/calculus/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>

namespace {

using namespace lectern;

std::vector<TextbookFunction> reference_functions() {
    return {
        {"paraboloid", {"x", "y"}, "x^2 + y^2", {{-8, 8}, {-8, 8}}, {}, 1, {}},
        {"sauna", {"x", "y"}, "50 - 1/50 x^2 (x - 6) y^2 (y - 6)", {{0, 5}, {0, 5}}, {}, 1, {}},
        {"multiple minima",
         {"x", "y"},
         "10 - (10/(3 + 3(x - 1/2)^2 + 3(y - 1/2)^2) + 2/(1 + 2(x - 3)^2 + 2(y - 3/2)^2)"
         " + 3/(1 + (x - 7/2)^2/2 + (y - 4)^2/2))",
         {{0, 5}, {0, 5}},
         {},
         5,
         {}},
    };
}

double milliseconds_of(const ScalarField& field, const std::vector<Range>& domain) {
    const auto begin = std::chrono::steady_clock::now();
    const CriticalPoints found = find_critical_points(field, domain);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    return found.domain.empty() ? 0 : taken.count();
}

/// Each run reads the function anew: a pool remembers expressions.
double median_milliseconds(const TextbookFunction& function, int runs) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const TextbookField fresh(function);
        times.push_back(milliseconds_of(fresh.field, function.domain));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void print_points(const char* title, const std::vector<CriticalPoint>& points) {
    for (const CriticalPoint& point : points) {
        fmt::print("    {} {}{}{}{} at", title, name_of(point.kind), point.strict ? "" : " (not strict)",
                   point.certified ? "" : " (not proved)", point.of_domain ? " (of the domain)" : "");
        for (const ProvedNumber& coordinate : point.at) fmt::print(" {:.9g}", coordinate.value);
        fmt::print(", value {:.9g}{}\n", point.value.value,
                   point.value.exact ? " = " + to_text(*point.value.exact) : "");
    }
}

void print_all(const CriticalPoints& found) {
    print_points("point", found.isolated);
    for (const CriticalCurve& curve : found.curves)
        fmt::print("    curve {} = 0, {}, value {}\n", to_text(curve.equation), name_of(curve.kind),
                   curve.value ? fmt::format("{:.9g}", curve.value->value) : "-");
    print_points("edge", found.boundary);
    for (const UndecidedBox& undecided : found.undecided) {
        fmt::print("    undecided");
        for (const Interval& side : undecided.box) fmt::print(" [{:.9g}, {:.9g}]", side.low, side.high);
        fmt::print("\n");
    }
}

}  // namespace

/// critical_points [NAME] [-v]: all functions, or one; -v lists what was found.
int main(int argc, char** argv) {
    std::string only;
    bool verbose = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "-v") == 0)
            verbose = true;
        else
            only = argv[i];
    }
    std::vector<TextbookFunction> functions = reference_functions();
    for (TextbookFunction& function : textbook_functions()) functions.push_back(std::move(function));
    fmt::print("{:28} {:>6} {:>6} {:>5} {:>9} {:>9} {:>10}\n", "function", "points", "curves", "edge", "undecided",
               "complete", "ms");
    for (const TextbookFunction& function : functions) {
        if (!only.empty() && function.name != only) continue;
        const TextbookField field(function);
        const CriticalPoints found = find_critical_points(field.field, function.domain);
        fmt::print("{:28} {:>6} {:>6} {:>5} {:>9} {:>9} {:>10.2f}\n", function.name, found.isolated.size(),
                   found.curves.size(), found.boundary.size(), found.undecided.size(),
                   found.complete ? (found.boundary_complete ? "yes" : "inside") : "no",
                   median_milliseconds(function, 5));
        if (verbose) print_all(found);
    }
    return 0;
}
