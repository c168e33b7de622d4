#include "lectern/base/mixed_text.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// Where words that begin at `begin` end: at a dollar, or with the text.
std::size_t end_of_words(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (text[at] == '$') return at;
        if (text.substr(at).starts_with("\\$")) ++at;
    }
    return text.size();
}

/// Where the dollars stand that close mathematics from `begin` on; nowhere where there are none.
std::size_t end_of_mathematics(std::string_view text, std::size_t begin, std::string_view dollars) {
    std::size_t first = nowhere;
    int depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (first != nowhere && at > begin + longest_formula) break;
        const char here = text[at];
        if (here == '\\') ++at;
        if (here == '{') ++depth;
        if (here == '}') depth = std::max(0, depth - 1);
        if (here != '$' || !text.substr(at).starts_with(dollars)) continue;
        if (depth == 0) return at;
        first = std::min(first, at);
    }
    return first;
}

}  // namespace

std::vector<TextStretch> split_text(std::string_view text) {
    std::vector<TextStretch> stretches;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = end_of_words(text, at);
        if (open > at) stretches.push_back({TextMode::words, at, open});
        if (open == text.size()) break;
        const std::string_view dollars = text.substr(open).starts_with("$$") ? "$$" : "$";
        const TextMode mode = dollars.size() == 2 ? TextMode::display : TextMode::formula;
        const std::size_t begin = open + dollars.size();
        const std::size_t close = end_of_mathematics(text, begin, dollars);
        const bool closed = close != nowhere;
        stretches.push_back({mode, begin, closed ? close : text.size(), closed});
        at = closed ? close + dollars.size() : text.size();
    }
    return stretches;
}

}  // namespace lectern
