#include "layers/color_bar_options.h"
#include "layers/contour_bands.h"
#include "layers/flat_bands.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/seen_on_ground.h"
#include "layers/surface_accuracy.h"
#include "layers/surface_shapes.h"
#include "layers/wall_outlines.h"
#include "lectern/base/ticks.h"
#include "lectern/calculus/level_regions.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr int grid_points = 193;
constexpr double flatness = 0.05;       ///< CSS pixels.
constexpr double band_tolerance = 0.2;  ///< Pixels, of the heights that bands in space are cut at.
constexpr Color line_color{0.16, 0.18, 0.22, 0.8};

/// `levels: 20`, `{count: 20}` or a list.
struct LevelChoice {
    int about = 0;             ///< Round ones, about so many; 0: as many as is usual.
    int exactly = 0;           ///< Above 0: so many equal bands.
    std::vector<double> list;  ///< Not empty: just these.

    /// Increasing, for a function with these heights; at least 2 but for a list of one.
    [[nodiscard]] std::vector<double> over(Range heights) const;
    /// Increasing places of an axis inside its range.
    [[nodiscard]] std::vector<double> inside(const Range& range) const;
};

/// `labels: true`, `false` or how they look.
struct LineLabelChoice {
    bool shown = false;
    double size = 0.8;
    NumberFormat format;
};

/// Where contours are drawn in space.
enum class ContoursPlane { floor, ceiling, surface, walls, x_wall, y_wall };

struct ContoursOptions : LayerOptions {
    std::optional<ContoursPlane> on;  ///< Absent: on the floor.
    std::optional<bool> filled;       ///< Absent: filled where bands can lie.
    std::optional<bool> lines;        ///< Absent: where they have labels.
    LineLabelChoice labels;
    LevelChoice levels;
    ColorMap colormap = *ColorMap::named("viridis");
    ColorBarOptions color_bar;

    [[nodiscard]] ContoursPlane place() const { return on.value_or(ContoursPlane::floor); }
    [[nodiscard]] bool on_walls() const { return place() > ContoursPlane::surface; }
    /// A level alone, such as a constraint, is a line.
    [[nodiscard]] bool has_one_level() const { return levels.list.size() == 1; }
    [[nodiscard]] bool has_bands() const { return filled.value_or(!on_walls() && !has_one_level()); }
    [[nodiscard]] bool has_lines() const { return lines.value_or(labels.shown || on_walls() || has_one_level()); }
};

std::vector<double> LevelChoice::over(Range heights) const {
    if (!list.empty()) return list;
    if (heights.empty()) heights = {0, 1};
    if (exactly == 0) return contour_levels(heights, about > 0 ? about : 20);
    if (heights.length() == 0) heights = {heights.low - 0.5, heights.high + 0.5};
    std::vector<double> edges;
    edges.reserve(static_cast<std::size_t>(exactly) + 1);
    for (int k = 0; k < exactly; ++k) edges.push_back(heights.low + heights.length() * k / exactly);
    edges.push_back(heights.high);
    return edges;
}

std::vector<double> LevelChoice::inside(const Range& range) const {
    LevelChoice choice = *this;
    if (choice.about == 0) choice.about = 10;  // Outlines cross each other, as levels don't.
    std::vector<double> places = choice.over(range);
    std::erase_if(places, [&](double place) { return !range.contains(place); });
    return places;
}

struct LevelCount {
    int count = 0;
};

const FieldTable<LevelCount>& level_count_fields() {
    static const auto fields = FieldTable<LevelCount>("levels").required(
        "count", &LevelCount::count, read::integer(1, 1000), "exactly so many bands");
    return fields;
}

