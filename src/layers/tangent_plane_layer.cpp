#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/surface_contact.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

struct TangentPlaneOptions : LayerOptions {
    PointValue at;
    double span = 1;
    Domain domain;
};

const FieldTable<TangentPlaneOptions>& tangent_plane_fields() {
    static const auto fields = FieldTable<TangentPlaneOptions>("layer 'tangent_plane'")
                                   .include(common_fields())
                                   .required("at", &TangentPlaneOptions::at, read::point(), "where it touches")
                                   .optional("span", &TangentPlaneOptions::span, read::positive(),
                                             "how far it reaches to either side along both variables", "1")
                                   .optional("domain", &TangentPlaneOptions::domain, read::domain(),
                                             "the parameters of a surface given by x, y and z", "none");
    return fields;
}

class TangentPlaneLayer : public Layer {
public:
    TangentPlaneLayer(TangentPlaneOptions options, SurfaceContact contact)
        : options_(std::move(options)), contact_(std::move(contact)) {
        constexpr std::array<std::array<double, 2>, 4> corners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
        for (const auto& [across, up] : corners)
            mesh_.points.emplace_back(contact_.point +
                                      options_.span * (across * contact_.first + up * contact_.second));
        mesh_.normals.assign(4, contact_.normal);
        mesh_.triangles = {{0, 1, 2}, {0, 2, 3}};
        mesh_.color = options_.color.value_or(options_.palette.tangent_plane);
        mesh_.opacity = options_.opacity;
    }

    void extend(Extent& extent) const override {
        for (const Vec3& point : mesh_.points) {
            for (int axis = 0; axis < 3; ++axis) extent.exact[static_cast<std::size_t>(axis)].include(point[axis]);
        }
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override { return {mesh_}; }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->patch = with_opacity(mesh_.color, mesh_.opacity);
        return entry;
    }
    std::string description() const override {
        return fmt::format("the tangent plane of {} at {}", contact_.surface, contact_.place);
    }

private:
    TangentPlaneOptions options_;
    SurfaceContact contact_;
    Mesh mesh_;
};

}  // namespace

std::unique_ptr<Layer> make_tangent_plane(const LayerSource& source) {
    TangentPlaneOptions options = read_options(source, tangent_plane_fields());
    auto contact = read_surface_contact(source, options.at, options.domain, "tangent plane");
    if (!contact) return nullptr;
    return std::make_unique<TangentPlaneLayer>(std::move(options), std::move(*contact));
}

std::vector<FieldInfo> tangent_plane_reference() { return tangent_plane_fields().infos(); }

}  // namespace lectern
