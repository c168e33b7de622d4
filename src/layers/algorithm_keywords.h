#pragma once
#include "lectern/figure/block.h"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A line of an algorithm with its keywords told from the rest.
///
/// A keyword opens a line (`for`, `if`, `return`, …) or a statement after `then`, `else` or `do`; further ones belong
/// to it and follow it (`for … to … do`, `if … and … then`). Elsewhere, and in mathematics, these are words like all
/// others. `own` are an author's keywords: they are so wherever they stand.
std::vector<AlgorithmWords> mark_keywords(std::string_view line, const std::vector<std::string>& own);

}  // namespace lectern
