#include "lectern/layers/compose.h"

#include "layers/axes_setup.h"
#include "layers/layer_options.h"
#include "layers/layer_rule.h"
#include "layers/themes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace lectern {
namespace {

constexpr int intervals_in_space = 8;
constexpr double pixels_per_interval = 56;  ///< CSS pixels: room for a tick label in the plane.

/// What one layer gives: the same group in each frame, or a new one from a layer that moves.
template <class Group>
struct GroupSlot {
    const Layer* moving = nullptr;
    std::shared_ptr<const Group> still;
};

std::vector<std::string> axis_names(const FigureEntry& entry, const SceneNames& names) {
    std::vector<std::string> labels{"x", "y", "z"};
    for (const LayerEntry& layer : entry.layers) {
        const FunctionEntry* function =
            layer.subject != nullptr && layer.subject->is_scalar() ? names.find_function(layer.subject->text) : nullptr;
        const DescentEntry* descent =
            layer.kind == "descent" && layer.subject->is_scalar() ? names.find_descent(layer.subject->text) : nullptr;
        if (descent != nullptr) function = descent->function;
        if (function == nullptr) continue;
        const auto& variables = function->field.variables();
        for (std::size_t k = 0; k < std::min<std::size_t>(2, variables.size()); ++k) labels[k] = variables[k].name();
        break;
    }
    return labels;
}

/// The graph that points in space stand on: that of the first surface.
const FunctionEntry* first_graph(const FigureEntry& entry, const SceneNames& names) {
    for (const LayerEntry& layer : entry.layers) {
        if (layer.subject == nullptr || !layer.subject->is_scalar() || layer.kind == "point" || layer.kind == "text" ||
            layer.kind == "formula")
            continue;
        const FunctionEntry* function = names.find_function(layer.subject->text);
        if (function != nullptr && function->field.arity() == 2) return function;
    }
    return nullptr;
}

LegendPlace place_of(LegendChoice choice) {
    switch (choice) {
        case LegendChoice::top_left:
            return LegendPlace::top_left;
        case LegendChoice::top_right:
            return LegendPlace::top_right;
        case LegendChoice::bottom_left:
            return LegendPlace::bottom_left;
        case LegendChoice::bottom_right:
            return LegendPlace::bottom_right;
        default:
            return LegendPlace::right;
    }
}

/// The size of a card's words: about twenty lines fill it and an even line has about sixty letters, as on a slide.
double card_font_size(const Vec2& size) {
    constexpr double least = 18;  // on a card that is low, but wide enough
    return std::max(4.0, std::floor(std::min(size.x() / 29, std::max(size.y() / 20, least))));
}

/// Deals colours out to the layers that have one of their own: the style's to all in turn, or else the theme's to
/// curves.
class ColorTurns {
public:
    ColorTurns(const std::vector<Color>& style, const std::vector<Stroke>& curves) : style_(style), curves_(curves) {}

    std::optional<Stroke> next(const LayerEntry& layer) {
        static constexpr std::array<std::string_view, 6> dealt{"curve",    "cut",     "tangent_line",
                                                               "gradient", "descent", "point"};
        if (std::ranges::find(dealt, layer.kind) == dealt.end()) return std::nullopt;
        if (!style_.empty()) return Stroke{style_[taken_++ % style_.size()], 0, {}};
        if (layer.kind != "curve") return std::nullopt;
        return curves_[taken_++ % curves_.size()];
    }

private:
    const std::vector<Color>& style_;
    const std::vector<Stroke>& curves_;
    std::size_t taken_ = 0;
};

/// Whether what stands in the plane stands over colours, and not over the theme's ground.
bool has_colored_ground(const FigureEntry& entry) {
    return entry.view == View::plane && std::ranges::any_of(entry.layers, [](const LayerEntry& layer) {
               return layer.kind == "contours" && std::ranges::any_of(layer.options, [](const SourceEntry& option) {
                          return option.key->text == "filled" && option.value->text == "true";
                      });
           });
}

Theme theme_of(const FigureEntry& entry, const SceneNames& names, ThemeName name) {
    Theme theme = theme_named(name);
    // Colour maps are the same in every theme, and light in the middle: lines over them stay dark.
    if (has_colored_ground(entry)) theme.palette.line = theme_named(ThemeName::light).palette.line;
    const double standard_size = entry.view == View::card ? card_font_size(entry.size) : theme.font_size;
    theme.font_size = entry.style.font_size.value_or(standard_size);
    theme.line_width = entry.style.line_width.value_or(theme.line_width);
    theme.typography = {entry.style.font.value_or(FontFamily::stix_two), names.macros};
    return theme;
}

}  // namespace

