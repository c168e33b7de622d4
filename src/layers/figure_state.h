#pragma once
#include "layers/layer.h"
#include "lectern/layers/compose.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lectern {

/// What one layer gives: the same group in each frame, or a new one from a layer that moves.
template <class Group>
struct GroupSlot {
    const Layer* moving = nullptr;
    std::shared_ptr<const Group> still;
};

/// The theme of a figure with its own sizes and typeface.
Theme theme_of(const FigureEntry& entry, const SceneNames& names, ThemeName name);

/// What became of one of the author's layers.
struct LayerSlot {
    std::shared_ptr<Layer> layer;  ///< Null where it is hidden or has a mistake.
    std::string name;              ///< "curve f".
    bool depends_on_time = false;  ///< Its words say something else at another time.
};

/// What a composed figure holds: its layers, and once they are prepared all that stands still.
///
/// Where the author's words move, each frame has a state of its own, a *moment*: its scene is read at that time, layers
/// that say the same at every time are those of the figure, and what they have drawn too.
struct ComposedFigure::State {
    const Scene& scene;
    const FigureEntry& entry;
    ThemeName theme;
    std::vector<LayerSlot> slots;                             ///< One for each of the author's layers.
    std::vector<std::shared_ptr<Layer>> layers;               ///< Those that there are.
    std::vector<std::vector<std::unique_ptr<State>>> panels;  ///< In place of layers.
    std::vector<std::unique_ptr<State>> parts;                ///< Of a sequence, in place of layers.
    bool resized = false;                                     ///< A part: the sequence says its size.
    std::shared_ptr<const Figure> first_frame, last_frame;    ///< Of a part.
    std::vector<std::string> layer_names;                     ///< "curve f", of each of them.
    bool whole = true;                                        ///< No layer had a mistake that left nothing of it.
    bool depends_on_time = false;                             ///< Anything of it, panels too.
    const State* moment_of = nullptr;                         ///< Of a moment: the figure.
    int clock = 0;                                            ///< Steps of the longest run shown.
    std::shared_ptr<const std::vector<Camera>> cameras;       ///< Of some moments, where the camera moves.
    Extent extent;
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
        if (entry.view == FigureView::card && !entry.style.font_size) {
            scope.theme.font_size = 1.15 * owner.scope.theme.font_size;
        }
    }

    /// `of`: the figure whose moment this is.
    void make_layers(Diagnostics& diagnostics, const State* of = nullptr);
    void make_parts();
    void find_timeline_of_sequence();
    [[nodiscard]] Figure at_time_of_sequence(double t) const;
    void read_moments(Diagnostics& diagnostics) const;
    void find_timeline(Diagnostics& diagnostics);
    void prepare(int jobs);
    void prepare_panels(int jobs);
    void sample(int jobs);
    [[nodiscard]] int steps() const;
    [[nodiscard]] Extent extent_at(int steps_of_clock) const;
    /// The figure's moment at t, its layers made and nothing drawn; mistakes of that time alone are told.
    struct Moment {
        std::unique_ptr<const Scene> scene;
        std::unique_ptr<State> state;  ///< Null where the scene has no such figure.
    };
    [[nodiscard]] Moment make_moment(double t, Diagnostics& diagnostics) const;
    /// Some moments from the first to the last, their layers prepared.
    void for_each_moment(const std::function<void(const State& moment)>& visit) const;
    [[nodiscard]] Figure at_moment(double t) const;
    void find_cameras();
    [[nodiscard]] Camera camera() const;
    void prepare_moment();
    void draw_moment();
    void make_panels_page();
    void make_plot();
    void make_page();
    void settle_words();
    void make_plane();
    void make_space();
    void make_card();
    [[nodiscard]] std::string describe() const;
    [[nodiscard]] std::string describe_axes() const;
    [[nodiscard]] Figure at(double t) const;
    /// The groups of all layers, drawn by `draw(layer)` where they stand still.
    template <class Group, class Draw>
    void fill_slots(std::vector<GroupSlot<Group>>& groups, const std::vector<GroupSlot<Group>>* of_figure,
                    const Draw& draw) const {
        for (const auto& layer : layers) {
            if (layer->moves() && timeline.animated) {
                groups.push_back({layer.get(), nullptr});
                continue;
            }
            std::shared_ptr<const Group> known;
            if (of_figure != nullptr) {
                const auto same = std::ranges::find(moment_of->layers, layer);
                if (same != moment_of->layers.end())
                    known = (*of_figure)[static_cast<std::size_t>(same - moment_of->layers.begin())].still;
            }
            groups.push_back({nullptr, known ? known : std::make_shared<const Group>(draw(*layer))});
        }
    }
    /// Whether layers would draw just what the figure's have drawn.
    [[nodiscard]] bool shares_scope() const {
        return moment_of != nullptr && moment_of->scope.ranges == scope.ranges &&
               moment_of->scope.tick_values == scope.tick_values && moment_of->scope.sides == scope.sides;
    }
    template <class Visit>
    void for_each_panel(const Visit& visit) const {
        for (const auto& row : panels)
            for (const auto& panel : row) visit(*panel);
    }
};

}  // namespace lectern
