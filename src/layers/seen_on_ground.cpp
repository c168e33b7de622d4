#include "layers/seen_on_ground.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr double dark = 0.2, least_contrast = 1.9;
constexpr double readable = 4.5;  ///< As WCAG asks of small letters.

/// From 0 to 1. Squares stand for sRGB's powers, which differ between processors.
double luminance(const Color& color) {
    return 0.2126 * color.red * color.red + 0.7152 * color.green * color.green + 0.0722 * color.blue * color.blue;
}

/// As WCAG has it, of the lighter one to the darker.
double contrast(double lighter, double darker) { return (lighter + 0.05) / (darker + 0.05); }

bool is_readable(const Color& ground, const Color& words) {
    const double below = luminance(ground), own = luminance(words);
    return contrast(std::max(own, below), std::min(own, below)) >= readable;
}

/// Of black and white that which stands out more.
Color farthest_from(const Color& ground) {
    const double below = luminance(ground);
    return contrast(1, below) > contrast(below, 0) ? Color{1, 1, 1, 1} : Color{0, 0, 0, 1};
}

}  // namespace

Color seen_on(Color ground, Color line) {
    const double below = luminance(ground);
    if (below > dark) return line;
    const Color white{1, 1, 1, line.alpha};
    Color seen = line;
    constexpr int steps = 20;
    for (int k = 1; k <= steps && contrast(luminance(seen), below) < least_contrast; ++k) {
        seen = mix(line, white, static_cast<double>(k) / steps);
    }
    return seen;
}

Color read_on(const Color& ground, const Color& words) {
    return is_readable(ground, words) ? words : farthest_from(ground);
}

Color tinted_on(const Color& ground, const Color& words) {
    const Color end = farthest_from(ground);
    Color tinted = words;
    constexpr int steps = 20;
    for (int k = 1; k <= steps && !is_readable(ground, tinted); ++k)
        tinted = mix(words, end, static_cast<double>(k) / steps);
    return tinted;
}

}  // namespace lectern
