#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace lectern {

struct NamedColor {
    std::string_view name;  ///< Lower case.
    std::uint32_t rgb = 0;  ///< 0xRRGGBB, sRGB.
};

/// The 148 named colours of CSS Color Module Level 4, sorted by name.
std::span<const NamedColor> color_names();

}  // namespace lectern
