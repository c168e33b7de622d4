#pragma once
#include "lectern/scene/scene.h"

#include <array>

namespace lectern {

/// The layer kinds that the scene's own tests are read with, in place of the layers' table.
inline constexpr std::array<LayerKindName, 12> test_layer_kinds{{
    {"surface", false, true},
    {"contours", true, true, true, true},
    {"curve"},
    {"cut", false, true},
    {"tangent_line"},
    {"tangent_plane", false, true},
    {"gradient", true, false},
    {"quiver", true, false},
    {"descent"},
    {"point"},
    {"heatmap", true, false, false},
    {"region", true, true, false},
}};

}  // namespace lectern
