#pragma once
#include "lectern/typeset/text_layout.h"

#include <array>
#include <string>

namespace lectern {

/// The fonts that text is set in, by file name; each stands in the folder that `font_folder` finds.
inline constexpr std::array bundled_font_files{
    "STIXTwoText-Regular.otf", "STIXTwoText-Italic.otf", "STIXTwoText-Bold.otf",     "STIXTwoText-BoldItalic.otf",
    "STIXTwoMath-Regular.otf", "Inter-Regular.otf",      "Inter-Bold.otf",           "lmroman10-regular.otf",
    "lmroman10-italic.otf",    "lmroman10-bold.otf",     "lmroman10-bolditalic.otf", "latinmodern-math.otf"};

/// Those of them that together have every character that words can show, in any style.
inline constexpr std::array covering_font_files{"STIXTwoText-Regular.otf", "STIXTwoMath-Regular.otf",
                                                "Inter-Regular.otf"};

/// The families in which a character of words is looked for, one after the other.
const char* word_families(const TextStyle& style);
const char* math_family(FontFamily family);

/// The folder of the bundled fonts: that of the installation the program runs from, otherwise that of the source tree
/// it was built from. No variable of the environment has a say. Throws MachineError where neither is there.
const std::string& font_folder();

}  // namespace lectern
