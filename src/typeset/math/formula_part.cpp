#include "lectern/base/color.h"
#include "typeset/math/constructs.h"

#include <algorithm>

namespace lectern {
namespace {

/// What stands in a part stays in the row around it, so that spaces are as they would be without it.
void splice(MathList part, MathList& list) {
    for (MathNodePointer& node : part) list.push_back(std::move(node));
    if (list.empty()) return;
    if (auto* scripted = dynamic_cast<ScriptedNode*>(list.back().get())) scripted->closed = true;
}

void read_part(MathParser& parser, const MathToken& command, TextPart part, MathList& list) {
    parser.open_part(std::move(part));
    MathList content = parser.argument(command);
    parser.close_part();
    splice(std::move(content), list);
}

bool is_part_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, fits);
}

}  // namespace

void read_color(MathParser& parser, const MathToken& command, MathList& list) {
    const MathToken at = parser.peek();
    const std::string name = parser.words_argument(command, "\\color{red}{x}");
    const auto color = parse_color(name);
    if (!color) {
        const std::string_view nearest = nearest_color_name(name);
        parser.tell(at, "unknown colour '" + name + "'",
                    nearest.empty() ? "write #rrggbb or a colour's name in CSS"
                                    : "did you mean '" + std::string(nearest) + "'?");
    }
    TextPart part{{}, color.value_or(Color{}), -1};
    if (parser.peek().is(MathToken::Kind::begin_group)) {
        read_part(parser, command, std::move(part), list);
    } else {
        parser.open_part(std::move(part));  // Up to the end of the group, where the row closes it.
    }
}

void read_named_part(MathParser& parser, const MathToken& command, MathList& list) {
    const MathToken at = parser.peek();
    std::string name = parser.words_argument(command, "\\id{name}{x}");
    if (!is_part_name(name)) {
        parser.tell(at, "'" + name + "' can't name a part", "use letters, digits, _ and - only");
    }
    read_part(parser, command, {std::move(name), std::nullopt, -1}, list);
}

}  // namespace lectern
