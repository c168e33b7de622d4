#pragma once
#include "lectern/typeset/text_layout.h"

#include <string_view>

namespace lectern {

/// Lines of about the same length: set as narrow as can be without more lines than `width` needs.
TextLayout balanced_lines(Typesetter& typesetter, std::string_view words, const TextStyle& style, double width,
                          TextAlignment alignment = TextAlignment::center);

}  // namespace lectern
