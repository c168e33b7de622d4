#pragma once
#include "raster/lanes.h"
#include "raster/samples.h"
#include "raster/surface_triangle.h"

namespace lectern {

/// Compares eight samples of a pixel at once with the curve of an OutlineSide. Both triangles of an edge, and whoever
/// asks what lies beyond it, compare the same numbers.
class OutlineSideLanes {
public:
    /// Of the pixel whose top left corner is `right` and `down` from where the side begins.
    [[gnu::always_inline]] OutlineSideLanes(const OutlineSide& side, double right, double down)
        : along_x_(static_cast<float>(side.along_x)),
          along_y_(static_cast<float>(side.along_y)),
          inverse_(static_cast<float>(side.length > 0 ? 1 / side.length : 0)),
          begin_(static_cast<float>(side.along_x * right + side.along_y * down)),
          distance_(static_cast<float>(side.along_x * down - side.along_y * right)),
          from_(side.bulge_from),
          linear_(side.bulge_to - 2 * side.bulge_from),
          square_(side.bulge_from - side.bulge_to) {}

    struct Compared {
        Floats share;  ///< Of the way along the chord, not held to it.
        Floats away;   ///< From the chord to the right, pixels,
        Floats bulge;  ///< and how far the curve is.
    };
    [[nodiscard, gnu::always_inline]] Compared samples(std::size_t first) const {
        const auto x = load_lanes<Floats>(sample_places.x.data() + first);
        const auto y = load_lanes<Floats>(sample_places.y.data() + first);
        const Floats reached = (along_x_ * x + along_y_ * y + begin_) * inverse_, none = {}, all = none + 1.0f;
        const Floats share = reached > none ? (reached < all ? reached : all) : none;
        // s (1 - s) ((1 - s) from + s to) as s (from + s (linear + s square)).
        return {reached, along_x_ * y - along_y_ * x + distance_,
                share * (from_ + share * (linear_ + share * square_))};
    }

private:
    float along_x_, along_y_, inverse_, begin_, distance_, from_, linear_, square_;
};

}  // namespace lectern
