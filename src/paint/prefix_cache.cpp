#include "paint/prefix_cache.h"

#include <algorithm>

namespace lectern {
namespace {

bool same(const Axis& a, const Axis& b) {
    return a.label == b.label && a.range == b.range && a.ticks == b.ticks && a.visible == b.visible && a.grid == b.grid;
}

bool same(const Axes2d& a, const Axes2d& b) { return same(a.x, b.x) && same(a.y, b.y) && a.aspect == b.aspect; }

bool same(const Theme& a, const Theme& b) {
    return a.ground == b.ground && a.plot_ground == b.plot_ground && a.text == b.text && a.frame == b.frame &&
           a.grid == b.grid && a.wall == b.wall && a.wall_grid == b.wall_grid && a.font_size == b.font_size &&
           a.line_width == b.line_width;
}

bool same(const ColorBar& a, const ColorBar& b) {
    return a.label == b.label && a.side == b.side && a.range == b.range && a.edges == b.edges &&
           a.band_colors == b.band_colors && a.colormap == b.colormap && a.ticks == b.ticks;
}

bool same(const Stroke& a, const Stroke& b) { return a.color == b.color && a.width == b.width && a.dash == b.dash; }

bool same(const MarkerStyle& a, const MarkerStyle& b) {
    return a.shape == b.shape && a.size == b.size && a.fill == b.fill && a.edge == b.edge &&
           a.edge_width == b.edge_width;
}

template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same(const LegendEntry& a, const LegendEntry& b) {
    return a.text == b.text && same(a.line, b.line) && same(a.marker, b.marker) && a.patch == b.patch &&
           a.scale == b.scale && a.arrow == b.arrow;
}

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}

}  // namespace

PageGround page_ground(const Figure& figure, const PageLayout& layout) {
    PageGround ground{figure.size,
                      figure.scale,
                      layout.detail,
                      layout.plot_box,
                      layout.legend.box,
                      figure.theme,
                      {},
                      figure.color_bars,
                      {},
                      {}};
    if (const auto* plot = std::get_if<Plot2d>(&figure.plot)) ground.axes = plot->axes;
    for (const ColorBarLayout& bar : layout.color_bars) ground.color_bar_places.push_back(bar.bar);
    if (figure.legend.place == LegendPlace::right) ground.legend = figure.legend;
    return ground;
}

bool same_ground(const PageGround& a, const PageGround& b) {
    return a.size == b.size && a.scale == b.scale && a.detail == b.detail && a.plot_box == b.plot_box &&
           a.legend_box == b.legend_box && same(a.theme, b.theme) && same(a.axes, b.axes) &&
           same(a.color_bars, b.color_bars) && a.color_bar_places == b.color_bar_places &&
           a.legend.place == b.legend.place && same(a.legend.entries, b.legend.entries);
}

PrefixCache::Plan PrefixCache::plan(PageGround ground, const Groups& groups) {
    const bool known = ground_ && same_ground(*ground_, ground);
    std::size_t shared = 0;
    if (known) {
        shared = static_cast<std::size_t>(
            std::mismatch(groups.begin(), groups.end(), groups_.begin(), groups_.end()).first - groups.begin());
    }
    const bool usable = known && image_.width > 0 && painted_ <= shared;
    ground_ = std::move(ground);
    groups_ = groups;
    if (!usable) image_ = {};
    Plan plan;
    if (usable) plan.start = &image_, plan.painted = painted_;
    // A first picture may be the only one: nothing is kept before a second has shown what stays. Of two equal
    // pictures, all stays, but in the next the last groups may well move again.
    const bool all_shared = shared == groups.size() && !groups.empty();
    if (known && (!usable || (shared > painted_ && !all_shared))) plan.keep_after = shared;
    return plan;
}

void PrefixCache::keep(const Image& picture, std::size_t painted) {
    image_ = picture;
    painted_ = painted;
}

}  // namespace lectern
