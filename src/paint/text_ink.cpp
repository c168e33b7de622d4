#include "paint/text_ink.h"

#include <algorithm>

namespace lectern {

std::vector<Color> part_colors(const TextLayout& text, const TextInk& ink) {
    std::vector<Color> colors;
    colors.reserve(text.parts.size() + 1);
    for (const TextPart& part : text.parts) {
        Color color = part.parent < 0 ? ink.color : colors[static_cast<std::size_t>(part.parent)];
        const auto paint = [&color](const Color& fresh) { color = with_opacity(fresh, color.alpha); };
        if (part.color) paint(*part.color);
        if (!part.name.empty()) {
            const auto look = std::ranges::find(ink.looks, part.name, &PartLook::name);
            if (look != ink.looks.end()) {
                if (look->color) paint(*look->color);
                color.alpha *= look->opacity;
            }
        }
        colors.push_back(color);
    }
    colors.push_back(ink.color);
    return colors;
}

std::vector<Color> seen_colors(const std::vector<Color>& colors) {
    std::vector<Color> seen;
    for (std::size_t i = colors.size(); i-- > 0;) {
        if (colors[i].alpha > 0 && std::ranges::find(seen, colors[i]) == seen.end()) seen.push_back(colors[i]);
    }
    return seen;
}

}  // namespace lectern
