#pragma once
#include "raster/samples.h"

#include <algorithm>
#include <cstdint>

namespace lectern {

/// Colours added up over the samples of a pixel, multiplied by alpha.
struct PixelSum {
    float red = 0, green = 0, blue = 0, alpha = 0;

    void add(float r, float g, float b, float a) {
        red += r;
        green += g;
        blue += b;
        alpha += a;
    }
    /// Their mean, as in Image.
    [[nodiscard]] std::uint32_t pixel() const {
        constexpr float factor = 255.0f / samples_per_pixel;
        const auto byte = [](float value) { return static_cast<std::uint32_t>(value * factor + 0.5f); };
        const std::uint32_t all = byte(alpha);
        return all << 24 | std::min(byte(red), all) << 16 | std::min(byte(green), all) << 8 | std::min(byte(blue), all);
    }
};

}  // namespace lectern
