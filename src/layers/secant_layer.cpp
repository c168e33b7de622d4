#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/slope_triangle.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

struct SecantOptions : LayerOptions {
    std::optional<Located<Vec2>> at;
    double span = 1;
    bool slope_triangle = false;
    bool markers = true;
};

const FieldTable<SecantOptions>& secant_fields() {
    static const auto fields =
        FieldTable<SecantOptions>("layer 'secant'")
            .include(common_fields())
            .required("at", &SecantOptions::at, read::pair(), "the two places [a, b] where it meets the curve")
            .optional("span", &SecantOptions::span, read::number({0}), "how far it reaches beyond both, along the axis",
                      "1")
            .optional("slope_triangle", &SecantOptions::slope_triangle, read::boolean(),
                      "whether a triangle shows the differences of both coordinates", "false")
            .optional("markers", &SecantOptions::markers, read::boolean(), "whether the two points are marked", "true");
    return fields;
}

/// The line through two points of a curve.
class SecantLayer : public Layer {
public:
    SecantLayer(SecantOptions options, const FunctionEntry& function)
        : options_(std::move(options)), function_(function) {
        for (const double x : {options_.at->value.x(), options_.at->value.y()})
            points_.emplace_back(x, function_.field.value_at(std::array{x}));
        const Vec2 way = points_[1] - points_[0];
        slope_ = way.y() / way.x();
        const double beyond = way.x() > 0 ? options_.span : -options_.span;
        ends_ = {points_[0] - Vec2(beyond, beyond * slope_), points_[1] + Vec2(beyond, beyond * slope_)};
    }

    void extend(Extent& extent) const override {
        for (const Vec2& end : ends_) extent.roomy[1].include(end.y());
        for (const Vec2& point : points_) {
            extent.roomy[0].include(point.x());
            extent.roomy[1].include(point.y());
        }
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group2d group;
        if (options_.slope_triangle) {
            const Vec2 way = points_[1] - points_[0];
            add_slope_triangle(group, points_[0], way.x(), way.y(), stroke(), options_);
        }
        group.emplace_back(Line2d{ends_, stroke()});
        if (options_.markers) {
            for (const Vec2& point : points_)
                group.emplace_back(Marker2d{point, {MarkerShape::circle, 7, stroke().color, {1, 1, 1, 1}, 1}});
        }
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override {
        return fmt::format("the secant of {} through {} and {}, of slope {}", function_.name,
                           options_.number(points_[0].x()), options_.number(points_[1].x()),
                           options_.number(slope_, 4));
    }
    [[nodiscard]] bool exists() const { return ends_[0].allFinite() && ends_[1].allFinite(); }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.tangent, 2); }

    SecantOptions options_;
    const FunctionEntry& function_;
    std::vector<Vec2> points_, ends_;
    double slope_ = 0;
};

}  // namespace

std::unique_ptr<Layer> make_secant(const LayerSource& source) {
    SecantOptions options = read_options(source, secant_fields());
    const FunctionEntry* function = subject_function(source, 1);
    if (function == nullptr || !options.at) return nullptr;
    const SourceSpan place = options.at->span;
    if (options.at->value.x() == options.at->value.y()) {
        source.diagnostics.error(place, "a secant needs two places that differ",
                                 "the line at one place is a tangent_line");
        return nullptr;
    }
    auto layer = std::make_unique<SecantLayer>(std::move(options), *function);
    if (layer->exists()) return layer;
    source.diagnostics.error(place, fmt::format("'{}' has no finite value at one of these places", function->name));
    return nullptr;
}

std::vector<FieldInfo> secant_reference() { return secant_fields().infos(); }

}  // namespace lectern
