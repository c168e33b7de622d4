#include "lectern/layers/compose.h"

#include "layers/axes_setup.h"
#include "layers/layer_options.h"
#include "layers/layer_rule.h"
#include "layers/panel_sharing.h"
#include "layers/themes.h"
#include "lectern/base/plain_text.h"

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
        const DescentEntry* descent = (layer.kind == "descent" || layer.kind == "basins") && layer.subject->is_scalar()
                                          ? names.find_descent(layer.subject->text)
                                          : nullptr;
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
        case LegendChoice::right:
            return LegendPlace::right;
        default:
            return LegendPlace::automatic;
    }
}

AxesStyle style_of(AxesStyleEntry style) {
    switch (style) {
        case AxesStyleEntry::floor:
            return AxesStyle::floor;
        case AxesStyleEntry::cross:
            return AxesStyle::cross;
        case AxesStyleEntry::box:
            break;
    }
    return AxesStyle::box;
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
        static constexpr std::array<std::string_view, 7> dealt{"curve",    "cut",     "tangent_line", "secant",
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
               if (layer.kind == "heatmap") return true;
               return layer.kind == "contours" && std::ranges::none_of(layer.options, [](const SourceEntry& option) {
                          return option.key->text == "filled" && option.value->text == "false";
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
    std::vector<std::vector<std::unique_ptr<State>>> panels;  ///< In place of layers.
    std::vector<std::string> layer_names;                     ///< "curve f", of each of them.
    bool whole = true;                                        ///< No layer had a mistake that left nothing of it.
    Timeline timeline;
    Vec2 room;  ///< About what the plot has, CSS pixels.

    std::once_flag prepared;
    Figure still;  ///< All but the groups that move.
    FigureScope scope;
    std::vector<GroupSlot<Group2d>> plane_groups;
    std::vector<GroupSlot<Group3d>> space_groups;
    std::vector<GroupSlot<CardGroup>> card_groups;

    State(const Scene& scene_, const FigureEntry& entry_, ThemeName theme_)
        : scene(scene_), entry(entry_), theme(theme_), room(entry_.size) {
        scope.theme = theme_of(entry, scene.names, theme);
    }
    /// One of the panels of `owner`.
    State(const State& owner, const FigureEntry& entry_) : State(owner.scene, entry_, owner.theme) {
        std::size_t columns = 1;
        for (const auto& row : owner.entry.panels) columns = std::max(columns, row.size());
        room = owner.entry.size.cwiseQuotient(
            Vec2(static_cast<double>(columns), static_cast<double>(owner.entry.panels.size())));
        if (entry.view == View::card && !entry.style.font_size) {
            scope.theme.font_size = 1.15 * owner.scope.theme.font_size;
        }
    }

    void make_layers(Diagnostics& diagnostics);
    void find_timeline(Diagnostics& diagnostics);
    void prepare(int jobs);
    void prepare_panels(int jobs);
    void sample(int jobs);
    [[nodiscard]] int steps() const;
    [[nodiscard]] Extent extent_at(int clock) const;
    void make_plot(const Extent& extent);
    void make_page();
    void settle_words();
    void make_plane(const Extent& extent);
    void make_space(const Extent& extent);
    void make_card();
    [[nodiscard]] std::string describe() const;
    [[nodiscard]] std::string describe_axes() const;
    [[nodiscard]] Figure at(double t) const;
    template <class Visit>
    void for_each_panel(const Visit& visit) const {
        for (const auto& row : panels)
            for (const auto& panel : row) visit(*panel);
    }
};

void ComposedFigure::State::make_layers(Diagnostics& diagnostics) {
    for (const auto& row : entry.panels) {
        panels.emplace_back();
        for (const FigureEntry& panel : row) {
            panels.back().push_back(std::make_unique<State>(*this, panel));
            panels.back().back()->make_layers(diagnostics);
            whole = whole && panels.back().back()->whole;
        }
    }
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
    const int most_steps = steps();
    if (animate.by_step && most_steps == 0 && whole) {
        diagnostics.error(animate.span, "by: step needs a descent that takes steps",
                          "add a descent, or give a duration");
    }
    timeline.frames =
        animate.by_step ? most_steps + 1 : std::max(1, static_cast<int>(std::lround(animate.duration * animate.fps)));
    for_each_panel([&](State& panel) { panel.timeline = timeline; });
}

int ComposedFigure::State::steps() const {
    int most = 0;
    for (const auto& layer : layers) most = std::max(most, layer->steps());
    for_each_panel([&](const State& panel) { most = std::max(most, panel.steps()); });
    return most;
}

void ComposedFigure::State::make_plane(const Extent& extent) {
    Plot2d plot;
    scope.ranges = settle_ranges(entry, extent);
    const auto labels = axis_names(entry, scene.names);
    const bool wants_equal = std::ranges::any_of(layers, [](const auto& layer) { return layer->wants_equal_aspect(); });
    const bool equal = entry.aspect ? entry.aspect->kind == AspectKind::equal : wants_equal;
    const bool grid = entry.axes.style != AxesStyleEntry::cross &&
                      std::ranges::none_of(layers, [](const auto& layer) { return layer->hides_grid(); });
    plot.axes.aspect = equal ? Aspect2d::equal : Aspect2d::automatic;
    // About how long each axis will be: with equal units, the figure's narrower side sets the scale of both.
    Vec2 length = room;
    if (equal) {
        const Vec2 data(scope.ranges[0].length(), scope.ranges[1].length());
        length = data * std::min(room.x() / data.x(), room.y() / data.y());
    }
    scope.pixel = Vec2(scope.ranges[0].length(), scope.ranges[1].length()).cwiseQuotient(length);
    const auto intervals = [](double pixels) { return std::max(2, static_cast<int>(pixels / pixels_per_interval)); };
    const NumberStyle& numbers = scene.names.number_style;
    plot.axes.style = style_of(entry.axes.style);
    plot.axes.x = make_axis(entry.axes.x, scope.ranges[0], {labels[0], intervals(length.x()), grid}, numbers);
    plot.axes.y = make_axis(entry.axes.y, scope.ranges[1], {labels[1], intervals(length.y()), grid}, numbers);
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
    plot.axes.style = style_of(entry.axes.style);
    const std::array<const AxisEntry*, 3> entries{&entry.axes.x, &entry.axes.y, &entry.axes.z};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        plot.axes.axes[axis] = make_axis(*entries[axis], scope.ranges[axis], {labels[axis], intervals_in_space, true},
                                         scene.names.number_style);
        for (const Tick& tick : plot.axes.axes[axis].ticks) scope.tick_values[axis].push_back(tick.value);
    }
    plot.axes.sides = scope.sides = box_sides(entry.aspect.value_or(AspectEntry{}), scope.ranges);
    const CameraEntry camera = entry.camera.value_or(CameraEntry{});
    plot.camera = {camera.eye, camera.center, camera.up,
                   camera.orthographic ? Projection::orthographic : Projection::perspective, camera.field_of_view};
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
    if (still.legend.place == LegendPlace::automatic && entry.view != View::plane) {
        still.legend.place = LegendPlace::right;
    }
    if (entry.legend != LegendChoice::hidden) {
        for (const auto& layer : layers) {
            for (LegendEntry& line : layer->legend_entries(scope.theme))
                still.legend.entries.push_back(std::move(line));
        }
    }
    still.alt = entry.alt.empty() ? describe() : entry.alt;
}

/// "x from 0 to 5, y from 0 to 5".
std::string ComposedFigure::State::describe_axes() const {
    std::string text;
    const auto add = [&](const Axis& axis) {
        const auto number = [&](double value) { return scene.names.number_style.text(format_number(value, 4)); };
        text += fmt::format("{}{} from {} to {}", text.empty() ? "" : ", ", axis.label.empty() ? "an axis" : axis.label,
                            number(axis.range.low), number(axis.range.high));
    };
    if (const auto* plane = std::get_if<Plot2d>(&still.plot)) {
        add(plane->axes.x);
        add(plane->axes.y);
    } else if (const auto* space = std::get_if<Plot3d>(&still.plot)) {
        for (const Axis& axis : space->axes.axes) add(axis);
    }
    return text;
}

/// "Title. A plot in the plane, x from 0 to 5, y from 0 to 5. It shows A, B and C. Colours: … Notes."
std::string ComposedFigure::State::describe() const {
    std::vector<std::string> clauses;
    for (const auto& layer : layers) {
        std::string clause = layer->description();
        if (!clause.empty()) clauses.push_back(std::move(clause));
    }
    std::string text = entry.title;
    if (!text.empty() && text.find_last_of(".?!") != text.size() - 1) text += '.';
    const std::string axes = describe_axes();
    if (!axes.empty()) {
        text += fmt::format(" {}, {}.", entry.view == View::space ? "A plot in space" : "A plot in the plane", axes);
    }
    if (!panels.empty()) {
        std::size_t count = 0;
        for_each_panel([&](const State&) { ++count; });
        if (count == 1) {
            text += " One panel.";
        } else if (panels.size() == 1) {
            text += fmt::format(" {} panels side by side.", count);
        } else {
            text += fmt::format(" {} panels in {} rows.", count, panels.size());
        }
        char letter = 'a';
        for_each_panel([&](const State& panel) { text += fmt::format(" ({}) {}", letter++, panel.still.alt); });
    }
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        text += (i == 0 ? " It shows " : i + 1 == clauses.size() ? "; and " : "; ") + clauses[i];
    }
    if (!clauses.empty()) text += '.';
    for (const ColorBar& bar : still.color_bars) {
        const auto number = [&](double value) { return scene.names.number_style.text(format_number(value, 4)); };
        text += fmt::format(" Colours tell {} from {} to {}.", bar.label.empty() ? "values" : bar.label,
                            number(bar.range.low), number(bar.range.high));
    }
    for (const auto& layer : layers) {
        const std::string note = layer->note();
        if (!note.empty()) text += ' ' + note;
    }
    return plain_text(text, scope.theme.typography);
}

void ComposedFigure::State::sample(int jobs) {
    scope.pixels = entry.size.minCoeff() * entry.scale.value_or(2);
    scope.jobs = jobs;
    for (const auto& layer : layers) layer->prepare(jobs);
}

Extent ComposedFigure::State::extent_at(int clock) const {
    Extent extent;
    for (const auto& layer : layers) {
        layer->set_clock(clock);
        layer->extend(extent);
    }
    return extent;
}

void ComposedFigure::State::make_plot(const Extent& extent) {
    if (entry.view == View::plane) {
        make_plane(extent);
    } else if (entry.view == View::space) {
        make_space(extent);
    } else {
        make_card();
    }
    make_page();
    settle_words();
}

/// What words keep clear of is the last frame's.
void ComposedFigure::State::settle_words() {
    if (!timeline.animated) return;
    const Figure last = at(1);
    if (auto* plane = std::get_if<Plot2d>(&still.plot)) plane->settled = std::get<Plot2d>(last.plot).groups;
    if (auto* space = std::get_if<Plot3d>(&still.plot)) space->settled = std::get<Plot3d>(last.plot).groups;
}

void ComposedFigure::State::prepare(int jobs) {
    if (entry.view == View::panels) {
        prepare_panels(jobs);
        return;
    }
    sample(jobs);
    make_plot(extent_at(steps()));
}

/// All panels keep one clock, that of the longest run in them.
void ComposedFigure::State::prepare_panels(int jobs) {
    const int clock = steps();
    std::vector<std::vector<PanelExtent>> extents;
    for (const auto& row : panels) {
        extents.emplace_back();
        for (const auto& panel : row) {
            panel->sample(jobs);
            extents.back().push_back({&panel->entry, panel->extent_at(clock)});
        }
    }
    share_extents(extents, entry.share);
    std::vector<std::vector<Figure*>> drawn;
    for (std::size_t row = 0; row < panels.size(); ++row) {
        drawn.emplace_back();
        for (std::size_t column = 0; column < panels[row].size(); ++column) {
            panels[row][column]->make_plot(extents[row][column].extent);
            drawn.back().push_back(&panels[row][column]->still);
        }
    }
    share_axes(drawn, entry.share);
    still.plot = Panels{};
    make_page();
    take_common_keys(still, drawn);
    if (entry.letters) letter_panels(drawn);
}

Figure ComposedFigure::State::at(double t) const {
    Figure figure = still;
    if (auto* plane = std::get_if<Plot2d>(&figure.plot)) {
        for (const auto& slot : plane_groups) {
            plane->groups.push_back(slot.moving == nullptr
                                        ? slot.still
                                        : std::make_shared<const Group2d>(slot.moving->plane_group(scope, t)));
        }
    } else if (auto* card = std::get_if<Card>(&figure.plot)) {
        for (const auto& slot : card_groups) {
            card->groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const CardGroup>(slot.moving->card_group(scope, t)));
        }
    } else if (auto* rows = std::get_if<Panels>(&figure.plot)) {
        for (const auto& row : panels) {
            rows->rows.emplace_back();
            for (const auto& panel : row) rows->rows.back().push_back(std::make_shared<const Figure>(panel->at(t)));
        }
    } else {
        auto& space = std::get<Plot3d>(figure.plot);
        for (const auto& slot : space_groups) {
            space.groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const Group3d>(slot.moving->space_group(scope, t)));
        }
    }
    return figure;
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
    return state.at(t);
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
