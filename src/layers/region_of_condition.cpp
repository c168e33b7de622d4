#include "layers/region_of_condition.h"

#include "layers/flat_bands.h"
#include "layers/layer_options.h"
#include "layers/surface_accuracy.h"
#include "lectern/calculus/level_regions.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

constexpr int grid_points = 193;
constexpr double flatness = 0.05;  ///< CSS pixels.

struct RegionOptions : LayerOptions {
    bool edge = true;
    double fill_opacity = 0.25;
};

const FieldTable<RegionOptions>& region_of_condition_fields() {
    static const auto fields =
        FieldTable<RegionOptions>("layer 'region'")
            .include(common_fields())
            .optional("edge", &RegionOptions::edge, read::boolean(),
                      "whether its edge is drawn: dashed where < or > leave it out", "true")
            .optional("fill_opacity", &RegionOptions::fill_opacity, read::number({0, 1}), "of its inside", "0.25");
    return fields;
}

/// Where a condition on x and y holds: its margin is the least of what the comparisons are apart, positive inside.
class RegionOfCondition : public Layer {
public:
    RegionOfCondition(RegionOptions options, std::string words, ScalarField margin, Range x, Range y)
        : options_(std::move(options)), words_(std::move(words)), margin_(std::move(margin)), x_(x), y_(y) {}

    void prepare(int jobs) override {
        grid_ =
            resolve_levels(margin_, sample_heights(margin_, x_, y_, grid_points, grid_points, jobs), edge_level, jobs);
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        const LevelSearch search{flatness * scope.pixel, scope.jobs};
        Group2d group;
        Fill2d fill;
        fill.color = with_opacity(stroke().color, options_.fill_opacity);
        std::vector<LevelRegion> regions = level_regions(margin_, grid_, edge_level, search);
        fill.rings = std::move(regions.front().rings);
        group.emplace_back(std::move(fill));
        if (!options_.edge) return group;
        for (const auto& lines : level_lines(margin_, grid_, edge_level, search)) {
            for (const std::vector<Vec2>& line : lines) group.emplace_back(Line2d{line, stroke()});
        }
        return group;
    }
    /// On the floor of the box.
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        const double floor = scope.ranges[2].low;
        const ScalarField level("floor", margin_.variables(), margin_.body().pool().number(0));
        const SurfaceAccuracy accuracy = accuracy_in(scope, {x_, y_, Range{-1, 1}}, flatness);
        Tessellation inside = tessellate(GraphSurface(level, margin_.body()), x_, y_, accuracy, scope.jobs);
        Mesh mesh = flat_mesh(with_opacity(stroke().color, options_.fill_opacity));
        mesh.points = std::move(inside.points);
        for (Vec3& point : mesh.points) point.z() = floor;
        mesh.triangles = std::move(inside.triangles);
        Group3d group{std::move(mesh)};
        if (!options_.edge) return group;
        const Vec2 pixel = Vec2(x_.length(), y_.length()) / scope.shorter_side;
        for (const auto& lines : level_lines(margin_, grid_, edge_level, {flatness * pixel, scope.jobs})) {
            for (const std::vector<Vec2>& line : lines) group.emplace_back(flat_line(line, floor, stroke()));
        }
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->patch = with_opacity(stroke().color, options_.fill_opacity);
        return entry;
    }
    bool wants_equal_aspect() const override { return true; }
    bool hides_grid() const override { return false; }
    std::string description() const override { return fmt::format("the region where {}", words_); }

private:
    static constexpr std::array<double, 1> edge_level{0};

    [[nodiscard]] Stroke stroke() const {
        Stroke stroke = options_.stroke(options_.palette.curves.front().color, 1.75);
        const bool is_open = words_.find_first_of("<>") != std::string::npos && words_.find('=') == std::string::npos &&
                             words_.find("≤") == std::string::npos && words_.find("≥") == std::string::npos;
        if (is_open && stroke.dash.empty()) stroke.dash = {6, 4};
        return stroke;
    }

    RegionOptions options_;
    std::string words_;
    ScalarField margin_;
    Range x_, y_;
    HeightGrid grid_;
};

}  // namespace

std::unique_ptr<Layer> make_region_of_condition(const LayerSource& source) {
    RegionOptions options = read_options(source, region_of_condition_fields());
    const auto& intervals = source.domain.intervals();
    const std::size_t before = source.diagnostics.size();
    if (intervals.size() < 2) {
        source.diagnostics.error(source.entry.subject->span, "a region needs the intervals of two variables",
                                 "add them to the scene's or the figure's domain: {x: [low, high], y: [low, high]}");
        return nullptr;
    }
    const std::array names{intervals[0].variable, intervals[1].variable};
    const auto margin = read_condition(*source.entry.subject, {names[0], names[1]}, source.names, source.diagnostics);
    if (!margin || source.diagnostics.size() > before) return nullptr;
    ExprPool& pool = source.names.pool();
    try {
        ScalarField field("region", {pool.variable(names[0]), pool.variable(names[1])}, *margin);
        return std::make_unique<RegionOfCondition>(std::move(options), source.entry.subject->text, std::move(field),
                                                   intervals[0].range, intervals[1].range);
    } catch (const ExpressionLimit& limit) {
        source.diagnostics.error(source.entry.subject->span, limit.what(), "write the condition more simply");
        return nullptr;
    }
}

std::vector<FieldInfo> region_of_condition_infos() { return region_of_condition_fields().infos(); }

}  // namespace lectern