struct ComposedFigure::State {
    const Scene& scene;
    const FigureEntry& entry;
    ThemeName theme;
    std::vector<std::unique_ptr<Layer>> layers;
    std::vector<std::string> layer_names;  ///< "curve f", of each of them.
    bool whole = true;                     ///< No layer had a mistake that left nothing of it.
    Timeline timeline;

    std::once_flag prepared;
    Figure still;  ///< All but the groups that move.
    FigureScope scope;
    std::vector<GroupSlot<Group2d>> plane_groups;
    std::vector<GroupSlot<Group3d>> space_groups;
    std::vector<GroupSlot<CardGroup>> card_groups;

    State(const Scene& scene_, const FigureEntry& entry_, ThemeName theme_)
        : scene(scene_), entry(entry_), theme(theme_) {
        scope.theme = theme_of(entry, scene.names, theme);
    }

    void make_layers(Diagnostics& diagnostics);
    void find_timeline(Diagnostics& diagnostics);
    void prepare(int jobs);
    void make_page();
    void make_plane(const Extent& extent);
    void make_space(const Extent& extent);
    void make_card();
    [[nodiscard]] std::string describe() const;
};

void ComposedFigure::State::make_layers(Diagnostics& diagnostics) {
    const Palette& palette = scope.theme.palette;
    ColorTurns turns(entry.style.colors, palette.curves);
    const FunctionEntry* graph = first_graph(entry, scene.names);
    for (const LayerEntry& layer : entry.layers) {
        const auto rule = std::ranges::find(layer_rules(), layer.kind, [](const LayerRule& r) { return r.kind.name; });
        if (rule == layer_rules().end() || rule->make == nullptr || layer.subject == nullptr) continue;
        LayerOptions common;
        const std::optional<Stroke> turn = turns.next(layer);
        const LayerSource source{layer,
                                 scene.names,
                                 entry.domain,
                                 entry.view == View::space,
                                 entry.view == View::card,
                                 graph,
                                 palette,
                                 turn ? std::optional(turn->color) : std::nullopt,
                                 turn ? turn->dash : std::vector<double>(),
                                 entry.style.line_width,
                                 common,
                                 diagnostics};
        std::unique_ptr<Layer> made = rule->make(source);
        whole = whole && made != nullptr;
        if (!made || !common.visible) continue;
        layers.push_back(std::move(made));
        layer_names.push_back(layer.subject->is_scalar() ? layer.kind + " " + layer.subject->text : layer.kind);
    }
}

void ComposedFigure::State::find_timeline(Diagnostics& diagnostics) {
    if (!entry.animate) return;
    const AnimateEntry& animate = *entry.animate;
    timeline.animated = true;
    timeline.fps = animate.fps;
    timeline.hold = animate.hold;
    timeline.loop = animate.loop;
    int steps = 0;
    for (const auto& layer : layers) steps = std::max(steps, layer->steps());
    if (animate.by_step && steps == 0 && whole) {
        diagnostics.error(animate.span, "by: step needs a descent that takes steps",
                          "add a descent, or give a duration");
    }
    timeline.frames =
        animate.by_step ? steps + 1 : std::max(1, static_cast<int>(std::lround(animate.duration * animate.fps)));
}

