#pragma once
#include "lectern/base/typography.h"

#include <string>
#include <string_view>

namespace lectern {

/// A text read as plain words, for people who can't see it and for the titles of files: mathematics becomes signs that
/// are read as they stand ("T = 29.52", "α = 0.1", "½ x²", "(x + 1)/(y − 2)", "√2"), macros of `typography` are put in,
/// line feeds become spaces. What has no plain form is named by its command's word.
std::string plain_text(std::string_view text, const Typography& typography = {});

}  // namespace lectern
