#include "lectern/base/color.h"

#include "base/color_names.h"
#include "lectern/base/nearest_name.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace lectern {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<Color> parse_hex(std::string_view digits) {
    const std::size_t count = digits.size();
    if (count != 3 && count != 4 && count != 6 && count != 8) return std::nullopt;
    const std::size_t each = count <= 4 ? 1 : 2;
    std::array<double, 4> parts{0, 0, 0, 1};
    for (std::size_t part = 0; part * each < count; ++part) {
        const int high = hex_digit(digits[part * each]);
        const int low = hex_digit(digits[part * each + each - 1]);
        if (high < 0 || low < 0) return std::nullopt;
        parts[part] = (high * 16 + low) / 255.0;
    }
    return Color{parts[0], parts[1], parts[2], parts[3]};
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
    if (text.starts_with('#')) return parse_hex(text.substr(1));
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto table = color_names();
    const auto found = std::ranges::lower_bound(table, std::string_view(lower), {}, &NamedColor::name);
    if (found == table.end() || found->name != lower) return std::nullopt;
    const auto channel = [&](int shift) { return static_cast<double>((found->rgb >> shift) & 0xFFU) / 255.0; };
    return Color{channel(16), channel(8), channel(0), 1};
}

std::string_view nearest_color_name(std::string_view text) {
    std::vector<std::string_view> names;
    for (const NamedColor& named : color_names()) names.push_back(named.name);
    return nearest_name(text, names);
}

std::uint32_t opaque_pixel(Color color) {
    const auto byte = [](double part) {
        return static_cast<std::uint32_t>(std::lround(255 * std::clamp(part, 0.0, 1.0)));
    };
    return 0xff000000u | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue);
}

Color with_opacity(Color color, double opacity) {
    color.alpha *= opacity;
    return color;
}

Color mix(Color from, Color to, double share) {
    const auto between = [share](double a, double b) { return a + (b - a) * share; };
    return {between(from.red, to.red), between(from.green, to.green), between(from.blue, to.blue),
            between(from.alpha, to.alpha)};
}

}  // namespace lectern
