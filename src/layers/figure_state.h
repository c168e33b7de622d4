#pragma once
#include "layers/layer.h"
#include "lectern/layers/compose.h"

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

/// What a composed figure holds: its layers, and once they are prepared all that stands still.
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

}  // namespace lectern
