#include "paint/prefix_cache.h"

#include "paint/plane_cross.h"

#include <algorithm>

namespace lectern {
PageGround page_ground(const Figure& figure, const PageLayout& layout) {
    PageGround ground{figure.size,
                      figure.scale,
                      figure.transparent,
                      layout.detail,
                      layout.plot_box,
                      layout.legend.box,
                      figure.theme,
                      {},
                      0,
                      figure.color_bars,
                      {},
                      {}};
    if (const auto* plot = std::get_if<Plot2d>(&figure.plot)) {
        ground.axes = plot->axes;
        ground.under_cross = groups_under_cross(*plot);
    }
    for (const ColorBarLayout& bar : layout.color_bars) ground.color_bar_places.push_back(bar.bar);
    if (layout.legend.place == LegendPlace::right) ground.legend = figure.legend;
    return ground;
}

PrefixCache::Plan PrefixCache::plan(PageGround ground, const Groups& groups) {
    const bool known = ground_ && *ground_ == ground;
    std::size_t shared = 0;
    if (known) {
        shared = static_cast<std::size_t>(
            std::mismatch(groups.begin(), groups.end(), groups_.begin(), groups_.end()).first - groups.begin());
    }
    const bool usable = known && page_.exists() && painted_ <= shared;
    ground_ = std::move(ground);
    groups_ = groups;
    if (!usable) page_ = {};
    Plan plan;
    if (usable) plan.start = &page_, plan.painted = painted_;
    // A first picture may be the only one: nothing is kept before a second has shown what stays. Of two equal
    // pictures, all stays, but in the next the last groups may well move again.
    const bool all_shared = shared == groups.size() && !groups.empty();
    if (known && (!usable || (shared > painted_ && !all_shared))) plan.keep_after = shared;
    return plan;
}

void PrefixCache::keep(const Image& picture, std::uint32_t empty, std::size_t painted) {
    page_ = KeptPage(picture, empty);
    painted_ = painted;
}

}  // namespace lectern
