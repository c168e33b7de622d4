#include "layers/axes_setup.h"
#include "layers/figure_state.h"
#include "lectern/figure/box_sight.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr int intervals_in_space = 8;
constexpr double pixels_per_interval = 56;  ///< CSS pixels: room for a tick label in the plane.

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

}  // namespace

void ComposedFigure::State::make_plane() {
    Plot2d plot;
    scope.ranges = settle_ranges(entry, extent);
    auto labels = axis_names(entry, scene.names);
    for (const auto& layer : layers) {
        const auto names = layer->axis_names();
        if (names.empty()) continue;
        labels = names;
        break;
    }
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
    fill_slots(plane_groups, shares_scope() ? &moment_of->plane_groups : nullptr,
               [&](const Layer& layer) { return layer.plane_group(scope, 1); });
    still.plot = std::move(plot);
}

Camera ComposedFigure::State::camera() const {
    const CameraEntry words = entry.camera.value_or(CameraEntry{});
    return {words.eye, words.center, words.up, words.orthographic ? Projection::orthographic : Projection::perspective,
            words.field_of_view};
}

void ComposedFigure::State::make_space() {
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
    plot.camera = camera();
    plot.camera.companions = cameras;
    const Vec2 picture = entry.size * scope.scale;
    const BoxSight sight(scope.sides, plot.camera);
    scope.scene_scale = sight.largest_scale(picture.x(), picture.y());
    scope.eyes = sight.eyes(picture.x(), picture.y());
    scope.still = !timeline.animated;
    plot.group_names = layer_names;
    fill_slots(space_groups, shares_scope() ? &moment_of->space_groups : nullptr,
               [&](const Layer& layer) { return layer.space_group(scope, 1); });
    still.plot = std::move(plot);
}

void ComposedFigure::State::make_card() {
    scope.align = entry.align;
    fill_slots(card_groups, shares_scope() ? &moment_of->card_groups : nullptr,
               [&](const Layer& layer) { return layer.card_group(scope, 1); });
    still.plot = Card{entry.align, {}};
}

}  // namespace lectern
