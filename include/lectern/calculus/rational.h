#pragma once
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// An exact fraction of integers of any size, in lowest terms with a positive denominator.
/// (A FLINT `fmpq` behind the wall of calculus/: two words, no allocation while both parts fit in 62 bits.)
class Rational {
public:
    Rational() = default;
    Rational(long numerator);                    // NOLINT(google-explicit-constructor): integers are rationals
    Rational(long numerator, long denominator);  ///< denominator != 0
    Rational(const Rational& other);
    Rational(Rational&& other) noexcept;
    Rational& operator=(Rational other) noexcept;
    ~Rational();

    /// Reads decimal digits with an optional point and exponent, exactly ("0.1" is 1/10, "2.5e-3" is 1/400).
    /// Throws std::out_of_range for an exponent beyond ±10 000 and std::invalid_argument for anything but such a
    /// number.
    static Rational from_decimal(std::string_view digits);

    /// Exactly; the value is finite.
    static Rational from_double(double value);
    /// The fraction of least denominator in the closed interval, the one nearest 0 where there are several; low <=
    /// high.
    static Rational simplest_between(const Rational& low, const Rational& high);

    [[nodiscard]] bool is_integer() const;
    [[nodiscard]] bool is_one() const;
    [[nodiscard]] int sign() const;          ///< -1, 0 or 1
    [[nodiscard]] bool fits_long() const;    ///< An integer that a long holds.
    [[nodiscard]] long as_long() const;      ///< fits_long()
    [[nodiscard]] double to_double() const;  ///< The nearest double, halves to even (one unit off where subnormal).
    [[nodiscard]] Rational numerator() const;
    [[nodiscard]] Rational denominator() const;
    [[nodiscard]] std::string to_text() const;  ///< "3", "-1/50"
    [[nodiscard]] std::size_t bits() const;     ///< Of the larger part.
    [[nodiscard]] std::size_t hash() const;     ///< The same in every run.
    /// base^exponent; base != 0 where exponent < 0. The caller bounds the size of the result.
    [[nodiscard]] Rational pow(long exponent) const;
    /// The real root of that degree (>= 1) where it is rational: 2 for 8 and degree 3. None of a negative number of
    /// even degree.
    [[nodiscard]] std::optional<Rational> root(long degree) const;
    [[nodiscard]] Rational floor() const;  ///< The greatest integer that isn't above it.
    /// The greatest g > 0 such that both are integer multiples of it; not both 0.
    static Rational common_measure(const Rational& a, const Rational& b);

    Rational operator-() const;
    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    friend Rational operator/(const Rational& a, const Rational& b);  ///< b != 0
    friend bool operator==(const Rational& a, const Rational& b);
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

private:
    long numerator_ = 0, denominator_ = 1;  ///< FLINT's own tagged words.
};

}  // namespace lectern
