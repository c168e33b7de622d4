#pragma once
#include <emmintrin.h>

#include <cstdint>
#include <cstring>

namespace lectern {

/// Eight numbers that are worked on at once, in registers as wide as the caller's code may use: no operation depends on
/// it. All functions of them are inlined, so that they are of the caller's instruction set.
using Ints = std::int32_t __attribute__((vector_size(32)));
using Floats = float __attribute__((vector_size(32)));
constexpr int lane_count = 8;
constexpr Ints lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7};

template <typename Lanes, typename T>
[[gnu::always_inline]] inline Lanes load_lanes(const T* from) {
    Lanes lanes;
    static_assert(sizeof(T) * lane_count == sizeof(Lanes));
    std::memcpy(&lanes, from, sizeof(Lanes));
    return lanes;
}

template <typename Lanes, typename T>
[[gnu::always_inline]] inline void store_lanes(const Lanes& lanes, T* to) {
    static_assert(sizeof(T) * lane_count == sizeof(Lanes));
    std::memcpy(to, &lanes, sizeof(Lanes));
}

[[gnu::always_inline]] inline Floats to_floats(const Ints& lanes) { return __builtin_convertvector(lanes, Floats); }
[[gnu::always_inline]] inline Ints to_ints(const Floats& lanes) { return __builtin_convertvector(lanes, Ints); }

/// Of each lane the first where that of `which` has all bits, the second where it has none.
template <typename Lanes>
[[gnu::always_inline]] inline Lanes select(const Ints& which, const Lanes& first, const Lanes& second) {
    return which < 0 ? first : second;
}

/// Bit i: lane i is negative.
[[gnu::always_inline]] inline std::uint32_t negative_lanes(const Ints& lanes) {
    using Half = std::int32_t __attribute__((vector_size(16)));
    const Half low = __builtin_shufflevector(lanes, lanes, 0, 1, 2, 3);
    const Half high = __builtin_shufflevector(lanes, lanes, 4, 5, 6, 7);
    const auto bits = [](const Half& half) {
        return static_cast<std::uint32_t>(_mm_movemask_ps(reinterpret_cast<__m128>(half)));
    };
    return bits(low) | bits(high) << 4;
}

/// Lanes of all bits where those of `bits` are set.
[[gnu::always_inline]] inline Ints lanes_of(std::uint32_t bits) {
    constexpr Ints lane_bits = {1, 2, 4, 8, 16, 32, 64, 128};
    return (lane_bits & static_cast<std::int32_t>(bits)) != 0;
}

}  // namespace lectern
