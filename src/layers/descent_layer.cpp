#include "layers/descent_path.h"
#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/marker_option.h"
#include "layers/points_apart.h"
#include "layers/run_options.h"
#include "lectern/calculus/descent_verdict.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr int pieces_per_step = 24;

/// `arrows: true`, `false` or {scale}. Without a scale an arrow reaches to the next point.
struct ArrowChoice {
    bool shown = false;
    std::optional<double> scale;
};

const FieldTable<ArrowChoice>& arrow_fields() {
    static const auto fields = FieldTable<ArrowChoice>("arrows").optional(
        "scale", &ArrowChoice::scale, read::positive(), "an arrow is the gradient divided by this, in data units",
        "the step taken");
    return fields;
}

Reader<ArrowChoice> read_arrows() {
    return {
        "true, false or {scale: a number}",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<ArrowChoice> {
            ArrowChoice choice;
            choice.shown = true;
            if (node.is_mapping()) {
                read_fields<ArrowChoice>(node.entries, node.span, arrow_fields(), choice, names, diagnostics);
                return choice;
            }
            const auto shown = read::boolean()(node, names, diagnostics);
            if (!shown) return std::nullopt;
            choice.shown = *shown;
            return choice;
        }};
}

/// `markers: true`, `false` or as a point's marker.
struct MarkerChoice {
    bool shown = true;
    MarkerOptions marker;
};

Reader<MarkerChoice> read_markers() {
    return {
        "true, false or a marker",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<MarkerChoice> {
            MarkerChoice choice;
            if (const auto shown = node.as_boolean()) {
                choice.shown = *shown;
                return choice;
            }
            const auto marker = read_marker()(node, names, diagnostics);
            if (!marker) return std::nullopt;
            choice.marker = *marker;
            return choice;
        }};
}

struct DescentLayerOptions : RunOptions {
    ArrowChoice arrows;
    MarkerChoice markers;
    bool line = true;
};

const FieldTable<DescentLayerOptions>& descent_fields() {
    static const auto fields =
        FieldTable<DescentLayerOptions>("layer 'descent'")
            .include(run_fields())
            .optional("arrows", &DescentLayerOptions::arrows, read_arrows(), "at each point, the way it goes", "false")
            .optional("markers", &DescentLayerOptions::markers, read_markers(),
                      "at each point; of those that lie on each other, so many as can be told apart", "true")
            .optional("line", &DescentLayerOptions::line, read::boolean(), "from point to point", "true");
    return fields;
}

class DescentLayer : public Layer {
public:
    DescentLayer(DescentLayerOptions options, const DescentEntry& entry, std::array<Range, 2> domain)
        : options_(std::move(options)),
          entry_(entry),
          domain_(domain),
          run_(run_descent(entry.function->field, entry.start, entry.options)),
          cycle_(find_cycle(run_)),
          growth_(find_growth(run_, entry.options.ascend)),
          clock_(DescentLayer::steps()) {}

    void extend(Extent& extent) const override {
        extent.exact[0].include(domain_[0]);
        extent.exact[1].include(domain_[1]);
        // The start only: a run that leaves the domain must not shrink what the figure is about.
        extent.roomy[0].include(entry_.start[0]);
        extent.roomy[1].include(entry_.start[1]);
    }
    Group2d plane_group(const FigureScope& scope, double t) const override {
        const DescentView view = view_at(t);
        Group2d group;
        if (options_.line) {
            std::vector<Vec2> way = view.points;
            way.push_back(view.head);
            group.emplace_back(Line2d{std::move(way), line_stroke(), false});
        }
        if (options_.arrows.shown) {
            for (const auto& [from, step] : arrows_of(view))
                group.emplace_back(Arrow2d{from, from + step, arrow_stroke(), 9, 6.5});
        }
        if (options_.markers.shown) {
            std::vector<Vec3> seen;
            for (const Vec2& point : view.points) {
                const Vec2 pixels = point.cwiseQuotient(scope.pixel);
                seen.emplace_back(pixels.x(), pixels.y(), 0);
            }
            for (const std::size_t k : points_apart(seen, marker_gap()))
                group.emplace_back(Marker2d{view.points[k], marker_style()});
        }
        return group;
    }
    Group3d space_group(const FigureScope& scope, double t) const override {
        const DescentView view = view_at(t);
        Group3d group;
        if (options_.line) {
            std::vector<Vec2> way = view.points;
            if (way.back() != view.head) way.push_back(view.head);
            if (way.size() > 1)
                group.emplace_back(Line3d{lift_path(field(), way, pieces_per_step), line_stroke(),
                                          options_.hidden_stroke(line_stroke())});
        }
        if (options_.arrows.shown) {
            for (const auto& [from, step] : arrows_of(view)) {
                const Slope slope = slope_at(field(), from);
                const Vec2 to = from + step;
                const Vec3 tip(to.x(), to.y(), slope.value + slope.gradient.dot(step));
                group.emplace_back(Arrow3d{{from.x(), from.y(), slope.value},
                                           tip,
                                           arrow_stroke(),
                                           9,
                                           6.5,
                                           options_.hidden_stroke(arrow_stroke())});
            }
        }
        if (options_.markers.shown) {
            const std::vector<Vec3> points = lift(field(), view.points);
            const auto& [x, y, z] = scope.ranges;
            const Vec3 pixels = scope.sides.cwiseQuotient(Vec3(x.length(), y.length(), z.length())) *
                                (scope.scene_scale / scope.scale);  // CSS pixels to a data unit.
            std::vector<Vec3> seen;
            for (const Vec3& point : points) seen.emplace_back(point.cwiseProduct(pixels));
            for (const std::size_t k : points_apart(seen, marker_gap()))
                group.emplace_back(Marker3d{points[k], marker_style()});
        }
        return group;
    }
    bool moves() const override { return !options_.progress; }
    int steps() const override { return static_cast<int>(run_.path.size()) - 1; }
    void set_clock(int steps) override { clock_ = steps; }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (!entry) return entry;
        if (options_.line) entry->line = line_stroke();
        if (options_.markers.shown) entry->marker = marker_style();
        return entry;
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        const auto& last = run_.path.back();
        return fmt::format("{} '{}'{} from {}, which {} at {} after {} steps", kind(), entry_.name, method(),
                           options_.place(entry_.start), ending(), options_.place(last, 4), steps());
    }
    std::string note() const override {
        const std::string run = options_.name.empty() ? "The run" : fmt::format("The run '{}'", options_.name);
        if (run_.status == DescentStatus::diverged) {
            return fmt::format("{} diverges: it leaves every bound after {} steps.", run, steps());
        }
        if (growth_) return fmt::format("{} diverges: it only grows worse, as step {} shows.", run, *growth_);
        if (!cycle_) return {};
        return fmt::format("{} goes round: from step {} on it repeats every {} steps.", run, cycle_->since,
                           cycle_->period);
    }

