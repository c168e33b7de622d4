#pragma once
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"

#include <span>
#include <vector>

namespace lectern {

/// What a text is drawn with.
struct TextInk {
    Color color;
    std::span<const PartLook> looks;  ///< Of its named parts.
};

/// The colour of each of the text's parts, and last that of what belongs to none. A part has its own colour or that of
/// the part around it; its opacity is a share of the opacity around it.
std::vector<Color> part_colors(const TextLayout& text, const TextInk& ink);

/// Those of `colors` (see part_colors) that can be seen, each once, in the order in which they are filled.
std::vector<Color> seen_colors(const std::vector<Color>& colors);

}  // namespace lectern
