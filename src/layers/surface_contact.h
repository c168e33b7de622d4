#pragma once
#include "layers/layer_source.h"

#include <optional>
#include <string>

namespace lectern {

/// A point of a surface and how the surface runs there, data units.
struct SurfaceContact {
    Vec3 point{0, 0, 0};
    Vec3 normal{0, 0, 1};                  ///< Of unit length; of a graph upwards.
    Vec3 first{1, 0, 0}, second{0, 1, 0};  ///< Two ways along the tangent plane; a graph's go one unit in x and in y.
    std::string surface, place;            ///< For people who can't see it: "T", "(1, 3)".
};

/// Where the layer's subject, any kind of surface, is touched at `at`: two coordinates on a graph, the two parameters
/// of a parametric surface, a point (near to) on a level surface. Nothing after a message. `what` is what can't be
/// drawn where the surface has no contact: "tangent plane".
std::optional<SurfaceContact> read_surface_contact(const LayerSource& source, const PointValue& at,
                                                   const Domain& parameters, std::string_view what);

}  // namespace lectern
