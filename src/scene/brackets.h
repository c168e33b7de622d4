#pragma once
#include "scene/source_text.h"

#include <cstddef>

namespace lectern {

/// True where a quote or # at `offset` begins a text or a comment: after white space, a bracket or a comma.
bool opens_token(const SourceText& source, std::size_t offset);

/// Just past the bracket that closes the one at `offset`, quoted texts and comments left out; npos where none does.
std::size_t end_of_bracket(const SourceText& source, std::size_t offset);

}  // namespace lectern
