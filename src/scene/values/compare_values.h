#pragma once
#include "scene/values/value.h"
#include "scene/values/value_error.h"

#include <cstdint>
#include <string_view>

namespace lectern {

enum class Compared : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// Whether a comparison holds. `unproved`: the numbers are too close together for what is known of them.
enum class Verdict : std::uint8_t { holds, fails, unproved };

/// Exact numbers compare exactly, and where that can't be decided (as with any number that isn't known exactly): they
/// are equal within 1e-9 of the larger of 1 and their sizes, and less or greater where their enclosures prove it.
/// Points compare coordinate by coordinate, texts and truths by == and !=. Throws ValueError at `where` for values
/// that can't be compared.
Verdict compare(Compared relation, const Value& left, const Value& right, Stretch where);

/// "equal to", "less than", …
std::string_view word_of(Compared relation);

}  // namespace lectern
