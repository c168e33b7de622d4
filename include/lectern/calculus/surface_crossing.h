#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/scalar_field.h"

#include <array>
#include <optional>
#include <span>

namespace lectern {

/// Tells whether a surface passes through a straight way: the graph z = f(x, y), or the level f(x, y, z) = c of a
/// function of three variables. Safe to be used from many threads; the function need not outlive it.
///
/// What is looked at is on which side of the surface places of the way lie, some tens of them first, and where they
/// come near to the surface or to the end of its domain smaller and smaller pieces. A jump or a pole is no passage.
class SurfaceCrossing {
public:
    /// Where the variables are in their ranges (of a graph two; z is free) and the margin of a condition, if there is
    /// one, is at least 0.
    SurfaceCrossing(const ScalarField& f, double level, std::span<const Range> domain,
                    const std::optional<Expr>& margin);

    /// `near`: where the way is looked at most closely, a share of it from 0 to 1.
    [[nodiscard]] bool crosses(const Vec3& from, const Vec3& to, double near = 0.5) const;

private:
    class Way;

    Program function_;
    std::optional<Program> margin_;
    double level_;
    std::array<Range, 3> domain_;
};

}  // namespace lectern
