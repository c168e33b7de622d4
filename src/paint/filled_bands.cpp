#include "paint/filled_bands.h"

#include <algorithm>

namespace lectern {
namespace {

void fill_region(Canvas& canvas, const SuperLevelRegion& region, const PlaneMap& map) {
    std::vector<Vec2> outline;
    for (const Ring& ring : region.rings) {
        outline.clear();
        std::transform(ring.begin(), ring.end(), std::back_inserter(outline), map);
        canvas.add_outline(outline);
    }
    canvas.set_color(region.color);
    cairo_fill(canvas.context());
}

}  // namespace

void paint_filled_bands(Canvas& canvas, const FilledBands& bands, const PlaneMap& map) {
    cairo_t* context = canvas.context();
    const bool opaque = std::all_of(bands.regions.begin(), bands.regions.end(),
                                    [](const SuperLevelRegion& region) { return region.color.alpha >= 1; });
    cairo_save(context);
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    // A see-through band must hide the one that it lies on, yet show what is behind them all.
    if (!opaque) {
        cairo_push_group(context);
        cairo_set_operator(context, CAIRO_OPERATOR_SOURCE);
    }
    for (const SuperLevelRegion& region : bands.regions) fill_region(canvas, region, map);
    if (!opaque) {
        cairo_pop_group_to_source(context);
        cairo_set_operator(context, CAIRO_OPERATOR_OVER);
        cairo_paint(context);
    }
    cairo_restore(context);
}

}  // namespace lectern
