#pragma once
#include "lectern/base/color.h"

#include <array>

/// The colours that layers take where their author gives none.
namespace lectern::ink {

constexpr Color dark{0.09, 0.11, 0.15, 1};  ///< Lines, paths and points over coloured ground.
constexpr Color tangent{0.851, 0.341, 0.098, 1};
constexpr Color plane{1.0, 0.537, 0.125, 1};

/// Of curves in turn: apart from each other for readers with any colour vision (after P. Tol's "bright" scheme, 2021).
constexpr std::array<Color, 6> curves{{{0.122, 0.333, 0.643, 1},
                                       {0.800, 0.200, 0.267, 1},
                                       {0.133, 0.533, 0.200, 1},
                                       {0.667, 0.200, 0.467, 1},
                                       {0.800, 0.733, 0.267, 1},
                                       {0.400, 0.800, 0.933, 1}}};

}  // namespace lectern::ink
