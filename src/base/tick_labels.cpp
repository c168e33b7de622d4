#include "base/decimal.h"
#include "base/pi_multiple.h"
#include "lectern/base/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr int most_decimals = 15;

/// How many decimals (at most 15) show every value to within a millionth of `resolution`.
int decimals_needed(const std::vector<double>& values, double resolution) {
    for (int decimals = 0; decimals < most_decimals; ++decimals) {
        const double unit = decimal(1, decimals);
        const bool shown = std::ranges::all_of(values, [&](double value) {
            return std::fabs(value * unit - std::round(value * unit)) <= 1e-6 * resolution * unit;
        });
        if (shown) return decimals;
    }
    return most_decimals;
}

double largest_of(const std::vector<double>& values) {
    double largest = 0;
    for (const double value : values) largest = std::max(largest, std::fabs(value));
    return largest;
}

/// The least distance between neighbours, or the magnitude where there is only one value.
double finest_step(const std::vector<double>& values) {
    double step = largest_of(values);
    for (std::size_t k = 1; k < values.size(); ++k) {
        const double distance = std::fabs(values[k] - values[k - 1]);
        if (distance > 0) step = std::min(step, distance);
    }
    return step > 0 ? step : 1;
}

std::vector<double> multiplied(const std::vector<double>& values, double factor) {
    std::vector<double> products;
    products.reserve(values.size());
    for (const double value : values) products.push_back(value * factor);
    return products;
}

using Labels = std::vector<std::string>;

/// The values in decimals, as many as are needed where `decimals` is absent.
Labels in_decimals(const std::vector<double>& values, std::optional<int> decimals, bool grouped) {
    const int count = decimals ? *decimals : decimals_needed(values, finest_step(values));
    Labels labels;
    for (const double value : values) {
        std::string label = format_fixed(value, count);
        labels.push_back(grouped ? with_grouped_thousands(std::move(label)) : std::move(label));
    }
    return labels;
}

/// The values in units of one power of ten.
Labels in_one_power(const std::vector<double>& values) {
    const int exponent = decimal_exponent(largest_of(values));
    std::vector<double> shown;
    shown.reserve(values.size());
    for (const double value : values) shown.push_back(value / decimal(1, exponent));
    const std::string power = format_scientific(decimal(1, exponent), 0).substr(1);
    Labels labels = in_decimals(shown, std::nullopt, false);
    for (std::size_t k = 0; k < values.size(); ++k) labels[k] = values[k] == 0 ? "0" : labels[k] + power;
    return labels;
}

/// Each with its own power of ten.
Labels in_powers(const std::vector<double>& values, std::optional<int> decimals) {
    if (!decimals) {
        std::vector<double> fronts;
        for (const double value : values) {
            if (value != 0) fronts.push_back(value / decimal(1, decimal_exponent(std::fabs(value))));
        }
        decimals = decimals_needed(fronts, 1);
    }
    Labels labels;
    for (const double value : values) labels.push_back(value == 0 ? "0" : format_scientific(value, *decimals));
    return labels;
}

/// Characters of the longest; continuation bytes of UTF-8 don't count.
std::ptrdiff_t longest(const Labels& labels) {
    std::ptrdiff_t most = 0;
    for (const std::string& label : labels) {
        most = std::max(most, std::ranges::count_if(label, [](char c) { return (c & '\xc0') != '\x80'; }));
    }
    return most;
}

Labels automatic(const std::vector<double>& values) {
    constexpr double large = 1e6, small = 1e-4;
    const double largest = largest_of(values);
    if (largest == 0 || (largest >= small && largest < large)) return in_decimals(values, std::nullopt, false);
    Labels powers = in_one_power(values);
    // What fifteen decimals don't show has no decimal form worth comparing.
    if (finest_step(values) < decimal(1, -most_decimals)) return powers;
    const Labels decimals = in_decimals(values, std::nullopt, false);
    if (longest(powers) < longest(decimals)) return powers;
    return in_decimals(values, std::nullopt, true);
}

Labels in_percent(const std::vector<double>& values, std::optional<int> decimals) {
    Labels labels = in_decimals(multiplied(values, 100), decimals, false);
    for (std::string& label : labels) label += "\u00A0%";
    return labels;
}

template <class Write>
Labels each(const std::vector<double>& values, const Write& write) {
    Labels labels;
    for (const double value : values) labels.push_back(write(value));
    return labels;
}

Labels labels_of(const std::vector<double>& values, const NumberFormat& format) {
    using Kind = NumberFormat::Kind;
    switch (format.kind) {
        case Kind::automatic:
            break;
        case Kind::fixed:
            return in_decimals(values, format.digits, format.grouped);
        case Kind::significant:
            return each(values, [&](double value) {
                std::string label = format_number(value, format.digits.value_or(6));
                return format.grouped ? with_grouped_thousands(std::move(label)) : label;
            });
        case Kind::scientific:
            return in_powers(values, format.digits);
        case Kind::percent:
            return in_percent(values, format.digits);
        case Kind::multiple_of_pi:
            return each(values, pi_text);
    }
    return automatic(values);
}

}  // namespace

std::vector<Tick> label_values(const std::vector<double>& values, const NumberFormat& format) {
    Labels labels = labels_of(values, format);
    std::vector<Tick> ticks;
    ticks.reserve(values.size());
    for (std::size_t k = 0; k < values.size(); ++k) ticks.push_back({values[k], std::move(labels[k])});
    return ticks;
}

std::vector<Tick> round_ticks(Range range, int most, const NumberFormat& format) {
    const bool of_pi = format.kind == NumberFormat::Kind::multiple_of_pi;
    return label_values(of_pi ? round_multiples_of_pi(range, most) : round_values(range, most), format);
}

}  // namespace lectern
