#pragma once
#include <array>
#include <string>

namespace lectern {

/// The fonts that text is set in, by file name; each stands in the folder that `font_folder` finds. The first of a
/// family is its upright, regular style.
inline constexpr std::array bundled_font_files{
    "STIXTwoText-Regular.otf", "STIXTwoText-Italic.otf", "STIXTwoText-Bold.otf", "STIXTwoText-BoldItalic.otf",
    "STIXTwoMath-Regular.otf", "Inter-Regular.otf",      "Inter-Bold.otf"};

/// Those of them that together have every character that can be shown.
inline constexpr std::array covering_font_files{"STIXTwoText-Regular.otf", "STIXTwoMath-Regular.otf",
                                                "Inter-Regular.otf"};

/// The families in which a character is looked for, one after the other.
inline constexpr const char* serif_families = "STIX Two Text,STIX Two Math,Inter";
inline constexpr const char* sans_families = "Inter,STIX Two Text,STIX Two Math";

/// The folder of the bundled fonts: that of the installation the program runs from, otherwise that of the source tree
/// it was built from. No variable of the environment has a say. Throws MachineError where neither is there.
const std::string& font_folder();

}  // namespace lectern
