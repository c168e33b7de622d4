#include "lectern/calculus/rational.h"

#include "calculus/flint_rational.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace lectern {
namespace {

fmpz* top(Rational& value) { return fmpq_numref(raw(value)); }
const fmpz* top(const Rational& value) { return fmpq_numref(raw(value)); }
fmpz* bottom(Rational& value) { return fmpq_denref(raw(value)); }
const fmpz* bottom(const Rational& value) { return fmpq_denref(raw(value)); }

/// An fmpz that frees itself.
class Integer {
public:
    Integer() { fmpz_init(value_.data()); }
    ~Integer() { fmpz_clear(value_.data()); }
    Integer(const Integer&) = delete;
    Integer& operator=(const Integer&) = delete;
    fmpz* get() { return value_.data(); }

private:
    std::array<fmpz, 1> value_{};
};

struct DecimalParts {
    std::string digits;  ///< All digits, the point left out.
    long exponent = 0;   ///< The value is digits * 10^exponent.
};

DecimalParts split_decimal(std::string_view text) {
    DecimalParts parts;
    const std::size_t mark = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, mark);
    const std::size_t point = mantissa.find('.');
    parts.digits = mantissa.substr(0, point);
    if (point != std::string_view::npos) parts.digits += mantissa.substr(point + 1);
    if (parts.digits.empty() || parts.digits.find_first_not_of("0123456789") != std::string::npos)
        throw std::invalid_argument("not a decimal number");
    if (mark != std::string_view::npos) {
        std::string_view power = text.substr(mark + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const char* end = power.data() + power.size();
        const auto [stop, error] = std::from_chars(power.data(), end, parts.exponent);
        if (error == std::errc::invalid_argument || stop != end) throw std::invalid_argument("not a decimal number");
        if (error == std::errc::result_out_of_range || std::labs(parts.exponent) > 10'000)
            throw std::out_of_range("the exponent of a decimal number is beyond 10000");
    }
    if (point != std::string_view::npos) parts.exponent -= static_cast<long>(mantissa.size() - point - 1);
    return parts;
}

}  // namespace

Rational::Rational(long numerator) { fmpz_set_si(top(*this), numerator); }

Rational::Rational(long numerator, long denominator) {
    fmpz_set_si(top(*this), numerator);
    fmpz_set_si(bottom(*this), denominator);
    fmpq_canonicalise(raw(*this));
}

Rational::Rational(const Rational& other) { fmpq_set(raw(*this), raw(other)); }

Rational::Rational(Rational&& other) noexcept
    : numerator_(std::exchange(other.numerator_, 0)), denominator_(std::exchange(other.denominator_, 1)) {}

Rational& Rational::operator=(Rational other) noexcept {
    std::swap(numerator_, other.numerator_);
    std::swap(denominator_, other.denominator_);
    return *this;
}

Rational::~Rational() { fmpq_clear(raw(*this)); }

Rational Rational::from_decimal(std::string_view digits) {
    const DecimalParts parts = split_decimal(digits);
    Rational value;
    fmpz_set_str(top(value), parts.digits.c_str(), 10);
    return value * Rational(10).pow(parts.exponent);
}

Rational Rational::from_double(double value) {
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);  // Exact, as is what follows: a double has 53 bits.
    constexpr int digits = 53;
    Rational result(static_cast<long>(std::ldexp(mantissa, digits)));
    exponent -= digits;
    if (exponent >= 0)
        fmpz_mul_2exp(top(result), top(result), static_cast<ulong>(exponent));
    else
        fmpq_div_2exp(raw(result), raw(result), static_cast<ulong>(-exponent));
    return result;
}

Rational Rational::simplest_between(const Rational& low, const Rational& high) {
    if (low.sign() <= 0 && high.sign() >= 0) return {};
    if (high.sign() < 0) return -simplest_between(-high, -low);
    Rational result;
    fmpq_simplest_between(raw(result), raw(low), raw(high));
    return result;
}

bool Rational::is_integer() const { return fmpz_is_one(bottom(*this)) != 0; }
bool Rational::is_one() const { return fmpq_is_one(raw(*this)) != 0; }
int Rational::sign() const { return fmpz_sgn(top(*this)); }
bool Rational::fits_long() const { return is_integer() && fmpz_fits_si(top(*this)) != 0; }
long Rational::as_long() const { return fmpz_get_si(top(*this)); }

