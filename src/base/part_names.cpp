#include "lectern/base/part_names.h"

#include <algorithm>

namespace lectern {

std::vector<std::string> part_names(std::string_view text) {
    constexpr std::string_view command = "\\id";
    std::vector<std::string> names;
    for (std::size_t at = text.find(command); at != std::string_view::npos; at = text.find(command, at + 1)) {
        const std::size_t open = text.find_first_not_of(' ', at + command.size());
        if (open == std::string_view::npos || text[open] != '{') continue;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) continue;
        std::string name(text.substr(open + 1, close - open - 1));
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace lectern