void ComposedFigure::State::make_plane(const Extent& extent) {
    Plot2d plot;
    scope.ranges = settle_ranges(entry, extent);
    const auto labels = axis_names(entry, scene.names);
    const bool filled = std::ranges::any_of(layers, [](const auto& layer) { return layer->wants_equal_aspect(); });
    const bool equal = entry.aspect ? entry.aspect->kind == AspectKind::equal : filled;
    plot.axes.aspect = equal ? Aspect2d::equal : Aspect2d::automatic;
    // About how long each axis will be: with equal units, the figure's narrower side sets the scale of both.
    Vec2 length = entry.size;
    if (equal) {
        const Vec2 data(scope.ranges[0].length(), scope.ranges[1].length());
        length = data * std::min(entry.size.x() / data.x(), entry.size.y() / data.y());
    }
    const auto intervals = [](double pixels) { return std::max(2, static_cast<int>(pixels / pixels_per_interval)); };
    const NumberStyle& numbers = scene.names.number_style;
    plot.axes.x = make_axis(entry.axes.x, scope.ranges[0], {labels[0], intervals(length.x()), !filled}, numbers);
    plot.axes.y = make_axis(entry.axes.y, scope.ranges[1], {labels[1], intervals(length.y()), !filled}, numbers);
    scope.tick_values = {};
    for (const Tick& tick : plot.axes.x.ticks) scope.tick_values[0].push_back(tick.value);
    for (const Tick& tick : plot.axes.y.ticks) scope.tick_values[1].push_back(tick.value);
    plot.group_names = layer_names;
    for (const auto& layer : layers) {
        if (layer->moves() && timeline.animated) {
            plane_groups.push_back({layer.get(), nullptr});
        } else {
            plane_groups.push_back({nullptr, std::make_shared<Group2d>(layer->plane_group(scope, 1))});
        }
    }
    still.plot = std::move(plot);
}

void ComposedFigure::State::make_space(const Extent& extent) {
    Plot3d plot;
    scope.ranges = settle_ranges(entry, extent);
    const auto labels = axis_names(entry, scene.names);
    const std::array<const AxisEntry*, 3> entries{&entry.axes.x, &entry.axes.y, &entry.axes.z};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        plot.axes.axes[axis] = make_axis(*entries[axis], scope.ranges[axis], {labels[axis], intervals_in_space, true},
                                         scene.names.number_style);
        for (const Tick& tick : plot.axes.axes[axis].ticks) scope.tick_values[axis].push_back(tick.value);
    }
    plot.axes.sides = scope.sides = box_sides(entry.aspect.value_or(AspectEntry{}), scope.ranges);
    const CameraEntry camera = entry.camera.value_or(CameraEntry{});
    plot.camera = {camera.eye, camera.center, camera.up,
                   camera.orthographic ? Projection::orthographic : Projection::perspective};
    plot.group_names = layer_names;
    for (const auto& layer : layers) {
        if (layer->moves() && timeline.animated) {
            space_groups.push_back({layer.get(), nullptr});
        } else {
            space_groups.push_back({nullptr, std::make_shared<Group3d>(layer->space_group(scope, 1))});
        }
    }
    still.plot = std::move(plot);
}

void ComposedFigure::State::make_card() {
    scope.align = entry.align;
    for (const auto& layer : layers) {
        if (layer->moves() && timeline.animated) {
            card_groups.push_back({layer.get(), nullptr});
        } else {
            card_groups.push_back({nullptr, std::make_shared<CardGroup>(layer->card_group(scope, 1))});
        }
    }
    still.plot = Card{entry.align, {}};
}

void ComposedFigure::State::make_page() {
    still.size = entry.size;
    still.scale = entry.scale.value_or(2);
    still.title = entry.title;
    still.theme = scope.theme;
    still.caption = entry.caption;
    for (const auto& layer : layers) {
        const std::string note = layer->note();
        if (note.empty()) continue;
        if (!still.caption.empty()) still.caption += ' ';
        still.caption += note;
    }
    for (const auto& layer : layers) {
        if (auto bar = layer->color_bar()) still.color_bars.push_back(std::move(*bar));
    }
    still.legend.place = place_of(entry.legend);
    if (entry.legend != LegendChoice::hidden) {
        for (const auto& layer : layers) {
            for (LegendEntry& line : layer->legend_entries(scope.theme))
                still.legend.entries.push_back(std::move(line));
        }
    }
    still.alt = entry.alt.empty() ? describe() : entry.alt;
}

