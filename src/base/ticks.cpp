#include "lectern/base/ticks.h"

#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {

std::vector<double> round_values(Range range, int most) {
    const double span = range.length();
    if (!(span > 0) || !std::isfinite(span) || most < 1) return {};
    // Steps of 1, 2, 5 and 10 are whole numbers of tenths of the decade that holds span / most.
    const int exponent = decimal_exponent(span / most) - 1;
    for (const long tenths : {10L, 20L, 50L, 100L, 200L}) {
        const double step = decimal(tenths, exponent);
        // A value a rounding error outside the range still belongs to it.
        const double slack = 1e-9;
        const double first = std::ceil(range.low / step - slack);
        const double last = std::floor(range.high / step + slack);
        if (last - first > most) continue;
        std::vector<double> values;
        for (double k = first; k <= last; ++k) values.push_back(decimal(std::lround(k) * tenths, exponent) + 0.0);
        return values;
    }
    return {};
}

namespace {

/// A quotient rounded down and what remains, as Python's divmod gives them for floats.
struct Division {
    double quotient, remainder;
};

Division divide_floor(double a, double b) {
    double remainder = std::fmod(a, b);
    double quotient = (a - remainder) / b;
    if (remainder != 0 && (b < 0) != (remainder < 0)) {
        remainder += b;
        quotient -= 1;
    }
    double whole = std::floor(quotient);
    if (quotient - whole > 0.5) whole += 1;
    return {whole, remainder};
}

/// Steps counted from a round start, with the slack that a large common offset asks for.
struct StepEdges {
    double step, tolerance;

    StepEdges(double step_, double offset) : step(step_), tolerance(1e-10) {
        if (offset == 0) return;
        const double ratio = std::fabs(offset) / step;
        tolerance = std::min(0.4999, std::max(1e-10, ratio * 1e-12));
    }
    [[nodiscard]] double at_most(double x) const {
        const Division d = divide_floor(x, step);
        return std::fabs(d.remainder / step - 1) < tolerance ? d.quotient + 1 : d.quotient;
    }
    [[nodiscard]] double at_least(double x) const {
        const Division d = divide_floor(x, step);
        return std::fabs(d.remainder / step) < tolerance ? d.quotient : d.quotient + 1;
    }
};

/// Matplotlib widens a range that is a point, or nearly one, before it looks for levels in it.
Range widened(Range range) {
    const double largest = std::max(std::fabs(range.low), std::fabs(range.high));
    constexpr double expander = 1e-13, tiny = 1e-14;
    if (largest == 0) return {-expander, expander};
    if (range.length() > largest * tiny) return range;
    return {range.low - expander * std::fabs(range.low), range.high + expander * std::fabs(range.high)};
}

/// All multiples of a round step that span the range, one beyond either end where needed.
std::vector<double> spanning_levels(Range range, int bins) {
    constexpr std::array steps{0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8,  1.0,
                               1.5, 2.0,  2.5, 3.0,  4.0, 5.0, 6.0, 8.0, 10.0, 15.0};
    const double span = range.length();
    const double middle = (range.high + range.low) / 2;
    double offset = 0;
    if (std::fabs(middle) / span >= 100) {
        offset = std::copysign(decimal(1, decimal_exponent(std::fabs(middle))), middle);
    }
    const double scale = decimal(1, decimal_exponent(span / bins));
    const double low = range.low - offset, high = range.high - offset;
    const double raw_step = (high - low) / bins;
    std::size_t index = 0;
    while (index + 1 < steps.size() && steps[index] * scale < raw_step) ++index;
    std::vector<double> levels;
    // A large step may hold no level between the ends: smaller ones are then tried.
    for (std::size_t k = index + 1; k-- > 0;) {
        const double step = steps[k] * scale;
        const double start = divide_floor(low, step).quotient * step;
        const StepEdges edges(step, offset);
        const double first = edges.at_most(low - start), last = edges.at_least(high - start);
        levels.clear();
        bool any_inside = false;
        for (double count = first; count <= last; ++count) {
            const double level = count * step + start;
            any_inside = any_inside || (level >= low && level <= high);
            levels.push_back(level + offset);
        }
        if (any_inside) break;
    }
    return levels;
}

}  // namespace

std::vector<double> contour_levels(Range range, int count) {
    if (range.empty() || !std::isfinite(range.low) || !std::isfinite(range.high) || count < 1) return {};
    std::vector<double> levels = spanning_levels(widened(range), count + 1);
    // One level beyond either end closes the outer bands; more would be empty ones.
    const auto below = std::ranges::lower_bound(levels, range.low);
    const auto above = std::ranges::upper_bound(levels, range.high);
    const auto first = below == levels.begin() ? below : below - 1;
    const auto last = above == levels.end() ? above : above + 1;
    constexpr long fewest = 3;
    if (last - first < fewest) return levels;
    return {first, last};
}

}  // namespace lectern