double Rational::to_double() const {
    constexpr std::size_t exact_bits = 53;
    if (fmpz_bits(top(*this)) <= exact_bits && fmpz_bits(bottom(*this)) <= exact_bits)
        return static_cast<double>(fmpz_get_si(top(*this))) / static_cast<double>(fmpz_get_si(bottom(*this)));
    // A quotient of 63 or 64 bits whose last bit tells whether anything was cut off rounds as the fraction itself does.
    const long shift = 63 - static_cast<long>(fmpz_bits(top(*this))) + static_cast<long>(fmpz_bits(bottom(*this)));
    Integer scaled_top, scaled_bottom, quotient, rest;
    fmpz_abs(scaled_top.get(), top(*this));
    fmpz_set(scaled_bottom.get(), bottom(*this));
    fmpz* grown = shift >= 0 ? scaled_top.get() : scaled_bottom.get();
    fmpz_mul_2exp(grown, grown, static_cast<ulong>(std::labs(shift)));
    fmpz_fdiv_qr(quotient.get(), rest.get(), scaled_top.get(), scaled_bottom.get());
    const ulong bits = fmpz_get_ui(quotient.get()) | (fmpz_is_zero(rest.get()) != 0 ? 0U : 1U);
    const double magnitude = std::ldexp(static_cast<double>(bits), static_cast<int>(-shift));
    return sign() < 0 ? -magnitude : magnitude;
}

Rational Rational::numerator() const {
    Rational result;
    fmpz_set(top(result), top(*this));
    return result;
}

Rational Rational::denominator() const {
    Rational result;
    fmpz_set(top(result), bottom(*this));
    return result;
}

std::string Rational::to_text() const {
    char* text = fmpq_get_str(nullptr, 10, raw(*this));
    std::string result(text);
    flint_free(text);
    return result;
}

std::size_t Rational::bits() const { return std::max(fmpz_bits(top(*this)), fmpz_bits(bottom(*this))); }

std::size_t Rational::hash() const {
    constexpr ulong prime = (1UL << 61U) - 1;
    const ulong upper = fmpz_fdiv_ui(top(*this), prime), lower = fmpz_fdiv_ui(bottom(*this), prime);
    return upper * 0x9E3779B97F4A7C15U ^ (lower + 0x632BE59BD9B4E019U) * 0xC2B2AE3D27D4EB4FU;
}

Rational Rational::pow(long exponent) const {
    Rational result;
    fmpq_pow_si(raw(result), raw(*this), exponent);
    return result;
}

std::optional<Rational> Rational::root(long degree) const {
    if (sign() < 0 && degree % 2 == 0) return std::nullopt;
    Rational result, size = sign() < 0 ? -*this : *this;
    const bool exact =
        fmpz_root(top(result), top(size), degree) != 0 && fmpz_root(bottom(result), bottom(size), degree) != 0;
    if (!exact) return std::nullopt;
    return sign() < 0 ? -result : result;
}

Rational Rational::floor() const {
    Rational result;
    fmpz_fdiv_q(top(result), top(*this), bottom(*this));
    return result;
}

Rational Rational::common_measure(const Rational& a, const Rational& b) {
    Rational result;
    fmpq_gcd(raw(result), raw(a), raw(b));
    return result;
}

Rational Rational::operator-() const {
    Rational result;
    fmpq_neg(raw(result), raw(*this));
    return result;
}

Rational operator+(const Rational& a, const Rational& b) {
    Rational result;
    fmpq_add(raw(result), raw(a), raw(b));
    return result;
}

Rational operator-(const Rational& a, const Rational& b) {
    Rational result;
    fmpq_sub(raw(result), raw(a), raw(b));
    return result;
}

Rational operator*(const Rational& a, const Rational& b) {
    Rational result;
    fmpq_mul(raw(result), raw(a), raw(b));
    return result;
}

Rational operator/(const Rational& a, const Rational& b) {
    Rational result;
    fmpq_div(raw(result), raw(a), raw(b));
    return result;
}

bool operator==(const Rational& a, const Rational& b) { return fmpq_equal(raw(a), raw(b)) != 0; }

std::strong_ordering operator<=>(const Rational& a, const Rational& b) { return fmpq_cmp(raw(a), raw(b)) <=> 0; }

}  // namespace lectern
