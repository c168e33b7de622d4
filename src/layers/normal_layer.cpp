#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

struct NormalOptions : LayerOptions {
    PointValue at;
    double length = 1;
    bool arrow = true;
};

const FieldTable<NormalOptions>& normal_fields() {
    static const auto fields =
        FieldTable<NormalOptions>("layer 'normal'")
            .include(common_fields())
            .required("at", &NormalOptions::at, read::point(), "the foot of the normal")
            .optional("length", &NormalOptions::length, read::positive(), "of the normal, in data units", "1")
            .optional("arrow", &NormalOptions::arrow, read::boolean(),
                      "an arrow upwards; false: a line that reaches as far to either side", "true");
    return fields;
}

/// The normal of the graph of a function of one variable, in the plane, or of two, in space: the direction
/// (-slopes, 1).
class NormalLayer : public Layer {
public:
    NormalLayer(NormalOptions options, const FunctionEntry& function)
        : options_(std::move(options)), function_(function) {
        const std::size_t n = function_.field.arity();
        const std::vector<double> at(options_.at.at.begin(), options_.at.at.begin() + static_cast<std::ptrdiff_t>(n));
        const std::vector<double> slopes = function_.field.gradient_at(at);
        const double value = function_.field.value_at(at);
        foot_ = n == 1 ? Vec3(at[0], value, 0) : Vec3(at[0], at[1], value);
        direction_ = n == 1 ? Vec3(-slopes[0], 1, 0) : Vec3(-slopes[0], -slopes[1], 1);
        direction_ *= options_.length / direction_.norm();
    }

    void extend(Extent& extent) const override {
        for (const Vec3& end : {from(), to()}) {
            for (int axis = 0; axis < 3; ++axis) extent.roomy[static_cast<std::size_t>(axis)].include(end[axis]);
        }
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        const Vec2 begin = from().head<2>(), end = to().head<2>();
        if (options_.arrow) return {Arrow2d{begin, end, stroke()}};
        return {Line2d{{begin, end}, stroke(), false}};
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override {
        if (options_.arrow) return {Arrow3d{from(), to(), stroke()}};
        return {Line3d{{from(), to()}, stroke()}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(), options_.arrow);
    }
    std::string description() const override {
        const std::span<const double> at = options_.at.at;
        return fmt::format("the normal of {} at {}", function_.name, options_.place(at.first(function_.field.arity())));
    }
    [[nodiscard]] bool exists() const { return foot_.allFinite() && direction_.allFinite(); }

private:
    [[nodiscard]] Vec3 from() const { return options_.arrow ? foot_ : Vec3(foot_ - direction_); }
    [[nodiscard]] Vec3 to() const { return foot_ + direction_; }
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 2); }

    NormalOptions options_;
    const FunctionEntry& function_;
    Vec3 foot_, direction_;
};

}  // namespace

std::unique_ptr<Layer> make_normal(const LayerSource& source) {
    NormalOptions options = read_options(source, normal_fields());
    const FunctionEntry* function = subject_function(source, source.in_space ? 2 : 1);
    if (function == nullptr || options.at.at.empty()) return nullptr;
    // A point of the curve may be named for its normal: its first coordinate says where.
    const bool on_curve = !source.in_space && options.at.at.size() == 2;
    if (!on_curve && !has_dimension(options.at, function->field.arity(), function->name, source.diagnostics))
        return nullptr;
    const SourceSpan at = options.at.span;
    auto layer = std::make_unique<NormalLayer>(std::move(options), *function);
    if (layer->exists()) return layer;
    source.diagnostics.error(at, fmt::format("'{}' has no normal here", function->name),
                             "choose a place where it has a value and slopes");
    return nullptr;
}

std::vector<FieldInfo> normal_reference() { return normal_fields().infos(); }

}  // namespace lectern
