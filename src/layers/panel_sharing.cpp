#include "layers/panel_sharing.h"

#include <algorithm>
#include <string>

namespace lectern {
namespace {

bool is_plane(const PanelExtent& panel) { return panel.entry->view == FigureView::plane; }

/// The panel at a place, or null where its row is shorter.
template <class Panel>
Panel* panel_at(std::vector<std::vector<Panel>>& rows, std::size_t row, std::size_t column) {
    return row < rows.size() && column < rows[row].size() ? &rows[row][column] : nullptr;
}

/// A range that its author gave one of them holds for all.
Extent with_given_range(const PanelExtent& panel, std::size_t axis) {
    const Extent& extent = panel.extent;
    const AxisEntry& entry = axis == 0 ? panel.entry->axes.x : panel.entry->axes.y;
    if (!entry.range) return extent;
    Extent given;
    given.exact[axis] = given.roomy[axis] = *entry.range;
    return given;
}

void share_along(std::vector<PanelExtent*> panels, std::size_t axis) {
    std::erase_if(panels, [](const PanelExtent* panel) { return panel == nullptr || !is_plane(*panel); });
    Extent all;
    for (const PanelExtent* panel : panels) all.include(with_given_range(*panel, axis), axis);
    for (PanelExtent* panel : panels) {
        panel->extent.leave_out(axis);
        panel->extent.include(all, axis);
    }
}

std::size_t most_columns(const auto& rows) {
    std::size_t most = 0;
    for (const auto& row : rows) most = std::max(most, row.size());
    return most;
}

/// The plane axes of a figure that has a frame around them; null for any other.
Axes2d* framed_axes(Figure* figure) {
    auto* plot = figure == nullptr ? nullptr : std::get_if<Plot2d>(&figure->plot);
    return plot == nullptr || plot->axes.style != AxesStyle::box ? nullptr : &plot->axes;
}

Figure* figure_at(const std::vector<std::vector<Figure*>>& rows, std::size_t row, std::size_t column) {
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : nullptr;
}

/// Whether two axes stand exactly one beyond the other and show the same numbers.
bool stand_in_line(const Axes2d& a, const Axes2d& b, const Axis& axis, const Axis& other) {
    const bool same_shape =
        a.aspect == b.aspect && (a.aspect == Aspect2d::automatic || (a.x.range == b.x.range && a.y.range == b.y.range));
    return same_shape && axis.visible && other.visible && axis.range == other.range && axis.ticks == other.ticks;
}

}  // namespace

void share_extents(std::vector<std::vector<PanelExtent>>& rows, const SharedAxes& share) {
    for (std::size_t column = 0; share.x && column < most_columns(rows); ++column) {
        std::vector<PanelExtent*> panels;
        for (std::size_t row = 0; row < rows.size(); ++row) panels.push_back(panel_at(rows, row, column));
        share_along(panels, 0);
    }
    for (std::size_t row = 0; share.y && row < rows.size(); ++row) {
        std::vector<PanelExtent*> panels;
        for (PanelExtent& panel : rows[row]) panels.push_back(&panel);
        share_along(panels, 1);
    }
}

void share_axes(const std::vector<std::vector<Figure*>>& rows, const SharedAxes& share) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            Axes2d* axes = framed_axes(rows[row][column]);
            const Axes2d* below = framed_axes(figure_at(rows, row + 1, column));
            const Axes2d* left = column > 0 ? framed_axes(figure_at(rows, row, column - 1)) : nullptr;
            if (axes == nullptr) continue;
            if (below != nullptr && stand_in_line(*axes, *below, axes->x, below->x)) {
                const bool alike = share.automatic && axes->x.label == below->x.label;
                if (share.x || alike) axes->x.labelled = false;
            }
            if (left != nullptr && stand_in_line(*axes, *left, axes->y, left->y)) {
                const bool alike = share.automatic && axes->y.label == left->y.label;
                if (share.y || alike) axes->y.labelled = false;
            }
        }
    }
}

void take_common_keys(Figure& whole, const std::vector<std::vector<Figure*>>& rows) {
    std::vector<Figure*> with_bars, with_legend;
    for (const auto& row : rows) {
        for (Figure* panel : row) {
            if (!panel->color_bars.empty()) with_bars.push_back(panel);
            if (!panel->legend.entries.empty()) with_legend.push_back(panel);
        }
    }
    const auto same_bars = [&](const Figure* panel) { return panel->color_bars == with_bars.front()->color_bars; };
    if (with_bars.size() > 1 && std::ranges::all_of(with_bars, same_bars)) {
        whole.color_bars = with_bars.front()->color_bars;
        for (Figure* panel : with_bars) panel->color_bars.clear();
    }
    const auto same_legend = [&](const Figure* panel) {
        return panel->legend.entries == with_legend.front()->legend.entries;
    };
    if (with_legend.size() > 1 && std::ranges::all_of(with_legend, same_legend)) {
        whole.legend.entries = with_legend.front()->legend.entries;
        for (Figure* panel : with_legend) panel->legend.entries.clear();
    }
}

void letter_panels(const std::vector<std::vector<Figure*>>& rows) {
    char letter = 'a';
    for (const auto& row : rows) {
        for (Figure* panel : row) {
            const std::string mark = std::string("(") + letter++ + ")";
            panel->title = panel->title.empty() ? mark : mark + " " + panel->title;
        }
    }
}

}  // namespace lectern
