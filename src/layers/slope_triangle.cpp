#include "layers/slope_triangle.h"

#include <fmt/format.h>

namespace lectern {

void add_slope_triangle(Group2d& group, const Vec2& from, double run, double rise, const Stroke& line,
                        const LayerOptions& options) {
    constexpr int digits = 4;
    constexpr double gap = 5, size = 0.9;
    const Vec2 corner(from.x() + run, from.y()), tip(corner.x(), from.y() + rise);
    Fill2d inside{{{from, corner, tip}}, with_opacity(line.color, 0.12)};
    if (rise != 0) group.emplace_back(std::move(inside));
    group.emplace_back(Line2d{{from, corner, tip}, {line.color, 1.25, {}}});
    const auto label = [&](const Vec2& at, double length, Anchor side) {
        Label2d words;
        words.at = at;
        words.text = fmt::format("${}$", options.number(length, digits));
        words.anchor = side;
        words.gap = gap;
        words.color = line.color;
        words.size = size;
        group.emplace_back(std::move(words));
    };
    label((from + corner) / 2, run, rise >= 0 ? Anchor::below : Anchor::above);
    label((corner + tip) / 2, rise, run >= 0 ? Anchor::right : Anchor::left);
}

}  // namespace lectern