/// "Title. A 3d figure: the surface …; the tangent plane …."
std::string ComposedFigure::State::describe() const {
    std::string clauses;
    for (const auto& layer : layers) {
        const std::string clause = layer->description();
        if (clause.empty()) continue;
        if (!clauses.empty()) clauses += "; ";
        clauses += clause;
    }
    std::string text = entry.title;
    if (!text.empty()) text += ". ";
    if (!clauses.empty()) text += fmt::format("It shows {}.", clauses);
    return text;
}

void ComposedFigure::State::prepare(int jobs) {
    scope.pixels = entry.size.minCoeff() * entry.scale.value_or(2);
    for (const auto& layer : layers) layer->prepare(jobs);
    int clock = 0;
    for (const auto& layer : layers) clock = std::max(clock, layer->steps());
    Extent extent;
    for (const auto& layer : layers) {
        layer->set_clock(clock);
        layer->extend(extent);
    }
    if (entry.view == View::plane) {
        make_plane(extent);
    } else if (entry.view == View::space) {
        make_space(extent);
    } else {
        make_card();
    }
    make_page();
}

ComposedFigure::ComposedFigure(const Scene& scene, const FigureEntry& entry, ThemeName theme, Diagnostics& diagnostics)
    : state_(std::make_unique<State>(scene, entry, theme)) {
    state_->make_layers(diagnostics);
    state_->find_timeline(diagnostics);
}

ComposedFigure::~ComposedFigure() = default;
ComposedFigure::ComposedFigure(ComposedFigure&&) noexcept = default;
ComposedFigure& ComposedFigure::operator=(ComposedFigure&&) noexcept = default;

const FigureEntry& ComposedFigure::entry() const { return state_->entry; }

std::string ComposedFigure::name() const {
    const auto& themes = state_->entry.style.themes;
    if (themes.empty() || state_->theme == themes.front()) return state_->entry.name;
    return fmt::format("{}.{}", state_->entry.name, theme_word(state_->theme));
}

const Timeline& ComposedFigure::timeline() const { return state_->timeline; }

Figure ComposedFigure::at(double t, int jobs) const {
    State& state = *state_;
    std::call_once(state.prepared, [&] { state.prepare(jobs); });
    Figure figure = state.still;
    if (auto* plane = std::get_if<Plot2d>(&figure.plot)) {
        for (const auto& slot : state.plane_groups) {
            plane->groups.push_back(slot.moving == nullptr
                                        ? slot.still
                                        : std::make_shared<const Group2d>(slot.moving->plane_group(state.scope, t)));
        }
    } else if (auto* card = std::get_if<Card>(&figure.plot)) {
        for (const auto& slot : state.card_groups) {
            card->groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const CardGroup>(slot.moving->card_group(state.scope, t)));
        }
    } else {
        auto& space = std::get<Plot3d>(figure.plot);
        for (const auto& slot : state.space_groups) {
            space.groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const Group3d>(slot.moving->space_group(state.scope, t)));
        }
    }
    return figure;
}

std::vector<double> ComposedFigure::contour_levels() const {
    for (const auto& layer : state_->layers) {
        std::vector<double> levels = layer->levels();
        if (!levels.empty()) return levels;
    }
    return {};
}

std::vector<ComposedFigure> compose(const Scene& scene, Diagnostics& diagnostics) {
    std::vector<ComposedFigure> figures;
    figures.reserve(scene.figures.size());
    for (const FigureEntry& entry : scene.figures) {
        const auto& themes = entry.style.themes;
        figures.emplace_back(scene, entry, themes.empty() ? ThemeName::light : themes.front(), diagnostics);
        for (std::size_t i = 1; i < themes.size(); ++i) {
            Diagnostics told_already;
            figures.emplace_back(scene, entry, themes[i], told_already);
        }
    }
    return figures;
}

}  // namespace lectern
