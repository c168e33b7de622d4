#pragma once
#include <array>

namespace lectern {

/// Surfaces seen more edge-on than this slope (83 degrees), in pixels of depth to one across, are taken to have it
/// where lines and markers are compared with them: otherwise what lies far behind would shine through at an outline.
inline constexpr float steepest_seen = 8;

/// How much deeper than a surface beside it a line may run that lies on the same fold of it. `breadth`: half its width
/// and a pixel; `depth_per_pixel`: the depth along the line of sight over a pixel's width.
constexpr float neighbourhood(float depth_per_pixel, double breadth) {
    return 16 * depth_per_pixel * static_cast<float>(breadth);
}

/// A marker sits on an outline as often as not (a minimum seen from the side): it is seen where any of these places of
/// its disc shows it. In units of half its size, from its middle.
inline constexpr std::array<std::array<float, 2>, 9> marker_sight = {{{0, 0},
                                                                      {0.6f, 0},
                                                                      {-0.6f, 0},
                                                                      {0, 0.6f},
                                                                      {0, -0.6f},
                                                                      {0.42f, 0.42f},
                                                                      {0.42f, -0.42f},
                                                                      {-0.42f, 0.42f},
                                                                      {-0.42f, -0.42f}}};

/// By so many of the depths that a surface changes by within a pixel may it stand before a marker on it.
inline constexpr float marker_allowance = 1.5f;

}  // namespace lectern
