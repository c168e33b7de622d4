#include "layers/told_range.h"

#include "lectern/base/number_format.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {

std::string told_range(const Range& range, const NumberStyle& numbers) {
    const auto told = [&](double end) {
        constexpr double nothing = 1e-9;
        return numbers.text(format_number(std::abs(end) < nothing * range.length() ? 0 : end, 4));
    };
    return fmt::format("from {} to {}", told(range.low), told(range.high));
}

}  // namespace lectern