std::optional<LevelChoice> read_level_list(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    auto values = read::list_of(read::number(), 1, 1000)(node, names, diagnostics);
    if (!values) return std::nullopt;
    for (std::size_t k = 1; k < values->size(); ++k) {
        if ((*values)[k] > (*values)[k - 1]) continue;
        diagnostics.error(node.items[k]->span, "levels must increase",
                          "sort the list from low to high, each level once");
        return std::nullopt;
    }
    LevelChoice choice;
    choice.list = std::move(*values);
    return choice;
}

Reader<LevelChoice> read_levels() {
    return {
        "a number of levels, {count: n} or a list of levels",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<LevelChoice> {
            if (node.is_sequence()) return read_level_list(node, names, diagnostics);
            LevelChoice choice;
            if (node.is_mapping()) {
                LevelCount exact;
                read_fields<LevelCount>(node.entries, node.span, level_count_fields(), exact, names, diagnostics);
                choice.exactly = exact.count;
                return choice;
            }
            const auto about = read::integer(1, 1000)(node, names, diagnostics);
            if (!about) return std::nullopt;
            choice.about = *about;
            return choice;
        }};
}

const FieldTable<LineLabelChoice>& line_label_fields() {
    static const auto fields =
        FieldTable<LineLabelChoice>("labels of contours")
            .optional("format", &LineLabelChoice::format, read::number_format(), "how they write their numbers", "auto")
            .optional("size", &LineLabelChoice::size, read::positive(10), "times that of other words", "0.8");
    return fields;
}

Reader<LineLabelChoice> read_line_labels() {
    return {"true, false or a mapping of format and size",
            [](const SourceNode& node, const SceneNames& names,
               Diagnostics& diagnostics) -> std::optional<LineLabelChoice> {
                LineLabelChoice choice;
                choice.shown = true;
                if (node.is_mapping()) {
                    read_fields<LineLabelChoice>(node.entries, node.span, line_label_fields(), choice, names,
                                                 diagnostics);
                    return choice;
                }
                const auto shown = read::boolean()(node, names, diagnostics);
                if (!shown) return std::nullopt;
                choice.shown = *shown;
                return choice;
            }};
}

const FieldTable<ContoursOptions>& contours_fields() {
    static const auto fields =
        FieldTable<ContoursOptions>("layer 'contours'")
            .include(common_fields())
            .optional("filled", &ContoursOptions::filled, read::boolean(),
                      "whether the bands between levels are filled", "true, but on walls and of one level")
            .optional("lines", &ContoursOptions::lines, read::boolean(), "whether the levels are drawn as lines",
                      "where they have labels, on walls and of one level")
            .optional("labels", &ContoursOptions::labels, read_line_labels(), "each level written on its lines",
                      "false")
            .optional("levels", &ContoursOptions::levels, read_levels(),
                      "where the bands meet; on walls: the x and the y of the outlines", "20, on walls 10")
            .optional(
                "on", &ContoursOptions::on,
                read::one_of<ContoursPlane>("place of contours", {{"floor", ContoursPlane::floor},
                                                                  {"ceiling", ContoursPlane::ceiling},
                                                                  {"surface", ContoursPlane::surface},
                                                                  {"walls", ContoursPlane::walls},
                                                                  {"x_wall", ContoursPlane::x_wall},
                                                                  {"y_wall", ContoursPlane::y_wall}}),
                "in space: the bottom or the top of the box, or the graph itself, which takes lines alone; walls: "
                "the outlines of the graph over several x on the far wall across x, and over several y on that "
                "across y; x_wall, y_wall: on one of them",
                "floor")
            .optional("colormap", &ContoursOptions::colormap, read::colormap(), "colours of the bands", "viridis")
            .optional("colorbar", &ContoursOptions::color_bar, read_color_bar(), "the key to its colours", "false");
    return fields;
}

class ContoursLayer : public Layer {
public:
    ContoursLayer(ContoursOptions options, const FunctionEntry& function, Range x, Range y)
        : options_(std::move(options)), function_(function), x_(x), y_(y) {}

