#pragma once
#include "lectern/figure/figure.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace lectern::hand_made {

inline constexpr Color red{1, 0, 0, 1}, green{0, 1, 0, 1}, blue{0, 0, 1, 1}, black{0, 0, 0, 1}, white{1, 1, 1, 1};

inline std::vector<Tick> ticks(std::initializer_list<int> values) {
    std::vector<Tick> made;
    for (const int value : values) made.push_back({static_cast<double>(value), std::to_string(value)});
    return made;
}

/// Axes over [0, 5] x [0, 5] without marks.
inline Figure figure(Vec2 size = {640, 480}, double scale = 1) {
    Figure made;
    made.size = size;
    made.scale = scale;
    made.title = "Gradient descent";
    Plot2d plot;
    plot.axes.x = {"x", {0, 5}, ticks({0, 1, 2, 3, 4, 5}), true, false};
    plot.axes.y = {"y", {0, 5}, ticks({0, 1, 2, 3, 4, 5}), true, false};
    made.plot = plot;
    return made;
}

inline Plot2d& plot(Figure& figure) { return std::get<Plot2d>(figure.plot); }

inline void add(Figure& figure, Group2d group) {
    plot(figure).groups.push_back(std::make_shared<const Group2d>(std::move(group)));
}

inline Ring rectangle(double left, double low, double right, double high) {
    return {{left, low}, {right, low}, {right, high}, {left, high}};
}

inline Ring circle(Vec2 center, double radius) {
    Ring ring;
    constexpr int corners = 90;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners;
        ring.push_back(center + radius * Vec2(std::cos(angle), std::sin(angle)));
    }
    return ring;
}

/// Bands from 0 to 1, 1 to 2, … in these colours.
inline ColorBar banded_bar(const std::vector<Color>& colors) {
    ColorBar bar;
    bar.label = "z";
    const int count = static_cast<int>(colors.size());
    bar.range = {0, static_cast<double>(count)};
    for (int i = 0; i <= count; ++i) {
        bar.edges.push_back(i);
        bar.ticks.push_back({static_cast<double>(i), std::to_string(i)});
    }
    bar.band_colors = colors;
    return bar;
}

}  // namespace lectern::hand_made
