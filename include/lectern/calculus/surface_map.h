#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/interval.h"
#include "lectern/calculus/scalar_field.h"

#include <array>
#include <optional>
#include <span>

namespace lectern {

/// What is known of a surface over a box of its parameters.
enum class Presence {
    absent,      ///< No point of it lies there.
    unknown,     ///< It may have edges, poles or jumps there.
    continuous,  ///< Every parameter has its point, and the points hang together.
};

/// A surface in space as the image of two parameters. Safe to be used from many threads.
class SurfaceMap {
public:
    virtual ~SurfaceMap() = default;

    /// The points at parameters (u[i], v[i]), NaN where there is none, and normals there: of any length, zero or not
    /// finite where there is none. All lists are equally long.
    virtual void evaluate(std::span<const double> u, std::span<const double> v, std::span<Vec3> points,
                          std::span<Vec3> normals) const = 0;
    [[nodiscard]] virtual Presence presence(const Interval& u, const Interval& v) const = 0;
    /// Whether its parameters are places over a plane: then cells of them never fold.
    [[nodiscard]] virtual bool is_graph() const { return false; }
};

/// z = f(x, y) where the margin of a condition, if there is one, is at least 0. f must outlive it.
class GraphSurface : public SurfaceMap {
public:
    explicit GraphSurface(const ScalarField& f, std::optional<Expr> margin = std::nullopt);

    void evaluate(std::span<const double> u, std::span<const double> v, std::span<Vec3> points,
                  std::span<Vec3> normals) const override;
    [[nodiscard]] Presence presence(const Interval& u, const Interval& v) const override;
    [[nodiscard]] bool is_graph() const override { return true; }

private:
    const ScalarField& f_;
    std::optional<Program> margin_;
};

/// (x(u, v), y(u, v), z(u, v)) where the margin of a condition on u and v, if there is one, is at least 0.
class ParametricSurface : public SurfaceMap {
public:
    ParametricSurface(const std::array<Expr, 3>& coordinates, const std::array<Expr, 2>& parameters,
                      std::optional<Expr> margin = std::nullopt);

    void evaluate(std::span<const double> u, std::span<const double> v, std::span<Vec3> points,
                  std::span<Vec3> normals) const override;
    [[nodiscard]] Presence presence(const Interval& u, const Interval& v) const override;

private:
    Program program_;  ///< x, y, z, then their derivatives by u, then by v.
    Program coordinates_;
    std::optional<Program> margin_;
};

}  // namespace lectern
