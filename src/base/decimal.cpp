#include "base/decimal.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace lectern {

double decimal(long digits, int exponent) {
    const std::string text = fmt::format("{}e{}", digits, exponent);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

int decimal_exponent(double value) {
    // The exponent of the shortest decimal that reads back as `value`; one below a power of ten is not written as it.
    const std::string text = fmt::format("{:e}", value);
    const std::size_t mark = text.find('e');
    int exponent = 0;
    const char* first = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(first, text.data() + text.size(), exponent);
    // "{:e}" rounds to six places: 9.9999999 may have become 1.0e+1.
    if (decimal(1, exponent) > value) --exponent;
    return exponent;
}

}  // namespace lectern
