#pragma once
#include <optional>
#include <string>

namespace lectern {

/// A fraction of π in lowest terms.
struct PiMultiple {
    long numerator = 0;
    long denominator = 1;  ///< Above 0.

    /// The double nearest to it, but for ties.
    [[nodiscard]] double value() const;
    /// "−3π/2", "π", "0"
    [[nodiscard]] std::string text() const;
};

/// The multiple of π with a denominator of at most 120 that `value` is, rounding forgiven; nothing for any other
/// number.
std::optional<PiMultiple> find_pi_multiple(double value);

/// `value` as a fraction of π, or as a decimal times π where it is none: "0.318π".
std::string pi_text(double value);

}  // namespace lectern
