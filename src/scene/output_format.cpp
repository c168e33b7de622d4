#include "lectern/scene/output_format.h"

#include <algorithm>
#include <array>

namespace lectern {

std::span<const OutputFormat> output_formats() {
    static constexpr std::array<OutputFormat, 9> formats{{
        {"png", true, true, false, "a picture of pixels"},
        {"svg", true, true, true, "a picture of shapes for the web; `scale` has no effect"},
        {"pdf", true, true, true, "a picture of shapes for paper, its words as text; `scale` has no effect"},
        {"mp4", false, true, false, "a clip that every player shows"},
        {"gif", false, true, false, "a short clip that loops anywhere"},
        {"webm", false, true, false, "a clip for the web, in VP9"},
        {"apng", false, true, false, "a clip without loss for the web"},
        {"html", false, true, false, "a player in one file, which plays while it is in view"},
        {"frames", false, true, false, "a folder with a PNG for each frame: 0001.png, …"},
    }};
    return formats;
}

const OutputFormat* find_output_format(std::string_view name) {
    const auto formats = output_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [name](const auto& row) { return row.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

}  // namespace lectern
