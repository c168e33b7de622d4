#pragma once
#include "lectern/calculus/interval.h"

#include <cstdint>

namespace lectern {

/// How a function behaves over a box: each holds all that those before it hold. (The decorations trv, def and dac of
/// IEEE 1788-2015.)
enum class Regularity : std::uint8_t {
    unknown,     ///< It may be undefined at some points of the box, or at all of them.
    defined,     ///< It has a value at every point, but may jump.
    continuous,  ///< Defined and continuous on the whole box.
};

/// What a program's output takes over a box: every value that it has there lies in `range` (empty: it has none).
struct Enclosure {
    Interval range;
    Regularity regularity = Regularity::continuous;
};

}  // namespace lectern
