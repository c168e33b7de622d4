#include "lectern/scene/reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {

void expected(const std::string& word, const SourceNode& node, Diagnostics& diagnostics, std::string help) {
    diagnostics.error(node.span, fmt::format("expected {}, not {}", word, describe(node)), std::move(help));
}

void not_built(std::string_view what, SourceSpan span, Diagnostics& diagnostics) {
    diagnostics.error(span, fmt::format("'{}' is not built yet", what));
}

bool has_dimension(const PointValue& point, std::size_t dimension, std::string_view function,
                   Diagnostics& diagnostics) {
    if (point.at.size() == dimension) return true;
    const std::string who = point.name.empty() ? "this point" : fmt::format("the point '{}'", point.name);
    diagnostics.error(point.span,
                      fmt::format("{} has {} coordinate{}, but '{}' has {} variable{}", who, point.at.size(),
                                  point.at.size() == 1 ? "" : "s", function, dimension, dimension == 1 ? "" : "s"));
    return false;
}

std::optional<std::size_t> read_word(const SourceNode& node, std::string_view what,
                                     const std::vector<Choice<std::size_t>>& words, Diagnostics& diagnostics) {
    std::vector<std::string_view> built;
    for (const auto& choice : words) {
        if (choice.built) built.push_back(choice.word);
    }
    if (!node.is_scalar()) {
        expected(fmt::format("a {}", what), node, diagnostics, suggestion("", built, "known"));
        return std::nullopt;
    }
    const auto found =
        std::find_if(words.begin(), words.end(), [&node](const auto& choice) { return choice.word == node.text; });
    if (found == words.end()) {
        diagnostics.error(node.span, fmt::format("unknown {} {}", what, describe(node)),
                          suggestion(node.text, built, "known"));
        return std::nullopt;
    }
    if (!found->built) {
        not_built(found->word, node.span, diagnostics);
        return std::nullopt;
    }
    return found->value;
}

}  // namespace lectern
