#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace lectern {

/// An sRGB colour; each part from 0 to 1, alpha not multiplied in.
struct Color {
    double red = 0, green = 0, blue = 0, alpha = 1;

    friend bool operator==(const Color&, const Color&) = default;
};

/// Reads `#rgb`, `#rrggbb`, `#rrggbbaa` or one of CSS's named colours, case ignored.
std::optional<Color> parse_color(std::string_view text);

/// The named colour nearest in spelling to `text`, for messages.
std::string_view nearest_color_name(std::string_view text);

/// 0xffRRGGBB, its alpha left out.
[[nodiscard]] std::uint32_t opaque_pixel(Color color);

/// `color` with its opacity multiplied by `opacity`.
[[nodiscard]] Color with_opacity(Color color, double opacity);

/// The straight line in sRGB from `from` (share 0) to `to` (share 1).
[[nodiscard]] Color mix(Color from, Color to, double share);

}  // namespace lectern
