#include "layers/parametric_subject.h"
#include "layers/surface_shapes.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/surface_extent.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

constexpr int sample_cells = 96;

class ParametricShape : public SurfaceShape {
public:
    ParametricShape(const std::array<Expr, 3>& coordinates, const std::array<Expr, 2>& parameters, Range u, Range v,
                    std::optional<Expr> margin)
        : surface_(coordinates, parameters, margin),
          identity_(fmt::format("places {}, {}, {} of {}, {}", to_text(coordinates[0]), to_text(coordinates[1]),
                                to_text(coordinates[2]), parameters[0].name(), parameters[1].name())),
          u_(u),
          v_(v) {}

    std::array<Range, 3> bounds(int /*jobs*/) const override { return surface_extent(surface_, u_, v_, sample_cells); }
    Tessellation tessellated(const SurfaceAccuracy& accuracy, int samples, int jobs) const override {
        return samples > 0 ? tessellate_evenly(surface_, u_, v_, samples - 1, accuracy, jobs)
                           : tessellate(surface_, u_, v_, accuracy, jobs);
    }
    std::string identity() const override { return identity_; }
    std::string description() const override { return "a surface in two parameters"; }

private:
    ParametricSurface surface_;
    std::string identity_;
    Range u_, v_;
};

}  // namespace

std::unique_ptr<SurfaceShape> read_parametric_shape(const LayerSource& source, const SurfaceExtentOptions& options) {
    const auto subject = read_parametric_subject(source, options.domain, 2, "a parametric surface");
    if (!subject) return nullptr;
    std::optional<Expr> margin;
    if (options.where != nullptr) {
        margin = read_condition(*options.where, subject->names, source.names, source.diagnostics);
        if (!margin) return nullptr;
    }
    const auto& xyz = subject->coordinates;
    return std::make_unique<ParametricShape>(std::array{xyz[0], xyz[1], xyz[2]},
                                             std::array{subject->parameters[0], subject->parameters[1]},
                                             subject->ranges[0], subject->ranges[1], margin);
}

}  // namespace lectern
