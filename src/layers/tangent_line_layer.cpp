#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/slope_triangle.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

/// `along: x`, `along: y` or a direction in the plane.
Reader<Vec2> read_direction() {
    return {"x, y or a direction [dx, dy]",
            [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<Vec2> {
                if (!node.is_sequence()) {
                    const auto axis = read::one_of<Vec2>("direction", {{"x", Vec2(1, 0)}, {"y", Vec2(0, 1)}});
                    return axis(node, names, diagnostics);
                }
                const auto direction = read::pair()(node, names, diagnostics);
                if (!direction) return std::nullopt;
                const double length = direction->norm();
                if (length > 0) return *direction / length;
                diagnostics.error(node.span, "a direction of length 0 points nowhere", "write such as [1, 1]");
                return std::nullopt;
            }};
}

struct TangentLineOptions : LayerOptions {
    PointValue at;
    std::optional<Located<Vec2>> along;
    double span = 1;
    std::optional<Located<bool>> slope_triangle;
};

const FieldTable<TangentLineOptions>& tangent_line_fields() {
    static const auto fields =
        FieldTable<TangentLineOptions>("layer 'tangent_line'")
            .include(line_fields())
            .required("at", &TangentLineOptions::at, read::point(), "where it touches")
            .optional("along", &TangentLineOptions::along, read_direction(), "its direction, for two variables")
            .optional("span", &TangentLineOptions::span, read::positive(),
                      "how far it reaches to either side, along the variables' axis or plane", "1")
            .optional("slope_triangle", &TangentLineOptions::slope_triangle, read::boolean(),
                      "in the plane: whether a triangle shows how far it rises on one unit", "false");
    return fields;
}

/// The tangent of a function of one variable, in the plane.
class TangentOfCurve : public Layer {
public:
    TangentOfCurve(TangentLineOptions options, const FunctionEntry& function)
        : options_(std::move(options)), function_(function) {
        const std::array<double, 1> at{options_.at.at[0]};
        const double value = function_.field.value_at(at);
        slope_ = function_.field.gradient_at(at)[0];
        contact_ = {at[0], value};
        for (const double offset : {-options_.span, options_.span}) {
            ends_.emplace_back(at[0] + offset, value + slope_ * offset);
        }
    }

    void extend(Extent& extent) const override {
        for (const Vec2& end : ends_) extent.roomy[1].include(end.y());
        if (!has_triangle()) return;
        extent.roomy[0].include(contact_.x() + 1);
        extent.roomy[1].include(contact_.y() + slope_);
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group2d group;
        if (has_triangle()) add_slope_triangle(group, contact_, 1, slope_, stroke(), options_);
        group.emplace_back(Line2d{ends_, stroke(), false});
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override {
        return fmt::format("the tangent of {} at {}", function_.name, options_.number(options_.at.at[0]));
    }
    [[nodiscard]] bool exists() const { return ends_[0].allFinite() && ends_[1].allFinite(); }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.tangent, 2); }

    [[nodiscard]] bool has_triangle() const { return options_.slope_triangle && options_.slope_triangle->value; }

    TangentLineOptions options_;
    const FunctionEntry& function_;
    Vec2 contact_{0, 0};
    double slope_ = 0;
    std::vector<Vec2> ends_;
};

/// A directional tangent of the graph of a function of two variables, in space.
class TangentOfSurface : public Layer {
public:
    TangentOfSurface(TangentLineOptions options, const FunctionEntry& function)
        : options_(std::move(options)), function_(function) {
        const Vec2 at(options_.at.at[0], options_.at.at[1]);
        const Slope slope = slope_at(function_.field, at);
        for (const double offset : {-options_.span, options_.span}) {
            const Vec2 step = offset * options_.along->value;
            ends_.emplace_back(at.x() + step.x(), at.y() + step.y(), slope.value + slope.gradient.dot(step));
        }
    }

    void extend(Extent& extent) const override {
        for (const Vec3& end : ends_) {
            for (int axis = 0; axis < 3; ++axis) extent.exact[static_cast<std::size_t>(axis)].include(end[axis]);
        }
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override {
        return {Line3d{ends_, stroke(), options_.hidden_stroke(stroke())}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override { return fmt::format("a tangent line of {}", function_.name); }
    [[nodiscard]] bool exists() const { return ends_[0].allFinite() && ends_[1].allFinite(); }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 1.75); }

    TangentLineOptions options_;
    const FunctionEntry& function_;
    std::vector<Vec3> ends_;
};

template <class Tangent>
std::unique_ptr<Layer> tangent_that_exists(const LayerSource& source, TangentLineOptions options,
                                           const FunctionEntry& function) {
    const SourceSpan place = options.at.span;
    auto layer = std::make_unique<Tangent>(std::move(options), function);
    if (layer->exists()) return layer;
    source.diagnostics.error(place,
                             fmt::format("'{}' has no tangent here: its value or slope is not finite", function.name));
    return nullptr;
}

}  // namespace

std::unique_ptr<Layer> make_tangent_line(const LayerSource& source) {
    TangentLineOptions options = read_options(source, tangent_line_fields());
    const FunctionEntry* function = subject_function(source, source.in_space ? 2 : 1);
    if (function == nullptr || options.at.at.empty()) return nullptr;
    // A point of the curve may be named for its tangent: its first coordinate says where.
    const bool on_curve = !source.in_space && options.at.at.size() == 2;
    if (!on_curve && !has_dimension(options.at, function->field.arity(), function->name, source.diagnostics))
        return nullptr;
    if (source.in_space && !options.along) {
        refuse(source, "a tangent line in space needs a direction", "add along: x, along: y or along: [dx, dy]");
        return nullptr;
    }
    if (!source.in_space && options.along) {
        source.diagnostics.error(options.along->span, "the tangent of a curve has only one direction",
                                 "leave out along");
        return nullptr;
    }
    if (source.in_space && options.slope_triangle) {
        source.diagnostics.error(options.slope_triangle->span, "slope triangles stand in the plane",
                                 "leave out slope_triangle");
        return nullptr;
    }
    if (source.in_space) return tangent_that_exists<TangentOfSurface>(source, std::move(options), *function);
    return tangent_that_exists<TangentOfCurve>(source, std::move(options), *function);
}

std::vector<FieldInfo> tangent_line_reference() { return tangent_line_fields().infos(); }

}  // namespace lectern
