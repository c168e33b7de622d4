#pragma once
#include "lectern/scene/reader.h"

#include <string>
#include <vector>

namespace lectern {

/// A line of an algorithm as its author wrote it.
struct WrittenLine {
    std::string text;     ///< Without its indentation and comment.
    std::string comment;  ///< Behind `//` outside mathematics; empty: none.
    int depth = 0;        ///< How many steps it is indented.
};

/// An algorithm's lines: one text, indented by spaces, or a list of texts in which `- line: [lines]` holds indented
/// ones.
Reader<std::vector<WrittenLine>> read_algorithm();

}  // namespace lectern
