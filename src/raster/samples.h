#pragma once
#include <emmintrin.h>  // SSE2, which every x86-64 processor has

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace lectern {

/// A tile is a square of this many pixels a side; one thread owns it.
constexpr int tile_side = 32;
constexpr std::size_t pixels_per_tile = std::size_t{tile_side} * tile_side;
constexpr int samples_per_pixel = 64;
using SampleMask = std::uint64_t;  ///< Bit s: sample s.
constexpr SampleMask all_samples = ~SampleMask{0};
/// Lines, arrows and markers are tested at the first of them only; each stands for four.
constexpr int ink_samples = 16;
constexpr std::uint32_t all_ink_samples = (1u << ink_samples) - 1;

constexpr int subpixel_bits = 12;
/// Vertices are snapped to this many parts of a pixel, so that edges are tested in integers, exactly.
constexpr int subpixels = 1 << subpixel_bits;
/// Samples lie on odd multiples of 1/128 pixel.
constexpr int sample_grid = 128;

/// Where the samples lie in a pixel, from its top left corner, in 1/128 pixel: a (0, 2)-sequence in base 2 (Sobol'
/// 1967), scrambled after Owen (1995) so that the share of samples on one side of a straight line differs from its area
/// by 0.046 at most, the first sixteen lie in the sixteen sixteenths of the pixel, and four of all in each.
constexpr std::array<int, samples_per_pixel> sample_x = {
    57, 111, 27, 71, 35, 115, 5,  89,  49, 103, 19, 73,  45, 123, 11, 83,  61, 107, 29, 65,  39, 119,
    3,  93,  55, 99, 23, 79,  43, 127, 15, 85,  59, 109, 25, 69,  33, 113, 7,  91,  51, 101, 17, 75,
    47, 121, 9,  81, 63, 105, 31, 67,  37, 117, 1,  95,  53, 97,  21, 77,  41, 125, 13, 87};
constexpr std::array<int, samples_per_pixel> sample_y = {
    57,  109, 77, 25, 119, 45, 3,   83, 89, 13,  37, 125, 17,  65,  99, 55, 105, 63, 31, 75,  41, 113,
    85,  5,   9,  95, 123, 35, 71,  23, 51, 103, 73, 29,  61,  107, 7,  87, 115, 43, 33, 121, 93, 11,
    101, 49,  21, 69, 27,  79, 111, 59, 81, 1,   47, 117, 127, 39,  15, 91, 53,  97, 67, 19};

/// The same as floats.
struct SamplePlaces {
    alignas(16) std::array<float, samples_per_pixel> x{}, y{};
};
constexpr SamplePlaces sample_steps = [] {
    SamplePlaces steps;
    for (std::size_t s = 0; s < steps.x.size(); ++s) {
        steps.x[s] = static_cast<float>(sample_x[s]);
        steps.y[s] = static_cast<float>(sample_y[s]);
    }
    return steps;
}();
/// In pixels.
constexpr SamplePlaces sample_places = [] {
    SamplePlaces places;
    for (std::size_t s = 0; s < places.x.size(); ++s) {
        places.x[s] = sample_steps.x[s] / sample_grid;
        places.y[s] = sample_steps.y[s] / sample_grid;
    }
    return places;
}();

/// The sum of one coordinate over the samples of a mask, in 1/128 pixel. All are odd.
class SampleSum {
public:
    explicit constexpr SampleSum(const std::array<int, samples_per_pixel>& places) {
        for (std::size_t s = 0; s < places.size(); ++s)
            for (std::size_t k = 0; k < bits_.size(); ++k)
                if ((places[s] >> (k + 1) & 1) != 0) bits_[k] |= SampleMask{1} << s;
    }
    [[nodiscard]] int of(SampleMask mask) const {
        int sum = std::popcount(mask);
        for (std::size_t k = 0; k < bits_.size(); ++k) sum += std::popcount(mask & bits_[k]) << (k + 1);
        return sum;
    }

private:
    std::array<SampleMask, 6> bits_{};  ///< The samples whose coordinate has a bit, from the second lowest on.
};
constexpr SampleSum sum_of_x(sample_x), sum_of_y(sample_y);

/// The samples that an ink sample stands for: those in the same sixteenth of the pixel.
constexpr std::array<SampleMask, ink_samples> samples_of_ink = [] {
    constexpr int sixteenth = sample_grid / 4;
    std::array<SampleMask, ink_samples> cells{};
    for (std::size_t i = 0; i < ink_samples; ++i)
        for (std::size_t s = 0; s < samples_per_pixel; ++s)
            if (sample_x[s] / sixteenth == sample_x[i] / sixteenth &&
                sample_y[s] / sixteenth == sample_y[i] / sixteenth)
                cells[i] |= SampleMask{1} << s;
    return cells;
}();

/// The samples that the ink samples of a mask stand for.
inline SampleMask samples_of(std::uint32_t ink_mask) {
    if (ink_mask == all_ink_samples) return all_samples;
    SampleMask samples = 0;
    for (; ink_mask != 0; ink_mask &= ink_mask - 1)
        samples |= samples_of_ink[static_cast<std::size_t>(std::countr_zero(ink_mask))];
    return samples;
}

/// The ink samples whose entry in `list` (one each, aligned to 16 bytes) is `wanted`.
inline std::uint32_t ink_samples_with(const std::uint32_t* list, std::uint32_t wanted) {
    const __m128i value = _mm_set1_epi32(static_cast<int>(wanted));
    const auto equal = [&](int quarter) {
        return _mm_cmpeq_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(list) + quarter), value);
    };
    const __m128i low = _mm_packs_epi32(equal(0), equal(1)), high = _mm_packs_epi32(equal(2), equal(3));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
}

}  // namespace lectern
