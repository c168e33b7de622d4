#include "layers/color_bar_options.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/level_line_options.h"
#include "layers/samples_option.h"
#include "layers/surface_mesh.h"
#include "lectern/base/ticks.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr Color line_color{0.16, 0.18, 0.22, 0.55};
constexpr int automatic_cells = 96;
constexpr int color_bar_intervals = 8;

struct SurfaceOptions : LayerOptions {
    Domain domain;
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
            .optional("domain", &SurfaceOptions::domain, read::domain(), "the part of the plane it stands on",
                      "the figure's")
            .optional("samples", &SurfaceOptions::samples, read_samples(2, 2000), "points along each side", "auto")
            .optional("colormap", &SurfaceOptions::colormap, read::colormap(), "colours by height", "viridis")
            .optional("range", &SurfaceOptions::range, read::range(), "heights of the colour map's ends",
                      "those of the surface")
            .optional("contours", &SurfaceOptions::contours, read_level_lines(), "lines of constant x, y, z on it",
                      "none")
            .optional("colorbar", &SurfaceOptions::color_bar, read_color_bar(), "the key to its colours", "false")
            .optional("lighting", &SurfaceOptions::lighting, read::mapping(lighting_fields()), "as Plotly's")
            .not_built("where", "a condition that cuts it");
    return fields;
}

class SurfaceLayer : public Layer {
public:
    SurfaceLayer(SurfaceOptions options, const FunctionEntry& function, Range x, Range y)
        : options_(std::move(options)), function_(function), x_(x), y_(y) {
        if (!options_.colormap && !options_.color) options_.colormap = ColorMap::named("viridis");
    }

    void prepare(int jobs) override {
        const int cells = options_.samples > 0 ? options_.samples - 1 : automatic_cells;
        mesh_ = surface_mesh(function_.field, x_, y_, cells, jobs);
        heights_ = height_range(mesh_);
        mesh_.colormap = options_.colormap;
        mesh_.range = color_range();
        mesh_.color = options_.color.value_or(Color{});
        mesh_.lighting = options_.lighting;
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
        extent.exact[2].include(heights_);
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Mesh mesh = mesh_;
        mesh.level_lines = level_lines_of(options_.contours, scope.ranges, scope.tick_values, line_color);
        return {std::move(mesh)};
    }
    std::optional<ColorBar> color_bar() const override {
        if (!options_.color_bar.shown || !options_.colormap) return std::nullopt;
        ColorBar bar;
        bar.label = options_.color_bar.label;
        bar.side = options_.color_bar.side;
        bar.range = color_range();
        bar.colormap = options_.colormap;
        bar.ticks = options_.numbers.ticks(round_ticks(bar.range, color_bar_intervals, options_.color_bar.format));
        return bar;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (!entry) return entry;
        if (options_.colormap) {
            entry->scale = options_.colormap;
        } else {
            entry->patch = options_.color;
        }
        return entry;
    }
    std::string description() const override {
        const auto& variables = function_.field.variables();
        return fmt::format("the surface z = {}({}, {}), from {} to {}", function_.name, variables[0].name(),
                           variables[1].name(), options_.number(heights_.low, 4), options_.number(heights_.high, 4));
    }

private:
    /// A flat surface still needs a scale of positive length.
    [[nodiscard]] Range color_range() const {
        if (options_.range) return *options_.range;
        if (heights_.empty()) return {0, 1};
        if (heights_.length() > 0) return heights_;
        return {heights_.low - 0.5, heights_.high + 0.5};
    }

    SurfaceOptions options_;
    const FunctionEntry& function_;
    Range x_, y_;
    Mesh mesh_;
    Range heights_;
};

}  // namespace

std::unique_ptr<Layer> make_surface(const LayerSource& source) {
    SurfaceOptions options = read_options(source, surface_fields());
    refuse_translucent(options, source.entry.span, source.diagnostics);
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0, options.domain);
    const auto y = interval_of(source, *function, 1, options.domain);
    if (!x || !y) return nullptr;
    return std::make_unique<SurfaceLayer>(std::move(options), *function, *x, *y);
}

std::vector<FieldInfo> surface_reference() { return surface_fields().infos(); }

}  // namespace lectern
