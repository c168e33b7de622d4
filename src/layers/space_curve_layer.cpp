#include "layers/space_curve_layer.h"

#include "layers/parametric_subject.h"
#include "lectern/calculus/space_curve.h"

#include <cmath>

namespace lectern {
namespace {

constexpr int bound_samples = 1024;
/// How far the drawn line may lie off the curve where a side of the box is as long as the picture's shorter side.
constexpr double tolerance_pixels = 0.1;

class SpaceCurveLayer : public Layer {
public:
    SpaceCurveLayer(LayerOptions options, SpaceCurve curve) : options_(std::move(options)), curve_(std::move(curve)) {}

    void prepare(int /*jobs*/) override {
        for (const Vec3& point : curve_.samples(bound_samples))
            for (int axis = 0; axis < 3; ++axis) bounds_[static_cast<std::size_t>(axis)].include(point[axis]);
    }
    void extend(Extent& extent) const override {
        for (std::size_t axis = 0; axis < 3; ++axis) extent.roomy[axis].include(bounds_[axis]);
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Vec3 scale;
        for (int axis = 0; axis < 3; ++axis)
            scale[axis] = scope.sides[axis] / scope.ranges[static_cast<std::size_t>(axis)].length();
        return {Line3d{curve_.traced(scale, tolerance_pixels / scope.scene_scale), stroke(),
                       options_.hidden_stroke(stroke())}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override { return "a curve in space"; }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.curves.front().color, 2.25); }

    LayerOptions options_;
    SpaceCurve curve_;
    std::array<Range, 3> bounds_;
};

}  // namespace

std::unique_ptr<Layer> make_space_curve(const LayerSource& source, const LayerOptions& options, const Domain& domain) {
    const auto subject = read_parametric_subject(source, domain, 1, "a curve in space");
    if (!subject) return nullptr;
    const auto& xyz = subject->coordinates;
    return std::make_unique<SpaceCurveLayer>(
        options, SpaceCurve({xyz[0], xyz[1], xyz[2]}, subject->parameters[0], subject->ranges[0]));
}

}  // namespace lectern
