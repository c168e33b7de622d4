#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

struct TangentPlaneOptions : LayerOptions {
    PointValue at;
    double span = 1;
};

const FieldTable<TangentPlaneOptions>& tangent_plane_fields() {
    static const auto fields = FieldTable<TangentPlaneOptions>("layer 'tangent_plane'")
                                   .include(common_fields())
                                   .required("at", &TangentPlaneOptions::at, read::point(), "where it touches")
                                   .optional("span", &TangentPlaneOptions::span, read::positive(),
                                             "how far it reaches to either side in both variables", "1");
    return fields;
}

class TangentPlaneLayer : public Layer {
public:
    TangentPlaneLayer(TangentPlaneOptions options, const FunctionEntry& function)
        : options_(std::move(options)), function_(function) {
        const Vec2 at(options_.at.at[0], options_.at.at[1]);
        const Slope slope = slope_at(function_.field, at);
        constexpr std::array<std::array<double, 2>, 4> corners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
        for (const auto& [across, up] : corners) {
            const Vec2 step = options_.span * Vec2(across, up);
            mesh_.points.emplace_back(at.x() + step.x(), at.y() + step.y(), slope.value + slope.gradient.dot(step));
        }
        mesh_.normals.assign(4, Vec3(-slope.gradient.x(), -slope.gradient.y(), 1));
        mesh_.triangles = {{0, 1, 2}, {0, 2, 3}};
        mesh_.color = options_.color.value_or(options_.palette.tangent_plane);
    }

    void extend(Extent& extent) const override {
        for (const Vec3& point : mesh_.points) {
            for (int axis = 0; axis < 3; ++axis) extent.exact[static_cast<std::size_t>(axis)].include(point[axis]);
        }
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override { return {mesh_}; }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->patch = mesh_.color;
        return entry;
    }
    std::string description() const override {
        return fmt::format("the tangent plane of {} at {}", function_.name, options_.place(options_.at.at));
    }
    [[nodiscard]] bool exists() const {
        for (const Vec3& point : mesh_.points) {
            if (!point.allFinite()) return false;
        }
        return true;
    }

private:
    TangentPlaneOptions options_;
    const FunctionEntry& function_;
    Mesh mesh_;
};

}  // namespace

std::unique_ptr<Layer> make_tangent_plane(const LayerSource& source) {
    TangentPlaneOptions options = read_options(source, tangent_plane_fields());
    refuse_translucent(options, source.entry.span, source.diagnostics);
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr || options.at.at.empty()) return nullptr;
    if (!has_dimension(options.at, 2, function->name, source.diagnostics)) return nullptr;
    const SourceSpan place = options.at.span;
    auto layer = std::make_unique<TangentPlaneLayer>(std::move(options), *function);
    if (layer->exists()) return layer;
    source.diagnostics.error(
        place, fmt::format("'{}' has no tangent plane here: its value or slope is not finite", function->name));
    return nullptr;
}

std::vector<FieldInfo> tangent_plane_reference() { return tangent_plane_fields().infos(); }

}  // namespace lectern
