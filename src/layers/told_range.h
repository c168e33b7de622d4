#pragma once
#include "lectern/base/geometry.h"
#include "lectern/base/number_style.h"

#include <string>

namespace lectern {

/// "from 0 to 5", to four digits, for people who can't see the figure: an end that is nothing beside the range's length
/// is 0 to them.
std::string told_range(const Range& range, const NumberStyle& numbers);

}  // namespace lectern
