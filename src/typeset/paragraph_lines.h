#pragma once
#include "typeset/paragraph_text.h"
#include "typeset/text_line.h"
#include "typeset/word_fonts.h"

#include <vector>

namespace lectern {

/// Sets a paragraph in lines, which break to stay within `wrap_width` where that is above 0. Throws MissingGlyph.
std::vector<TextLine> paragraph_lines(const ParagraphText& paragraph, const TextStyle& style, double wrap_width,
                                      WordFonts& fonts);

}  // namespace lectern
