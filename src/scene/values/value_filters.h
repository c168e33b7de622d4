#pragma once
#include "scene/values/value.h"
#include "scene/values/value_error.h"

#include <span>
#include <string_view>

namespace lectern {

/// What may stand behind the bar of {{ value | filter }}.
struct ValueFilter {
    std::string_view usage;  ///< ".2f", "exact"
    std::string_view meaning;
};
std::span<const ValueFilter> value_filters();

/// True for a word that is a filter: then a bar before it is no sign of an absolute value.
bool is_value_filter(std::string_view word);

/// The value in that form. Throws ValueError at `where`, the filter's place.
std::string filtered_text(const Value& value, std::string_view filter, Form form, Stretch where);

}  // namespace lectern
