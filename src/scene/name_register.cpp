#include "scene/scene_parts.h"

#include <fmt/format.h>

namespace lectern {

bool NameRegister::claim(const std::string& name, const SourceSpan& span, std::string_view what) {
    if (name == "t" || !is_definable_name(name)) {
        const bool word =
            name != "t" &&
            name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        diagnostics_.error(span, fmt::format("'{}' can't be the name of {}", name, what),
                           name == "t" ? "t is the time"
                           : word      ? "it means something else in expressions"
                                       : "a name is letters, digits and _, and begins with a letter");
        return false;
    }
    const auto [owner, fresh] = owners_.try_emplace(name, Owner{std::string(what), span});
    if (fresh) return true;
    const SourceSpan& first = owner->second.span;
    diagnostics_.error(span, fmt::format("'{}' is already the name of {}", name, owner->second.what),
                       fmt::format("it stands at {}:{}", first.line, first.column));
    return false;
}

std::span<const SourceEntry> entries_of(const SourceNode& node, std::string_view what, Diagnostics& diagnostics) {
    if (!node.is_mapping()) expected(fmt::format("a mapping of {}", what), node, diagnostics);
    return node.entries;
}

}  // namespace lectern
