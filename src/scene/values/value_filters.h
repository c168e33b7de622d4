#pragma once
#include "lectern/base/number_format.h"
#include "scene/values/value.h"
#include "scene/values/value_error.h"

#include <span>
#include <string_view>

namespace lectern {

/// What may stand behind the bar of {{ value | filter }}: every format of numbers, and further forms.
std::span<const NumberFormatWord> value_filters();

/// True for a word that is a filter and can't be a formula: then a bar before it is no sign of an absolute value.
bool is_value_filter(std::string_view word);

/// The value in that form. Throws ValueError at `where`, the filter's place.
std::string filtered_text(const Value& value, std::string_view filter, Form form, Stretch where);

}  // namespace lectern
