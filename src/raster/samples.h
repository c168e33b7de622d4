#pragma once
#include <emmintrin.h>  // SSE2, which every x86-64 processor has

#include <array>
#include <cstddef>
#include <cstdint>

namespace lectern {

/// A tile is a square of this many pixels a side; one thread owns it.
constexpr int tile_side = 32;
constexpr std::size_t pixels_per_tile = std::size_t{tile_side} * tile_side;
constexpr int samples_per_pixel = 16;
using SampleMask = std::uint16_t;  ///< Bit s: sample s.
constexpr SampleMask all_samples = 0xffff;

/// Vertices are snapped to this many parts of a pixel, so that edges are tested in integers, exactly.
constexpr int subpixels = 256;
/// Samples lie on odd multiples of 1/32 pixel.
constexpr int sample_grid = 32;

/// Where the samples lie in a pixel, from its top left corner, in 1/32 pixel. Each of the sixteen rows and columns
/// holds one of them (the standard pattern of Direct3D 11.1 for 16 samples, moved by half a step to be centred).
constexpr std::array<int, samples_per_pixel> sample_x = {19, 15, 11, 25, 7, 21, 27, 23, 13, 17, 9, 5, 1, 31, 29, 3};
constexpr std::array<int, samples_per_pixel> sample_y = {19, 11, 21, 15, 13, 27, 23, 7, 29, 3, 5, 25, 17, 9, 31, 1};

/// The same in pixels.
struct SamplePlaces {
    alignas(16) std::array<float, samples_per_pixel> x{}, y{};
};
constexpr SamplePlaces sample_places = [] {
    SamplePlaces places;
    for (std::size_t s = 0; s < places.x.size(); ++s) {
        places.x[s] = static_cast<float>(sample_x[s]) / sample_grid;
        places.y[s] = static_cast<float>(sample_y[s]) / sample_grid;
    }
    return places;
}();

/// What is known of each half of a mask: how many samples it holds and the sums of their places, in 1/32 pixel.
struct MaskSums {
    std::array<std::array<std::uint16_t, 256>, 2> count{}, x{}, y{};
};
constexpr MaskSums mask_sums = [] {
    MaskSums sums;
    for (std::size_t half = 0; half < 2; ++half)
        for (std::size_t mask = 0; mask < 256; ++mask)
            for (std::size_t bit = 0; bit < 8; ++bit)
                if ((mask >> bit & 1) != 0) {
                    ++sums.count[half][mask];
                    sums.x[half][mask] = static_cast<std::uint16_t>(sums.x[half][mask] + sample_x[half * 8 + bit]);
                    sums.y[half][mask] = static_cast<std::uint16_t>(sums.y[half][mask] + sample_y[half * 8 + bit]);
                }
    return sums;
}();

/// How many samples a mask holds (the oldest x86-64 processors have no instruction for it).
constexpr int sample_count(std::uint32_t mask) {
    return mask_sums.count[0][mask & 0xff] + mask_sums.count[1][mask >> 8 & 0xff];
}

/// The samples of a pixel whose entry in `list` (one a sample, aligned to 16 bytes) is `wanted`.
inline std::uint32_t samples_with(const std::uint32_t* list, std::uint32_t wanted) {
    const __m128i value = _mm_set1_epi32(static_cast<int>(wanted));
    const auto equal = [&](int quarter) {
        return _mm_cmpeq_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(list) + quarter), value);
    };
    const __m128i low = _mm_packs_epi32(equal(0), equal(1)), high = _mm_packs_epi32(equal(2), equal(3));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
}

}  // namespace lectern
