#include "layers/figure_state.h"
#include "layers/layer_options.h"
#include "layers/layer_rule.h"
#include "layers/themes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

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

/// The size of a card's words: about twenty lines fill it and an even line has about sixty letters, as on a slide.
double card_font_size(const Vec2& size) {
    constexpr double least = 18;  // on a card that is low, but wide enough
    return std::max(4.0, std::floor(std::min(size.x() / 29, std::max(size.y() / 20, least))));
}

/// Deals colours out to the layers that have one of their own: the style's to all in turn, or else the theme's to
/// curves and to runs that are compared.
class ColorTurns {
public:
    ColorTurns(const FigureEntry& entry, const std::vector<Stroke>& curves) : entry_(entry), curves_(curves) {}

    std::optional<Stroke> next(const LayerEntry& layer) {
        static constexpr std::array<std::string_view, 8> dealt{"curve",    "cut",     "tangent_line",   "secant",
                                                               "gradient", "descent", "descent_values", "point"};
        if (std::ranges::find(dealt, layer.kind) == dealt.end()) return std::nullopt;
        const std::vector<Color>& style = entry_.style.colors;
        if (!style.empty()) return Stroke{style[taken_++ % style.size()], 0, {}};
        if (layer.kind != "curve" && !is_one_of_several_runs(layer)) return std::nullopt;
        return curves_[taken_++ % curves_.size()];
    }

private:
    [[nodiscard]] bool is_one_of_several_runs(const LayerEntry& layer) const {
        return (layer.kind == "descent" || layer.kind == "descent_values") &&
               std::ranges::count(entry_.layers, layer.kind, &LayerEntry::kind) > 1;
    }

    const FigureEntry& entry_;
    const std::vector<Stroke>& curves_;
    std::size_t taken_ = 0;
};

/// Whether what stands in the plane stands over colours, and not over the theme's ground.
bool has_colored_ground(const FigureEntry& entry) {
    return entry.view == FigureView::plane && std::ranges::any_of(entry.layers, [](const LayerEntry& layer) {
               if (layer.kind == "heatmap") return true;
               return layer.kind == "contours" && std::ranges::none_of(layer.options, [](const SourceEntry& option) {
                          return option.key->text == "filled" && option.value->text == "false";
                      });
           });
}

/// Whether layers find the same in two moments of a figure beside their own words.
bool give_layers_the_same(const FigureEntry& a, const FigureEntry& b) {
    const auto same_interval = [](const Domain::Interval& one, const Domain::Interval& other) {
        return one.variable == other.variable && one.range == other.range;
    };
    return std::ranges::equal(a.domain.intervals(), b.domain.intervals(), same_interval) &&
           a.style.line_width == b.style.line_width && a.style.colors == b.style.colors;
}

}  // namespace

Theme theme_of(const FigureEntry& entry, const SceneNames& names, ThemeName name) {
    Theme theme = theme_named(name);
    // Colour maps are the same in every theme, and light in the middle: lines over them stay dark.
    if (has_colored_ground(entry)) theme.palette.line = theme_named(ThemeName::light).palette.line;
    const double standard_size = entry.view == FigureView::card ? card_font_size(entry.size) : theme.font_size;
    theme.font_size = entry.style.font_size.value_or(standard_size);
    theme.line_width = entry.style.line_width.value_or(theme.line_width);
    theme.typography = {entry.style.font.value_or(FontFamily::stix_two), names.macros};
    return theme;
}

void ComposedFigure::State::make_layers(Diagnostics& diagnostics, const State* of) {
    moment_of = of;
    if (entry.view == FigureView::sequence) {
        make_parts();
        return;
    }
    depends_on_time = entry.moves;
    for (std::size_t row = 0; row < entry.panels.size(); ++row) {
        panels.emplace_back();
        for (std::size_t column = 0; column < entry.panels[row].size(); ++column) {
            State& panel = *panels.back().emplace_back(std::make_unique<State>(*this, entry.panels[row][column]));
            panel.make_layers(diagnostics, of != nullptr ? of->panels[row][column].get() : nullptr);
            whole = whole && panel.whole;
            depends_on_time = depends_on_time || panel.depends_on_time;
        }
    }
    const Palette& palette = scope.theme.palette;
    ColorTurns turns(entry, palette.curves);
    const FunctionEntry* graph = first_graph(entry, scene.names);
    const bool all_anew = of != nullptr && !give_layers_the_same(entry, of->entry);
    for (const LayerEntry& layer : entry.layers) {
        const std::optional<Stroke> turn = turns.next(layer);
        const std::size_t number = slots.size();
        LayerSlot& slot = slots.emplace_back();
        if (of != nullptr && !all_anew && !of->slots[number].depends_on_time) {
            slot = of->slots[number];
        } else {
            const auto rule =
                std::ranges::find(layer_rules(), layer.kind, [](const LayerRule& r) { return r.kind.name; });
            if (rule == layer_rules().end() || rule->make == nullptr || layer.subject == nullptr) continue;
            LayerOptions common;
            const LayerSource source{layer,
                                     scene.names,
                                     entry.domain,
                                     entry.view == FigureView::space,
                                     entry.view == FigureView::card,
                                     graph,
                                     palette,
                                     turn ? std::optional(turn->color) : std::nullopt,
                                     turn ? turn->dash : std::vector<double>(),
                                     entry.style.line_width,
                                     common,
                                     diagnostics};
            const TimeWatch watch(scene.names);
            std::unique_ptr<Layer> made = rule->make(source);
            slot.depends_on_time = watch.saw_time() || all_anew;
            whole = whole && made != nullptr;
            if (common.visible) slot.layer = std::move(made);
            slot.name = layer.subject->is_scalar() ? layer.kind + " " + layer.subject->text : layer.kind;
        }
        depends_on_time = depends_on_time || slot.depends_on_time;
        if (!slot.layer) continue;
        layers.push_back(slot.layer);
        layer_names.push_back(slot.name);
    }
}

void ComposedFigure::State::find_timeline(Diagnostics& diagnostics) {
    if (!parts.empty()) {
        find_timeline_of_sequence();
        return;
    }
    if (!entry.animate) return;
    const AnimateEntry& animate = *entry.animate;
    timeline.animated = true;
    timeline.fps = animate.fps;
    timeline.hold = animate.hold;
    timeline.loop = animate.loop;
    timeline.effort = animate.effort;
    const int most_steps = steps();
    if (animate.by_step && most_steps == 0 && whole) {
        diagnostics.error(animate.span, "by: step needs a descent that takes steps",
                          "add a descent, or give a duration");
    }
    timeline.frames =
        animate.by_step ? most_steps + 1 : std::max(1, static_cast<int>(std::lround(animate.duration * animate.fps)));
    for_each_panel([&](State& panel) { panel.timeline = timeline; });
}

}  // namespace lectern