    void prepare(int jobs) override {
        grid_ = sample_heights(function_.field, x_, y_, grid_points, grid_points, jobs);
        levels_ = options_.levels.over(grid_.z_range());
        grid_ = resolve_levels(function_.field, std::move(grid_), levels_, jobs);
        colors_ = band_colors(levels_, options_.colormap);
        for (Color& color : colors_) color = with_opacity(color, options_.opacity);
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        const LevelSearch search{flatness * scope.pixel, scope.jobs};
        Group2d group;
        if (options_.has_bands()) {
            const Color beyond = options_.opacity < 1 ? Color{0, 0, 0, 0} : scope.theme.plot_ground;
            group.emplace_back(filled_bands(function_.field, grid_, levels_, colors_, beyond, search));
        }
        if (!options_.has_lines()) return group;
        const auto texts = options_.numbers.ticks(label_levels(levels_, options_.labels.format));
        const auto by_level = level_lines(function_.field, grid_, levels_, search);
        for (std::size_t level = 0; level < by_level.size(); ++level) {
            for (const auto& points : by_level[level]) {
                Line2d line{points, stroke_of(level)};
                if (!options_.has_bands() && !options_.color)
                    line.stroke.color = seen_on(scope.theme.plot_ground, line.stroke.color);
                if (options_.labels.shown) {
                    Color words = line.stroke.color;
                    words.alpha = 1;  // However faint the lines are, their numbers are to be read.
                    words = options_.has_bands() ? read_on(color_about(level, scope.theme.plot_ground), words)
                                                 : tinted_on(scope.theme.plot_ground, words);
                    line.label = LineLabel{texts[level].label, words, options_.labels.size};
                }
                group.emplace_back(std::move(line));
            }
        }
        return group;
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Group3d group;
        const bool on_surface = options_.place() == ContoursPlane::surface;
        const Range& heights = scope.ranges[2];
        const double plane = options_.place() == ContoursPlane::ceiling ? heights.high : heights.low;
        if (options_.has_bands() && !on_surface) {
            const GraphSurface graph(function_.field);
            const Tessellation triangles = tessellate(graph, x_, y_, accuracy(scope), scope.jobs);
            for (Mesh& band : flat_bands(triangles, levels_, colors_, plane)) group.emplace_back(std::move(band));
        }
        if (!options_.has_lines() && !on_surface) return group;
        const Vec2 pixel = Vec2(x_.length(), y_.length()) / scope.shorter_side;
        const auto by_level = level_lines(function_.field, grid_, levels_, {flatness * pixel, scope.jobs});
        for (std::size_t level = 0; level < by_level.size(); ++level) {
            for (const auto& points : by_level[level]) {
                group.emplace_back(flat_line(points, on_surface ? levels_[level] : plane, stroke_of(level)));
            }
        }
        return group;
    }
    std::optional<ColorBar> color_bar() const override {
        if (!options_.color_bar.shown) return std::nullopt;
        ColorBar bar;
        bar.label = options_.color_bar.label;
        bar.side = options_.color_bar.side;
        bar.range = {levels_.front(), levels_.back()};
        bar.edges = levels_;
        bar.band_colors = colors_;
        bar.ticks = options_.numbers.ticks(label_levels(color_bar_levels(levels_), options_.color_bar.format));
        return bar;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (!entry) return entry;
        if (options_.has_bands()) {
            entry->scale = options_.colormap;
        } else {
            entry->line = stroke_of(levels_.size() / 2);
        }
        return entry;
    }
    std::vector<double> levels() const override { return levels_; }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        if (levels_.size() == 1)
            return fmt::format("the contour line of {} at level {}", function_.name, options_.number(levels_.front()));
        return fmt::format("{} of {} at {} levels from {} to {}",
                           options_.has_bands() ? "filled contours" : "contour lines", function_.name, levels_.size(),
                           options_.number(levels_.front()), options_.number(levels_.back()));
    }

