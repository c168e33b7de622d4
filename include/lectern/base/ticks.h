#pragma once
#include "lectern/base/geometry.h"
#include "lectern/base/number_format.h"

#include <string>
#include <vector>

namespace lectern {

/// A place on an axis with the words that stand there.
struct Tick {
    double value = 0;   ///< Data units.
    std::string label;  ///< With a true minus sign (U+2212).

    friend bool operator==(const Tick&, const Tick&) = default;
};

/// Round values (1, 2 or 5 times a power of ten apart) inside `range`, at most `most` intervals between them,
/// each exactly the double nearest to its decimal. Needs a range of positive, finite length and most >= 1.
std::vector<double> round_values(Range range, int most);

/// Round multiples of π inside `range` (1, 2 or 5 times a power of ten, or 1/2, 1/4, 1/6, 1/8, 1/12, 1/16 or 1/24
/// apart), at most `most` intervals between them, each the double nearest to its exact value. Finer ones are round
/// decimals times π.
std::vector<double> round_multiples_of_pi(Range range, int most);

/// `values` as labels. Where the format leaves the digits open, all have the same number of decimals: as many as the
/// finest one needs, at most 15. The automatic format writes like 1.5×10⁻⁶ magnitudes from 1e6 on or below 1e-4 whose
/// decimals would be longer.
std::vector<Tick> label_values(const std::vector<double>& values, const NumberFormat& format = {});

/// Round values as that format counts them, with their labels.
std::vector<Tick> round_ticks(Range range, int most, const NumberFormat& format = {});

/// Contour levels as Matplotlib's `MaxNLocator(count + 1, min_n_ticks=1)` picks them for `levels=count`: round steps of
/// 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 or 10 times a power of ten, reaching one level past either end of `range` at the most.
/// Bit for bit the doubles that Matplotlib gives. Source: matplotlib 3.x, ticker.MaxNLocator._raw_ticks and
/// contour._autolev.
std::vector<double> contour_levels(Range range, int count);

}  // namespace lectern
