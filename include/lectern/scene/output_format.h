#pragma once
#include <span>
#include <string>
#include <string_view>

namespace lectern {

/// A kind of file that a figure can become.
struct OutputFormat {
    std::string_view name;  ///< As in `formats`, and the ending of the file: "png".
    bool still = true;      ///< Holds one picture; of an animation the last, at t = 1.
    bool built = true;
    bool vector = false;       ///< Made of shapes, so that pixels for each CSS pixel mean nothing to it.
    bool transparent = false;  ///< Can hold a figure without its ground.
    std::string_view meaning;
};

/// All formats, in the order of the reference.
std::span<const OutputFormat> output_formats();

/// The format of that name, or nullptr.
const OutputFormat* find_output_format(std::string_view name);

/// Why a format can't hold a figure without its ground, with those that can; empty where it can.
std::string transparency_obstacle(const OutputFormat& format);

}  // namespace lectern
