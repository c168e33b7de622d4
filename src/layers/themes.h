#pragma once
#include "lectern/figure/style.h"
#include "lectern/scene/figure_entry.h"

namespace lectern {

/// The colours and sizes of a theme. Every line colour has a contrast of at least 3 : 1 against the ground (WCAG 2.2,
/// 1.4.11), and those of curves can be told apart with any of the three colour-vision deficiencies; in print by their
/// dashes and their greys too.
Theme theme_named(ThemeName name);

/// As authors write it.
std::string_view theme_word(ThemeName name);

}  // namespace lectern
