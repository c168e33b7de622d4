#pragma once
#include <span>
#include <string_view>

namespace lectern {

/// A kind of file that a figure can become.
struct OutputFormat {
    std::string_view name;  ///< As in `formats`, and the ending of the file: "png".
    bool still = true;      ///< Holds one picture; of an animation the last, at t = 1.
    bool built = true;
    bool vector = false;  ///< Made of shapes, so that pixels for each CSS pixel mean nothing to it.
    std::string_view meaning;
};

/// All formats, in the order of the reference.
std::span<const OutputFormat> output_formats();

/// The format of that name, or nullptr.
const OutputFormat* find_output_format(std::string_view name);

}  // namespace lectern
