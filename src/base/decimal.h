#pragma once

namespace lectern {

/// The double nearest to digits * 10^exponent, free of the rounding that repeated multiplication would add.
double decimal(long digits, int exponent);

/// The exponent k with 10^k <= value < 10^(k+1), found without logarithms. value > 0 and finite.
int decimal_exponent(double value);

}  // namespace lectern
