#include "layers/graph_line.h"

#include <cmath>
#include <limits>

namespace lectern {

std::vector<Vec3> lift(const ScalarField& f, const std::vector<Vec2>& places) {
    std::vector<double> x, y, z(places.size());
    for (const Vec2& place : places) {
        x.push_back(place.x());
        y.push_back(place.y());
    }
    const std::array<const double*, 2> inputs{x.data(), y.data()};
    const std::array<double*, 1> outputs{z.data()};
    f.value_program().run(inputs, outputs, places.size());
    std::vector<Vec3> points;
    points.reserve(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        points.emplace_back(x[k], y[k], std::isfinite(z[k]) ? z[k] : std::numeric_limits<double>::quiet_NaN());
    }
    return points;
}

std::vector<Vec3> lift_path(const ScalarField& f, const std::vector<Vec2>& corners, int pieces) {
    std::vector<Vec2> places;
    for (std::size_t k = 0; k + 1 < corners.size(); ++k) {
        for (int piece = 0; piece < pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            places.emplace_back(corners[k] + share * (corners[k + 1] - corners[k]));
        }
    }
    if (!corners.empty()) places.push_back(corners.back());
    return lift(f, places);
}

Slope slope_at(const ScalarField& f, Vec2 place) {
    const std::array<double, 2> point{place.x(), place.y()};
    const std::vector<double> gradient = f.gradient_at(point);
    return {f.value_at(point), {gradient[0], gradient[1]}};
}

}  // namespace lectern
