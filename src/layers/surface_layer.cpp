#include "layers/color_scale.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/level_line_options.h"
#include "layers/samples_option.h"
#include "layers/surface_accuracy.h"
#include "layers/surface_shape.h"
#include "layers/told_range.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr Color line_color{0.16, 0.18, 0.22, 0.55};
constexpr int color_bar_intervals = 8;
/// How far triangles may lie off the surface where a side of the box is as long as the picture's shorter side. The
/// box's picture is less than that, whatever the camera.
constexpr double tolerance_pixels = 0.24;

struct SurfaceOptions : LayerOptions, SurfaceExtentOptions {
    int samples = 0;  ///< 0: automatic.
    std::optional<ColorMap> colormap;
    std::optional<Range> range;
    std::array<LevelLineOptions, 3> contours;
    ColorBarOptions color_bar;
    Lighting lighting;
};

const FieldTable<Lighting>& lighting_fields() {
    static const auto fields =
        FieldTable<Lighting>("lighting")
            .optional("ambient", &Lighting::ambient, read::number({0, 1}), "light from all sides", "0.8")
            .optional("diffuse", &Lighting::diffuse, read::number({0, 1}), "light that a slope catches", "0.8")
            .optional("specular", &Lighting::specular, read::number({0, 2}), "gloss", "0.05")
            .optional("roughness", &Lighting::roughness, read::number({0, 1}), "how wide the gloss spreads", "0.5")
            .optional("fresnel", &Lighting::fresnel, read::number({0, 5}), "light that grazes the edges", "0.2");
    return fields;
}

const FieldTable<SurfaceOptions>& surface_fields() {
    static const auto fields =
        FieldTable<SurfaceOptions>("layer 'surface'")
            .include(common_fields())
            .optional("domain", &SurfaceOptions::domain, read::domain(),
                      "the part of the plane it stands on; the parameters of one with x, y and z", "the figure's")
            .optional("where", &SurfaceOptions::where, read::any("a condition, such as x^2 + y^2 < 4"),
                      "cuts it where the condition ends; of parts of one surface the later layer is seen", "everywhere")
            .optional("samples", &SurfaceOptions::samples, read_samples(2, 2000),
                      "points along each side of a fixed grid; auto: as many as its bends need", "auto")
            .optional("colormap", &SurfaceOptions::colormap, read::colormap(), "colours by height", "viridis")
            .optional("range", &SurfaceOptions::range, read::range(), "heights of the colour map's ends",
                      "those of the surface")
            .optional("contours", &SurfaceOptions::contours, read_level_lines(), "lines of constant x, y, z on it",
                      "none")
            .optional("colorbar", &SurfaceOptions::color_bar, read_color_bar(), "the key to its colours", "false")
            .optional("lighting", &SurfaceOptions::lighting, read::mapping(lighting_fields()), "as Plotly's");
    return fields;
}

/// Those that a surface of this extent crosses: at its ends, where it is level, there is no line.
std::vector<double> levels_within(const Range& extent, std::vector<double> levels) {
    const double hair = 1e-6 * extent.length();
    std::erase_if(levels, [&](double level) { return !(level > extent.low + hair && level < extent.high - hair); });
    return levels;
}

class SurfaceLayer : public Layer {
public:
    SurfaceLayer(SurfaceOptions options, std::unique_ptr<SurfaceShape> shape)
        : options_(std::move(options)), shape_(std::move(shape)) {
        if (!options_.colormap && !options_.color) options_.colormap = ColorMap::named("viridis");
    }

    void prepare(int jobs) override {
        jobs_ = jobs;
        bounds_ = shape_->bounds(jobs);
    }
    void extend(Extent& extent) const override {
        for (std::size_t axis = 0; axis < 3; ++axis) extent.exact[axis].include(bounds_[axis]);
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        auto level_lines = level_lines_of(options_.contours, scope.ranges, scope.tick_values, line_color);
        SurfaceAccuracy accuracy = accuracy_in_sight(scope, tolerance_pixels);
        for (std::size_t axis = 0; axis < 3; ++axis)
            accuracy.levels[axis] = levels_within(bounds_[axis], level_lines[axis].levels);
        Tessellation triangles = shape_->tessellated(accuracy, options_.samples, jobs_);
        Mesh mesh;
        mesh.points = std::move(triangles.points);
        mesh.normals = std::move(triangles.normals);
        mesh.triangles = std::move(triangles.triangles);
        mesh.colormap = options_.colormap;
        mesh.range = color_range();
        mesh.color = options_.color.value_or(Color{});
        mesh.lighting = options_.lighting;
        mesh.surface = shape_->identity();
        // Triangles of a fixed grid, or of too few, are another surface.
        if (accuracy.outlines_from && options_.samples == 0 && triangles.within_tolerance) mesh.truth = shape_->truth();
        mesh.opacity = options_.opacity;
        mesh.level_lines = std::move(level_lines);
        Group3d group;  // not from a list in braces, which copies
        group.emplace_back(std::move(mesh));
        return group;
    }
    std::optional<ColorBar> color_bar() const override {
        if (!options_.color_bar.shown || !options_.colormap) return std::nullopt;
        return smooth_color_bar(options_.color_bar, *options_.colormap, color_range(), options_.numbers,
                                color_bar_intervals);
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (!entry) return entry;
        if (options_.colormap) {
            entry->scale = options_.colormap;
        } else {
            entry->patch = options_.color_or({});
        }
        return entry;
    }
    std::string description() const override {
        return fmt::format("{}, with heights {}", shape_->description(), told_range(bounds_[2], options_.numbers));
    }

private:
    /// A flat surface still needs a scale of positive length.
    [[nodiscard]] Range color_range() const { return options_.range.value_or(with_some_length(bounds_[2])); }

    SurfaceOptions options_;
    std::unique_ptr<SurfaceShape> shape_;
    int jobs_ = 1;
    std::array<Range, 3> bounds_;
};

}  // namespace

std::unique_ptr<Layer> make_surface(const LayerSource& source) {
    SurfaceOptions options = read_options(source, surface_fields());
    if (options.samples > 0 && source.entry.subject->find("of") != nullptr) {
        refuse(source, "a level surface has no grid of samples", "leave out samples: it is as fine as its bends need");
    }
    auto shape = read_surface_shape(source, options);
    if (shape == nullptr) return nullptr;
    return std::make_unique<SurfaceLayer>(std::move(options), std::move(shape));
}

std::vector<FieldInfo> surface_reference() { return surface_fields().infos(); }

}  // namespace lectern
