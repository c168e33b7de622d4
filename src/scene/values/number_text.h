#pragma once
#include "lectern/calculus/critical_points.h"

#include <span>
#include <string>

namespace lectern {

/// What a value is written for: people, who read Unicode, or TeX mathematics.
enum class Form { text, tex };

/// A number that is known exactly, with an enclosure of it. `value` has no variables.
ProvedNumber exact_number(Expr value);
/// A double that came from a computation with doubles: it stands for itself, and isn't known exactly.
ProvedNumber computed_number(double value);

/// A number as a lecturer would write it. An exact rational is a whole number, a decimal of at most 6 places, or a
/// fraction of small numbers; any other number has 6 significant digits.
std::string number_text(const ProvedNumber& number, Form form = Form::text);
/// The exact number, a fraction or a formula; needs `exact`.
std::string exact_text(const ProvedNumber& number, Form form = Form::text);

/// What format_value or format_number gives, for that form.
std::string in_form(std::string formatted, Form form);

/// "(4, 4)"
std::string place_text(std::span<const ProvedNumber> coordinates, Form form = Form::text);

}  // namespace lectern
