#include "layers/region_of_condition.h"

#include "layers/flat_bands.h"
#include "layers/graph_line.h"
#include "layers/layer_options.h"
#include "layers/surface_accuracy.h"
#include "lectern/calculus/level_regions.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

constexpr int grid_points = 193;
constexpr double flatness = 0.05;  ///< CSS pixels.
constexpr int open_gaps = 1000000;
constexpr double open_gap = 1.0 / open_gaps;  ///< What tells edges left out from others: far below what is seen.

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
    /// `openness` is above 0 on edges that the condition leaves out, else 0.
    RegionOfCondition(RegionOptions options, std::string words, ScalarField margin, ScalarField openness, Range x,
                      Range y)
        : options_(std::move(options)),
          words_(std::move(words)),
          margin_(std::move(margin)),
          openness_(std::move(openness)),
          x_(x),
          y_(y) {}

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
        for (const Edge& edge : edges(search)) group.emplace_back(Line2d{edge.points, stroke_of(edge)});
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
        for (const Edge& edge : edges({flatness * pixel, scope.jobs}))
            group.emplace_back(flat_line(edge.points, floor, stroke_of(edge)));
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

    /// A stretch of the edge that belongs to the region, or doesn't.
    struct Edge {
        std::vector<Vec2> points;
        bool is_open = false;
    };

    [[nodiscard]] std::vector<Edge> edges(const LevelSearch& search) const {
        std::vector<Edge> found;
        for (const auto& lines : level_lines(margin_, grid_, edge_level, search)) {
            for (const std::vector<Vec2>& line : lines) split_at_corners(line, found);
        }
        return found;
    }

    /// Where another comparison takes over, the edge may change its kind.
    void split_at_corners(const std::vector<Vec2>& line, std::vector<Edge>& found) const {
        std::vector<Vec2> middles;
        for (std::size_t k = 0; k + 1 < line.size(); ++k) middles.emplace_back((line[k] + line[k + 1]) / 2);
        const std::vector<Vec3> openness = lift(openness_, middles);
        for (std::size_t k = 0; k < openness.size(); ++k) {
            const bool is_open = openness[k].z() > 0.5 * open_gap;
            if (k == 0 || found.back().is_open != is_open) found.push_back({{line[k]}, is_open});
            found.back().points.push_back(line[k + 1]);
        }
    }

    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.curves.front().color, 1.75); }
    [[nodiscard]] Stroke stroke_of(const Edge& edge) const {
        Stroke drawn = stroke();
        if (edge.is_open && drawn.dash.empty()) drawn.dash = {6, 4};
        return drawn;
    }

    RegionOptions options_;
    std::string words_;
    ScalarField margin_, openness_;
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
    const std::vector<std::string> variables{names[0], names[1]};
    const auto margin = read_condition(*source.entry.subject, variables, source.names, source.diagnostics);
    if (!margin || source.diagnostics.size() > before) return nullptr;
    const auto lowered = read_condition(*source.entry.subject, variables, source.names, source.diagnostics,
                                        Rational(1) / Rational(open_gaps));
    if (!lowered) return nullptr;
    ExprPool& pool = source.names.pool();
    try {
        const std::vector<Expr> axes{pool.variable(names[0]), pool.variable(names[1])};
        return std::make_unique<RegionOfCondition>(
            std::move(options), source.entry.subject->text, ScalarField("region", axes, *margin),
            ScalarField("open edges", axes, *margin - *lowered), intervals[0].range, intervals[1].range);
    } catch (const ExpressionLimit& limit) {
        source.diagnostics.error(source.entry.subject->span, limit.what(), "write the condition more simply");
        return nullptr;
    }
}

std::vector<FieldInfo> region_of_condition_infos() { return region_of_condition_fields().infos(); }

}  // namespace lectern
