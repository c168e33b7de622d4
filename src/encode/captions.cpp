#include "lectern/encode/captions.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

std::string clock(double seconds) {
    const long long all = std::llround(1000 * seconds);
    return fmt::format("{:02}:{:02}:{:02}.{:03}", all / 3'600'000, all / 60'000 % 60, all / 1000 % 60, all % 1000);
}

/// Without what begins a tag, and without the arrow that parts times: all players know these three names, and few more.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else
            safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

}  // namespace

std::vector<std::uint8_t> make_captions(const std::vector<Caption>& captions) {
    std::string file = "WEBVTT\n";
    bool any = false;
    for (const Caption& caption : captions) {
        if (caption.text.empty()) continue;
        any = true;
        file += fmt::format("\n{} --> {}\n{}\n", clock(caption.start), clock(caption.end), escaped(caption.text));
    }
    if (!any) return {};
    return {file.begin(), file.end()};
}

}  // namespace lectern
