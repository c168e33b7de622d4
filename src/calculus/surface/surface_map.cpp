#include "lectern/calculus/surface_map.h"

#include "lectern/base/cross_product.h"
#include "lectern/calculus/differentiate.h"

#include <limits>
#include <vector>

namespace lectern {
namespace {

std::optional<Program> compiled(const std::optional<Expr>& margin, std::span<const Expr> variables) {
    if (!margin) return std::nullopt;
    return Program(std::array{*margin}, variables);
}

/// Takes away the points where the margin is negative or undefined.
void cut_by(const std::optional<Program>& margin, std::span<const double> u, std::span<const double> v,
            std::span<Vec3> points) {
    if (!margin) return;
    std::vector<double> values(u.size());
    const std::array<const double*, 2> inputs{u.data(), v.data()};
    const std::array<double*, 1> outputs{values.data()};
    margin->run(inputs, outputs, u.size());
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!(values[i] >= 0)) points[i] = Vec3(nan, nan, nan);
}

Presence presence_under(const std::optional<Program>& margin, const std::array<Interval, 2>& box) {
    if (!margin) return Presence::continuous;
    Enclosure enclosure;
    margin->enclose(box, std::span(&enclosure, 1));
    if (enclosure.range.is_empty() || enclosure.range.high < 0) return Presence::absent;
    const bool holds = enclosure.range.low >= 0 && enclosure.regularity >= Regularity::defined;
    return holds ? Presence::continuous : Presence::unknown;
}

Presence presence_of(std::span<const Enclosure> coordinates) {
    Presence presence = Presence::continuous;
    for (const Enclosure& enclosure : coordinates) {
        if (enclosure.range.is_empty()) return Presence::absent;
        if (enclosure.regularity != Regularity::continuous || !enclosure.range.is_bounded())
            presence = Presence::unknown;
    }
    return presence;
}

}  // namespace

GraphSurface::GraphSurface(const ScalarField& f, std::optional<Expr> margin)
    : f_(f), margin_(compiled(margin, f.variables())) {}

void GraphSurface::evaluate(std::span<const double> u, std::span<const double> v, std::span<Vec3> points,
                            std::span<Vec3> normals) const {
    const std::size_t count = u.size();
    std::vector<double> results(3 * count);
    const std::array<const double*, 2> inputs{u.data(), v.data()};
    const std::array<double*, 3> outputs{results.data(), results.data() + count, results.data() + 2 * count};
    f_.value_and_gradient_program().run(inputs, outputs, count);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = Vec3(u[i], v[i], outputs[0][i]);
        normals[i] = Vec3(-outputs[1][i], -outputs[2][i], 1);
    }
    cut_by(margin_, u, v, points);
}

Presence GraphSurface::presence(const Interval& u, const Interval& v) const {
    const std::array<Interval, 2> box{u, v};
    const Presence allowed = presence_under(margin_, box);
    if (allowed == Presence::absent) return allowed;
    Enclosure enclosure;
    f_.value_program().enclose(box, std::span(&enclosure, 1));
    return std::min(allowed, presence_of(std::span(&enclosure, 1)));
}

namespace {

std::vector<Expr> with_derivatives(const std::array<Expr, 3>& coordinates, const std::array<Expr, 2>& parameters) {
    std::vector<Expr> all(coordinates.begin(), coordinates.end());
    for (const Expr parameter : parameters)
        for (const Expr coordinate : coordinates) all.push_back(differentiate(coordinate, parameter));
    return all;
}

}  // namespace

ParametricSurface::ParametricSurface(const std::array<Expr, 3>& coordinates, const std::array<Expr, 2>& parameters,
                                     std::optional<Expr> margin)
    : program_(with_derivatives(coordinates, parameters), parameters),
      coordinates_(coordinates, parameters),
      margin_(compiled(margin, parameters)) {}

void ParametricSurface::evaluate(std::span<const double> u, std::span<const double> v, std::span<Vec3> points,
                                 std::span<Vec3> normals) const {
    const std::size_t count = u.size();
    std::vector<double> results(9 * count);
    const std::array<const double*, 2> inputs{u.data(), v.data()};
    std::array<double*, 9> outputs{};
    for (std::size_t k = 0; k < 9; ++k) outputs[k] = results.data() + k * count;
    program_.run(inputs, outputs, count);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = Vec3(outputs[0][i], outputs[1][i], outputs[2][i]);
        const Vec3 by_u(outputs[3][i], outputs[4][i], outputs[5][i]);
        const Vec3 by_v(outputs[6][i], outputs[7][i], outputs[8][i]);
        normals[i] = cross_product(by_u, by_v);
    }
    cut_by(margin_, u, v, points);
}

Presence ParametricSurface::presence(const Interval& u, const Interval& v) const {
    const std::array<Interval, 2> box{u, v};
    const Presence allowed = presence_under(margin_, box);
    if (allowed == Presence::absent) return allowed;
    std::array<Enclosure, 3> enclosures;
    coordinates_.enclose(box, enclosures);
    return std::min(allowed, presence_of(enclosures));
}

}  // namespace lectern
