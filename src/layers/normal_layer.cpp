#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/surface_contact.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

struct NormalOptions : LayerOptions {
    PointValue at;
    double length = 1;
    bool arrow = true;
    Domain domain;
};

const FieldTable<NormalOptions>& normal_fields() {
    static const auto fields =
        FieldTable<NormalOptions>("layer 'normal'")
            .include(line_fields())
            .required("at", &NormalOptions::at, read::point(), "the foot of the normal")
            .optional("length", &NormalOptions::length, read::positive(), "of the normal, in data units", "1")
            .optional("arrow", &NormalOptions::arrow, read::boolean(),
                      "an arrow upwards; false: a line that reaches as far to either side", "true")
            .optional("domain", &NormalOptions::domain, read::domain(),
                      "the parameters of a surface given by x, y and z", "none");
    return fields;
}

/// The normal of the graph of a function of one variable, in the plane, or of a surface, in space.
class NormalLayer : public Layer {
public:
    NormalLayer(NormalOptions options, SurfaceContact contact)
        : options_(std::move(options)),
          contact_(std::move(contact)),
          foot_(contact_.point),
          direction_(options_.length * contact_.normal) {}

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
        const std::optional<Stroke> hidden = options_.hidden_stroke(stroke());
        if (options_.arrow) return {Arrow3d{.from = from(), .to = to(), .stroke = stroke(), .hidden = hidden}};
        return {Line3d{{from(), to()}, stroke(), hidden}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(), options_.arrow);
    }
    std::string description() const override {
        return fmt::format("the normal of {} at {}", contact_.surface, contact_.place);
    }

private:
    [[nodiscard]] Vec3 from() const { return options_.arrow ? foot_ : Vec3(foot_ - direction_); }
    [[nodiscard]] Vec3 to() const { return foot_ + direction_; }
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 2); }

    NormalOptions options_;
    SurfaceContact contact_;
    Vec3 foot_, direction_;
};

/// Where the graph of a function of one variable is touched, in the plane z = 0.
std::optional<SurfaceContact> curve_contact(const LayerSource& source, const NormalOptions& options) {
    const FunctionEntry* function = subject_function(source, 1);
    if (function == nullptr || options.at.at.empty()) return std::nullopt;
    // A point of the curve may be named for its normal: its first coordinate says where.
    if (options.at.at.size() != 2 && !has_dimension(options.at, 1, function->name, source.diagnostics))
        return std::nullopt;
    const std::array<double, 1> at{options.at.at[0]};
    SurfaceContact contact;
    contact.point = Vec3(at[0], function->field.value_at(at), 0);
    contact.normal = Vec3(-function->field.gradient_at(at)[0], 1, 0);
    contact.normal /= contact.normal.norm();
    contact.surface = function->name;
    contact.place = options.place(at);
    if (contact.point.allFinite() && contact.normal.allFinite()) return contact;
    source.diagnostics.error(options.at.span, fmt::format("'{}' has no normal here", function->name),
                             "choose a place where it has a value and slopes");
    return std::nullopt;
}

}  // namespace

std::unique_ptr<Layer> make_normal(const LayerSource& source) {
    NormalOptions options = read_options(source, normal_fields());
    auto contact = source.in_space ? read_surface_contact(source, options.at, options.domain, "normal")
                                   : curve_contact(source, options);
    if (!contact) return nullptr;
    return std::make_unique<NormalLayer>(std::move(options), std::move(*contact));
}

std::vector<FieldInfo> normal_reference() { return normal_fields().infos(); }

}  // namespace lectern
