#include "paint/filled_bands.h"

#include <algorithm>
#include <iterator>

namespace lectern {

void paint_filled_bands(Canvas& canvas, const FilledBands& bands, const PlaneMap& map) {
    std::vector<NestedRegion> regions;
    regions.reserve(bands.regions.size());
    std::vector<Vec2> outline;
    for (const SuperLevelRegion& band : bands.regions) {
        NestedRegion region{{}, band.color};
        for (const Ring& ring : band.rings) {
            outline.clear();
            std::transform(ring.begin(), ring.end(), std::back_inserter(outline), map);
            canvas.add_outline(region.outline, outline);
        }
        regions.push_back(std::move(region));
    }
    if (bands.end_in_ground && !canvas.has_grounds() && !regions.empty()) regions.back().color.alpha = 0;
    canvas.fill_nested(regions);
}

}  // namespace lectern
