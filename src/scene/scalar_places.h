#pragma once
#include "lectern/scene/source_node.h"
#include "scene/source_text.h"

#include <cstddef>
#include <vector>

namespace lectern {

/// Where each character of a scalar's text stands in the file.
/// Shape: as many offsets as the text has characters, and one for its end; they never decrease.
std::vector<std::size_t> places_of_characters(const SourceNode& scalar);

/// Just past the closing quote of the quoted scalar whose opening quote stands at `offset`; npos where none closes it.
std::size_t end_of_quoted(const SourceText& source, std::size_t offset);

}  // namespace lectern
