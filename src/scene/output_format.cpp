#include "lectern/scene/output_format.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lectern {

std::span<const OutputFormat> output_formats() {
    static constexpr std::array<OutputFormat, 9> formats{{
        {"png", true, true, false, true, "a picture of pixels"},
        {"svg", true, true, true, true, "a picture of shapes for the web; `scale` has no effect"},
        {"pdf", true, true, true, true, "a picture of shapes for paper, its words as text; `scale` has no effect"},
        {"mp4", false, true, false, false, "a clip that every player shows"},
        {"gif", false, true, false, false, "a short clip that loops anywhere"},
        {"webm", false, true, false, true, "a clip for the web, in VP9"},
        {"apng", false, true, false, true, "a clip without loss for the web"},
        {"html", false, true, false, false, "a player in one file, which plays while it is in view"},
        {"frames", false, true, false, true, "a folder with a PNG for each frame: 0001.png, …"},
    }};
    return formats;
}

const OutputFormat* find_output_format(std::string_view name) {
    const auto formats = output_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [name](const auto& row) { return row.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

std::string transparency_obstacle(const OutputFormat& format) {
    if (format.transparent) return {};
    std::vector<std::string_view> names;
    for (const OutputFormat& other : output_formats())
        if (other.still == format.still && other.built && other.transparent) names.push_back(other.name);
    std::string message(format.name);
    message += " holds no transparency: use ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) message += i + 1 == names.size() ? " or " : ", ";
        message += names[i];
    }
    return message;
}

}  // namespace lectern
