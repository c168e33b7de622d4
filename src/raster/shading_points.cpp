#include "raster/shading_points.h"

#include "raster/samples.h"

#include <algorithm>

namespace lectern {

void ShadingPoints::resize(std::size_t points) {
    count = points;
    if (points <= x.size()) return;
    const std::size_t capacity = std::max(pixels_per_tile, (2 * points + 3) / 4 * 4);  // of four
    for (auto* list :
         {&x, &y, &unit_x, &unit_y, &unit_z, &normal_right, &normal_up, &normal_back, &step, &shade, &white})
        list->resize(capacity);
    surface.resize(capacity);
}

}  // namespace lectern
