#pragma once
#include "layers/layer_source.h"
#include "lectern/calculus/surface_crossing.h"
#include "lectern/calculus/tessellate.h"
#include "lectern/figure/true_surface.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace lectern {

/// A surface in space as its author gave it: a graph, the image of two parameters, or a level of a function of three
/// variables.
class SurfaceShape {
public:
    virtual ~SurfaceShape() = default;

    /// The box that it fills, as far as samples tell; a surface that has poles is given the heights that most of it
    /// has.
    [[nodiscard]] virtual std::array<Range, 3> bounds(int jobs) const = 0;
    /// Its triangles within the accuracy, or, where `samples` is above 0, over a grid of so many points a side.
    [[nodiscard]] virtual Tessellation tessellated(const SurfaceAccuracy& accuracy, int samples, int jobs) const = 0;
    /// Whom to ask where triangles can't tell; null where nobody knows.
    [[nodiscard]] virtual std::shared_ptr<const TrueSurface> truth() const { return nullptr; }
    /// The same for two that are parts of one surface, whatever their domains.
    [[nodiscard]] virtual std::string identity() const = 0;
    /// For people who can't see it: "the surface z = T(x, y)".
    [[nodiscard]] virtual std::string description() const = 0;
};

/// A graph or a level, told by its function.
class CrossedSurface : public TrueSurface {
public:
    explicit CrossedSurface(SurfaceCrossing crossing) : crossing_(std::move(crossing)) {}
    [[nodiscard]] bool crosses(const Vec3& from, const Vec3& to, double near) const override {
        return crossing_.crosses(from, to, near);
    }

private:
    SurfaceCrossing crossing_;
};

/// What a layer says of its surface beside its subject.
struct SurfaceExtentOptions {
    Domain domain;
    const SourceNode* where = nullptr;  ///< A condition, or none.
};

/// The surface that is the layer's subject, or null after a message.
std::unique_ptr<SurfaceShape> read_surface_shape(const LayerSource& source, const SurfaceExtentOptions& options);

}  // namespace lectern
