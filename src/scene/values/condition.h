#pragma once
#include "scene/values/value_reader.h"

#include <optional>
#include <string>

namespace lectern {

/// Why a condition doesn't hold: the part that decides it, with both of its sides.
struct BrokenCondition {
    Stretch where;
    std::string message, help;
};

/// Checks a condition:
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation   = "not" negation | "(" condition ")" | comparison
///     comparison = value { relation value }         a < b < c holds where both do
///     relation   = "==" | "!=" | "<" | "<=" | ">" | ">="
///
/// Nothing where it holds. Throws ValueError for one that can't be evaluated. Every part is evaluated, so that a
/// mistake in one is told whether it would matter or not.
std::optional<BrokenCondition> check_condition(const ValueReader& reader, Stretch stretch);

}  // namespace lectern
