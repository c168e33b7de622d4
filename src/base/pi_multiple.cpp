#include "base/pi_multiple.h"

#include "base/decimal.h"
#include "lectern/base/ticks.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numeric>

namespace lectern {
namespace {

constexpr long double pi = 3.14159265358979323846264338327950288L;

PiMultiple reduced(long numerator, long denominator) {
    const long common = std::max(1L, std::gcd(numerator, denominator));
    return {numerator / common, denominator / common};
}

/// Steps below π, the finest first.
constexpr std::array denominators{24L, 16L, 12L, 8L, 6L, 4L, 2L, 1L};

/// How many multiples of `step` (in π) lie in the range, and the first of them; a rounding error outside still counts.
struct Multiples {
    double first, last;

    Multiples(Range range, long double step) {
        constexpr long double slack = 1e-9L;
        first = static_cast<double>(std::ceil(range.low / (step * pi) - slack));
        last = static_cast<double>(std::floor(range.high / (step * pi) + slack));
    }
    [[nodiscard]] bool at_most(int intervals) const { return last - first <= intervals; }
};

}  // namespace

double PiMultiple::value() const {
    return static_cast<double>(pi * static_cast<long double>(numerator) / static_cast<long double>(denominator));
}

std::string PiMultiple::text() const {
    if (numerator == 0) return "0";
    const long size = std::abs(numerator);
    std::string text = fmt::format("{}{}π", numerator < 0 ? "\u2212" : "", size == 1 ? "" : std::to_string(size));
    if (denominator != 1) text += fmt::format("/{}", denominator);
    return text;
}

std::optional<PiMultiple> find_pi_multiple(double value) {
    constexpr long most_denominator = 120;
    constexpr long double largest = 1e6L, tolerance = 1e-13L;
    const long double turns = value / pi;
    if (!(std::fabs(turns) < largest)) return std::nullopt;
    for (long denominator = 1; denominator <= most_denominator; ++denominator) {
        const long double scaled = turns * static_cast<long double>(denominator);
        const long double whole = std::round(scaled);
        if (std::fabs(scaled - whole) <= tolerance * std::fabs(scaled))
            return reduced(static_cast<long>(whole), denominator);
    }
    return std::nullopt;
}

std::string pi_text(double value) {
    if (const auto multiple = find_pi_multiple(value)) return multiple->text();
    return format_number(static_cast<double>(value / pi), 6) + "π";
}

std::vector<double> round_multiples_of_pi(Range range, int most) {
    const double span = range.length();
    if (!(span > 0) || !std::isfinite(span) || most < 1) return {};
    const double in_pi = static_cast<double>(span / pi);
    // Where the finest fraction leaves too few, or none is coarse enough, decimals of π are counted.
    const bool finer = in_pi * static_cast<double>(denominators.front()) < most / 2.0;
    if (!finer) {
        for (const long denominator : denominators) {
            const Multiples found(range, 1.0L / static_cast<long double>(denominator));
            if (!found.at_most(most)) continue;
            std::vector<double> values;
            for (double k = found.first; k <= found.last; ++k)
                values.push_back(reduced(static_cast<long>(k), denominator).value());
            return values;
        }
    }
    std::vector<double> values;
    for (const double turns :
         round_values({static_cast<double>(range.low / pi), static_cast<double>(range.high / pi)}, most))
        values.push_back(static_cast<double>(turns * pi));
    return values;
}

}  // namespace lectern
