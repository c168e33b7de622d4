#include "lectern/scene/source_node.h"

#include "scene/scalar_places.h"
#include "scene/utf8.h"

#include <algorithm>

namespace lectern {

const SourceNode* SourceNode::find(std::string_view key) const {
    for (const SourceEntry& entry : entries) {
        if (entry.key->text == key) return entry.value;
    }
    return nullptr;
}

SourceSpan SourceNode::part(int column, int length) const {
    const std::vector<std::size_t> places = places_of_characters(*this);
    const auto place = [&places](int index) {
        const auto last = static_cast<std::ptrdiff_t>(places.size()) - 1;
        return places[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, last))];
    };
    return source->span(place(column), place(column + std::max(length, 1)));
}

std::string describe(const SourceNode& node) {
    constexpr std::size_t longest = 40;  // characters of a value that a message repeats
    switch (node.kind) {
        case NodeKind::null:
            return "nothing";
        case NodeKind::sequence:
            return "a list";
        case NodeKind::mapping:
            return "a mapping";
        case NodeKind::scalar:
            break;
    }
    std::string shown = node.text.substr(0, byte_of_character(node.text, longest));
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    if (shown.size() < node.text.size()) shown += "…";
    return "'" + shown + "'";
}

}  // namespace lectern
