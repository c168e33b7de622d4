#include "layers/arrow_direction.h"
#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/places_option.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

struct GradientOptions : LayerOptions {
    std::vector<PointValue> at;
    int direction = 1;
    double scale = 1;
};

const FieldTable<GradientOptions>& gradient_fields() {
    static const auto fields = FieldTable<GradientOptions>("layer 'gradient'")
                                   .include(line_fields())
                                   .required("at", &GradientOptions::at, read_places(), "where the arrows begin")
                                   .optional("direction", &GradientOptions::direction, read_arrow_direction(),
                                             "along the gradient or against it", "ascent")
                                   .optional("scale", &GradientOptions::scale, read::positive(),
                                             "an arrow is the gradient divided by this, in data units", "1");
    return fields;
}

class GradientLayer : public Layer {
public:
    GradientLayer(GradientOptions options, const FunctionEntry& function, std::array<Range, 2> domain)
        : options_(std::move(options)), function_(function), domain_(domain) {
        for (const PointValue& place : options_.at) {
            const Vec2 from(place.at[0], place.at[1]);
            const Slope slope = slope_at(function_.field, from);
            const Vec2 step = options_.direction / options_.scale * slope.gradient;
            const double rise = slope.gradient.dot(step);
            if (!step.allFinite() || !std::isfinite(slope.value)) continue;
            arrows_.push_back(
                {{from.x(), from.y(), slope.value}, {from.x() + step.x(), from.y() + step.y(), slope.value + rise}});
        }
    }

    void extend(Extent& extent) const override {
        extent.exact[0].include(domain_[0]);
        extent.exact[1].include(domain_[1]);
        for (const auto& [from, to] : arrows_) {
            for (int axis = 0; axis < 3; ++axis) {
                auto& roomy = extent.roomy[static_cast<std::size_t>(axis)];
                roomy.include(from[axis]);
                roomy.include(to[axis]);
            }
        }
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group2d group;
        for (const auto& [from, to] : arrows_) group.emplace_back(Arrow2d{from.head<2>(), to.head<2>(), stroke()});
        return group;
    }
    /// In space the arrow lies in the tangent plane.
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group3d group;
        for (const auto& [from, to] : arrows_)
            group.emplace_back(
                Arrow3d{.from = from, .to = to, .stroke = stroke(), .hidden = options_.hidden_stroke(stroke())});
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(), true);
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("the {}gradient of {} as {}", options_.direction < 0 ? "negative " : "", function_.name,
                           arrows_.size() == 1 ? "an arrow" : "arrows");
    }

private:
    struct Ends {
        Vec3 from, to;
    };

    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 2); }

    GradientOptions options_;
    const FunctionEntry& function_;
    std::array<Range, 2> domain_;
    std::vector<Ends> arrows_;
};

}  // namespace

std::unique_ptr<Layer> make_gradient(const LayerSource& source) {
    GradientOptions options = read_options(source, gradient_fields());
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr || options.at.empty()) return nullptr;
    for (const PointValue& place : options.at) {
        if (!has_dimension(place, 2, function->name, source.diagnostics)) return nullptr;
    }
    return std::make_unique<GradientLayer>(std::move(options), *function, known_domain(source, *function));
}

std::vector<FieldInfo> gradient_reference() { return gradient_fields().infos(); }

}  // namespace lectern
