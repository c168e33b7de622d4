#include "layers/color_scale.h"
#include "layers/contour_bands.h"
#include "layers/even_steps.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/told_range.h"
#include "lectern/calculus/level_regions.h"

#include <fmt/format.h>

namespace lectern {
namespace {

/// Steps of colour so small that the eye sees none of them.
constexpr int band_count = 128;
constexpr int grid_points = 161;
constexpr double flatness = 0.2;  ///< CSS pixels.

struct HeatmapOptions : LayerOptions {
    ColorMap colormap = *ColorMap::named("viridis");
    std::optional<Range> range;
    ColorBarOptions color_bar;
};

const FieldTable<HeatmapOptions>& heatmap_fields() {
    static const auto fields =
        FieldTable<HeatmapOptions>("layer 'heatmap'")
            .include(common_fields())
            .optional("colormap", &HeatmapOptions::colormap, read::colormap(), "its colours", "viridis")
            .optional("range", &HeatmapOptions::range, read::range(),
                      "of heights that the colours span; those beyond have the end's colour", "all heights")
            .optional("colorbar", &HeatmapOptions::color_bar, read_color_bar(), "the key to its colours", "false");
    return fields;
}

/// A function's height as colour: bands as fine as the colour map, so that the file holds shapes and no pixels.
class HeatmapLayer : public Layer {
public:
    HeatmapLayer(HeatmapOptions options, const FunctionEntry& function, Range x, Range y)
        : options_(std::move(options)), function_(function), x_(x), y_(y) {}

    void prepare(int jobs) override {
        grid_ = sample_heights(function_.field, x_, y_, grid_points, grid_points, jobs);
        range_ = with_some_length(options_.range.value_or(grid_.z_range()));
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        // The lowest region holds all there is; above the last level stands no band of another colour.
        std::vector<double> levels = even_steps(range_, band_count);
        levels.front() = std::min(levels.front(), grid_.z_range().low);
        levels.pop_back();
        std::vector<Color> colors;
        for (int band = 0; band < band_count; ++band) {
            const double share = (band + 0.5) / band_count;
            colors.push_back(with_opacity(options_.colormap.smooth(share), options_.opacity));
        }
        FilledBands bands;
        for (LevelRegion& region :
             level_regions(function_.field, grid_, levels, {flatness * scope.pixel, scope.jobs})) {
            const Color color = colors[bands.regions.size()];
            bands.regions.push_back({region.level, color, std::move(region.rings)});
        }
        return {std::move(bands)};
    }
    std::optional<ColorBar> color_bar() const override {
        if (!options_.color_bar.shown) return std::nullopt;
        return smooth_color_bar(options_.color_bar, options_.colormap, range_, options_.numbers);
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->scale = options_.colormap;
        return entry;
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("a heat map of {} {}", function_.name, told_range(range_, options_.numbers));
    }

private:
    HeatmapOptions options_;
    const FunctionEntry& function_;
    Range x_, y_;
    HeightGrid grid_;
    Range range_;
};

}  // namespace

std::unique_ptr<Layer> make_heatmap(const LayerSource& source) {
    HeatmapOptions options = read_options(source, heatmap_fields());
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0);
    const auto y = interval_of(source, *function, 1);
    if (!x || !y) return nullptr;
    return std::make_unique<HeatmapLayer>(std::move(options), *function, *x, *y);
}

std::vector<FieldInfo> heatmap_reference() { return heatmap_fields().infos(); }

}  // namespace lectern
