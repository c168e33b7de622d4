#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The names that `\id{name}{…}` gives to parts of `text`, each once, in their order. Macros in it aren't expanded.
std::vector<std::string> part_names(std::string_view text);

}  // namespace lectern
