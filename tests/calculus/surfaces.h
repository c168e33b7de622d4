#pragma once
#include "calculus/language.h"
#include "lectern/base/cross_product.h"
#include "lectern/calculus/tessellate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lectern {

inline constexpr double pi = std::numbers::pi;

inline SurfaceAccuracy box(const Vec3& low, const Vec3& high, double tolerance = 2e-4) {
    return {low, high, {1, 1, 1}, tolerance, 400'000, {}, {}, {}};
}

/// A function of x and y with the language that it lives in.
struct Surface {
    Language language;
    ScalarField field;
    std::optional<Expr> margin;

    explicit Surface(const std::string& body, const std::string& where = {})
        : field("f", {language.x, language.y}, language.parse(body)) {
        if (!where.empty()) margin = parse_condition(where, language.names, language.pool);
    }
    [[nodiscard]] GraphSurface graph() const { return GraphSurface(field, margin); }
};

using Edge = std::pair<std::uint32_t, std::uint32_t>;

inline std::map<Edge, int> edge_uses(const Tessellation& surface) {
    std::map<Edge, int> uses;
    for (const auto& t : surface.triangles)
        for (std::size_t k = 0; k < 3; ++k) ++uses[std::minmax(t[k], t[(k + 1) % 3])];
    return uses;
}

/// The middles of the edges that only one triangle has.
inline std::vector<Vec3> rim(const Tessellation& surface) {
    std::vector<Vec3> middles;
    for (const auto& [edge, uses] : edge_uses(surface))
        if (uses == 1) middles.push_back((surface.points[edge.first] + surface.points[edge.second]) / 2);
    return middles;
}

inline double area(const Tessellation& surface, bool from_above) {
    double sum = 0;
    for (const auto& [a, b, c] : surface.triangles) {
        Vec3 p = surface.points[b] - surface.points[a], q = surface.points[c] - surface.points[a];
        if (from_above) p.z() = q.z() = 0;
        sum += cross_product(p, q).norm() / 2;
    }
    return sum;
}

}  // namespace lectern