private:
    /// The colour of the bands on either side of a level, over the ground.
    [[nodiscard]] Color color_about(std::size_t level, const Color& ground) const {
        const Color &above = colors_[std::min(level, colors_.size() - 1)], &below = colors_[level == 0 ? 0 : level - 1];
        Color mean = mix(below, above, 0.5);
        mean.alpha = 1;
        return mix(ground, mean, above.alpha);
    }
    /// Heights count as if the colours' whole range were the box's height: so true must the bands' limits be.
    [[nodiscard]] SurfaceAccuracy accuracy(const FigureScope& scope) const {
        return accuracy_in(scope, {x_, y_, Range{levels_.front(), levels_.back()}}, band_tolerance);
    }
    /// Over filled bands all lines are dark; alone, each has its level's colour.
    [[nodiscard]] Stroke stroke_of(std::size_t level) const {
        const Color of_level = options_.colormap.smooth(scale_share(levels_, level));
        return options_.stroke(options_.has_bands() ? line_color : of_level, options_.has_bands() ? 0.75 : 1.5);
    }

    ContoursOptions options_;
    const FunctionEntry& function_;
    Range x_, y_;
    HeightGrid grid_;
    std::vector<double> levels_;
    std::vector<Color> colors_;
};

/// Null after a message.
std::unique_ptr<Layer> outlines_on_walls(const LayerSource& source, const ContoursOptions& options,
                                         const FunctionEntry& function, const std::array<Range, 2>& domain) {
    if (options.has_bands()) {
        refuse(source, "contours on a wall are lines, and can't be filled",
               "leave out filled: true, or draw them on the floor or the ceiling");
    }
    if (options.color_bar.shown) {
        refuse(source, "the colours of outlines on walls stand for x and y, and a colour bar shows heights",
               "leave out colorbar");
    }
    WallOutlines outlines{options, options.colormap, &function, read_graph_shape(source, {}), domain, {}};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const ContoursPlane other = axis == 0 ? ContoursPlane::y_wall : ContoursPlane::x_wall;
        if (options.place() != other) outlines.levels[axis] = options.levels.inside(domain[axis]);
    }
    if (outlines.levels[0].empty() && outlines.levels[1].empty()) {
        refuse(source, "no level of these contours lies in the domain",
               "levels on walls are values of the variables, not heights");
        return nullptr;
    }
    if (outlines.graph == nullptr) return nullptr;
    return make_wall_outlines(std::move(outlines));
}

}  // namespace

std::unique_ptr<Layer> make_contours(const LayerSource& source) {
    ContoursOptions options = read_options(source, contours_fields());
    const FunctionEntry* function = subject_function(source, 2);
    if (!options.has_bands() && !options.has_lines()) {
        refuse(source, "these contours are neither filled nor lines", "set filled: true or lines: true");
    }
    if (options.has_one_level() && options.has_bands()) {
        refuse(source, "bands lie between levels, and this is one", "add a level, or leave out filled: true");
    }
    if (options.has_one_level() && options.color_bar.shown) {
        refuse(source, "a colour bar is a key to several levels, and this is one",
               "add a level, or leave out colorbar");
    }
    if (!source.in_space && options.on) {
        refuse(source, "contours in the plane lie in the plane itself",
               "leave out on, or draw the figure with view: 3d");
    }
    if (source.in_space && options.labels.shown) {
        refuse(source, "contours in space have no labels", "leave out labels, or draw the contours in the plane");
    }
    if (options.labels.shown && !options.has_lines()) {
        refuse(source, "labels stand on lines, and these contours have none", "leave out lines: false");
    }
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0);
    const auto y = interval_of(source, *function, 1);
    if (!x || !y) return nullptr;
    if (source.in_space && options.on_walls()) return outlines_on_walls(source, options, *function, {*x, *y});
    return std::make_unique<ContoursLayer>(std::move(options), *function, *x, *y);
}

std::vector<FieldInfo> contours_reference() { return contours_fields().infos(); }

}  // namespace lectern
