#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Typography;

/// Why a text can't be set, and where in it: bytes from `begin` up to `end`.
struct TextMistake {
    std::size_t begin = 0, end = 0;
    std::string message, help;
    bool only_note = false;  ///< True: it can be set, but its author should know this.
};

/// Tells all that keeps a text from being set, and what its author should know. The stage that reads scenes is given
/// one, since it knows no fonts.
using TextChecker = std::function<std::vector<TextMistake>(std::string_view, const Typography&)>;

}  // namespace lectern
