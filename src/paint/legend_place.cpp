#include "paint/legend_place.h"

#include <algorithm>

#include "paint/rectangles.h"

namespace lectern {

std::optional<LegendPlace> emptiest_corner(const LegendLayout& boxed, const InkMap& ink, const std::vector<Rect>& taken,
                                           const std::vector<Rect>& wished, const Rect& plot_box, const Theme& theme) {
    // A legend that fills much of the plot, or hides more than a line's end, stands better beside it. Areas weigh so
    // little that they may lie under it.
    constexpr double most_of_plot = 0.55, most_hidden = 0.015, per_label = 0.5;
    if (boxed.box.width > most_of_plot * plot_box.width || boxed.box.height > most_of_plot * plot_box.height) {
        return std::nullopt;
    }
    std::optional<LegendPlace> best;
    double least = 0;
    LegendLayout tried = boxed;
    for (const LegendPlace place :
         {LegendPlace::top_right, LegendPlace::top_left, LegendPlace::bottom_right, LegendPlace::bottom_left}) {
        tried.place = place;
        const Vec2 corner = legend_corner(tried, plot_box, theme);
        const Rect box{corner.x(), corner.y(), boxed.box.width, boxed.box.height};
        const Rect near = grown(box, 0.3 * theme.font_size);
        const auto covers = [&](const Rect& other) { return overlap(near, other); };
        if (std::any_of(taken.begin(), taken.end(), covers)) continue;
        const double area = box.width * box.height;
        const double labels = static_cast<double>(std::count_if(wished.begin(), wished.end(), covers));
        const double hidden = ink.covered(near) / area;
        if (hidden > most_hidden) continue;
        const double cost = hidden + per_label * labels;
        if (best && cost >= least - 1e-9) continue;
        best = place;
        least = cost;
    }
    return best;
}

}  // namespace lectern
