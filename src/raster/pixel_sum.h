#pragma once
#include "raster/samples.h"

#include <cstdint>

namespace lectern {

/// Colours added up over the samples of a pixel, multiplied by alpha; channels as in ShaderColor.
class PixelSum {
public:
    /// A colour at so many samples.
    void add(__m128 channels, float count) { sum_ = _mm_add_ps(sum_, _mm_mul_ps(channels, _mm_set1_ps(count))); }
    /// Their mean, as in Image.
    [[nodiscard]] std::uint32_t pixel() const {
        constexpr float factor = 255.0f / samples_per_pixel;
        const __m128 scaled = _mm_add_ps(_mm_mul_ps(sum_, _mm_set1_ps(factor)), _mm_set1_ps(0.5f));
        const __m128i whole = _mm_cvttps_epi32(scaled);
        const __m128i words = _mm_packs_epi32(whole, whole);
        // No channel is more than alpha, whatever the rounding.
        const __m128i alpha = _mm_shufflelo_epi16(words, _MM_SHUFFLE(3, 3, 3, 3));
        const __m128i held = _mm_min_epi16(words, alpha);
        return static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_packus_epi16(held, held)));
    }

private:
    __m128 sum_ = _mm_setzero_ps();
};

/// A pixel over another, both as in Image, each channel rounded.
inline std::uint32_t laid_over(std::uint32_t above, std::uint32_t below) {
    const std::uint32_t through = 255 - (above >> 24);
    if (through == 0) return above;
    // Two channels at once. (n + 128 + ((n + 128) >> 8)) >> 8 is n / 255, rounded.
    const auto part = [&](std::uint32_t channels) {
        const std::uint32_t product = channels * through + 0x800080;
        return (product + (product >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
    };
    return above + (part(below & 0xff00ff) | part(below >> 8 & 0xff00ff) << 8);
}

}  // namespace lectern