private:
    struct Arrow {
        Vec2 from, step;
    };

    [[nodiscard]] const ScalarField& field() const { return entry_.function->field; }
    [[nodiscard]] DescentView view_at(double t) const {
        return view_descent(run_, options_.progress.value_or(t), clock_);
    }
    [[nodiscard]] std::vector<Arrow> arrows_of(const DescentView& view) const {
        std::vector<Arrow> arrows;
        if (options_.arrows.scale) {
            const double factor = (entry_.options.ascend ? 1 : -1) / *options_.arrows.scale;
            for (std::size_t k = 0; k < view.points.size(); ++k)
                arrows.push_back({view.points[k], factor * view.slopes[k]});
        } else {
            for (std::size_t k = 0; k < view.steps.size(); ++k) arrows.push_back({view.points[k], view.steps[k]});
        }
        return arrows;
    }
    [[nodiscard]] bool is_plain() const { return entry_.options.method == &descent_methods().front(); }
    [[nodiscard]] std::string kind() const {
        const char* way = entry_.options.ascend ? "ascent" : "descent";
        return is_plain() ? fmt::format("gradient {}", way) : way;
    }
    [[nodiscard]] std::string method() const {
        return is_plain() ? "" : fmt::format(" by {}", entry_.options.method->title);
    }
    [[nodiscard]] std::string ending() const {
        if (growth_) return "diverges and stops";
        if (cycle_) return fmt::format("goes round with period {} and stops", cycle_->period);
        switch (run_.status) {
            case DescentStatus::converged:
                return "converges";
            case DescentStatus::diverged:
                return "diverges";
            case DescentStatus::steps:
                break;
        }
        return "stops";
    }
    [[nodiscard]] Color color() const { return options_.color_or(options_.palette.line); }
    [[nodiscard]] Stroke line_stroke() const { return {color(), options_.width.value_or(1.5), {}}; }
    [[nodiscard]] Stroke arrow_stroke() const { return {color(), options_.width.value_or(1.5), {}}; }
    [[nodiscard]] MarkerStyle marker_style() const { return options_.markers.marker.style(color(), 8); }
    /// CSS pixels: markers that lie on each other would show nothing but their rims.
    [[nodiscard]] double marker_gap() const { return marker_style().size / 2; }

    DescentLayerOptions options_;
    const DescentEntry& entry_;
    std::array<Range, 2> domain_;
    DescentRun run_;
    std::optional<DescentCycle> cycle_;
    std::optional<int> growth_;
    int clock_ = 0;
};

}  // namespace

std::unique_ptr<Layer> make_descent(const LayerSource& source) {
    DescentLayerOptions options = read_options(source, descent_fields());
    const auto entry = read::descent()(*source.entry.subject, source.names, source.diagnostics);
    if (!entry || *entry == nullptr || (*entry)->function == nullptr) return nullptr;
    if ((*entry)->function->field.arity() != 2) {
        source.diagnostics.error(source.entry.subject->span, "only a descent over two variables can be drawn");
        return nullptr;
    }
    return std::make_unique<DescentLayer>(std::move(options), **entry, known_domain(source, *(*entry)->function));
}

std::vector<FieldInfo> descent_reference() { return descent_fields().infos(); }

}  // namespace lectern
