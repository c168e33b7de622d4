#include "paint/panels_layout.h"

#include <algorithm>

namespace lectern {
namespace {

/// One panel and the columns that it runs over.
struct Cell {
    const Figure* figure;
    std::size_t row, first, last;

    [[nodiscard]] const Card* card() const { return std::get_if<Card>(&figure->plot); }
    /// Whether its plot box stands in line with others'.
    [[nodiscard]] bool in_line() const { return std::holds_alternative<Plot2d>(figure->plot); }
};

/// Widths (or heights) along one direction: what stands before and after each plot, and the plots' own.
struct Track {
    std::vector<double> before, after;
    double plot = 0;

    explicit Track(std::size_t count) : before(count, 0), after(count, 0) {}
    void settle(double length) {
        double taken = 0;
        for (std::size_t i = 0; i < before.size(); ++i) taken += before[i] + after[i];
        plot = std::max(1.0, (length - taken) / static_cast<double>(before.size()));
    }
    [[nodiscard]] double start(std::size_t index) const {
        double at = 0;
        for (std::size_t i = 0; i < index; ++i) at += before[i] + plot + after[i];
        return at;
    }
    [[nodiscard]] double length(std::size_t first, std::size_t last) const {
        return start(last) + before[last] + plot + after[last] - start(first);
    }
};

std::vector<Cell> cells_of(const Panels& panels, std::size_t columns) {
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < panels.rows.size(); ++row) {
        const auto& figures = panels.rows[row];
        for (std::size_t i = 0; i < figures.size(); ++i) {
            cells.push_back({figures[i].get(), row, i, figures.size() == 1 ? columns - 1 : i});
        }
    }
    return cells;
}

double pad_of(const Figure& figure) { return 0.6 * PageMeasures(figure.theme).pad; }

}  // namespace

std::vector<PanelLayout> lay_out_panels(Typesetter& typesetter, const Panels& panels, const Rect& room, double pixel) {
    std::size_t columns = 1;
    for (const auto& row : panels.rows) columns = std::max(columns, row.size());
    const std::vector<Cell> cells = cells_of(panels, columns);
    Track across(columns), down(std::max<std::size_t>(panels.rows.size(), 1));
    std::vector<double> title_rises(down.before.size(), 0);
    across.settle(room.width);
    down.settle(room.height);
    // What stands around a plot hardly depends on its size: twice is enough.
    for (int round = 0; round < 2; ++round) {
        Track next_across(columns), next_down(down.before.size());
        for (const Cell& cell : cells) {
            if (!cell.in_line()) continue;
            const Rect page{0, 0, across.length(cell.first, cell.last), down.length(cell.row, cell.row)};
            const PageLayout layout =
                lay_out_page(typesetter, *cell.figure, {page, pad_of(*cell.figure), {}, pixel, title_rises[cell.row]});
            const Margins& margins = layout.margins;
            title_rises[cell.row] = std::max(title_rises[cell.row], layout.title_rise);
            next_across.before[cell.first] = std::max(next_across.before[cell.first], margins.left);
            next_across.after[cell.last] = std::max(next_across.after[cell.last], margins.right);
            next_down.before[cell.row] = std::max(next_down.before[cell.row], margins.top);
            next_down.after[cell.row] = std::max(next_down.after[cell.row], margins.bottom);
        }
        next_across.settle(room.width);
        next_down.settle(room.height);
        across = std::move(next_across);
        down = std::move(next_down);
    }
    std::vector<PanelLayout> layouts;
    for (const Cell& cell : cells) {
        const Rect page{room.x + across.start(cell.first), room.y + down.start(cell.row),
                        across.length(cell.first, cell.last), down.length(cell.row, cell.row)};
        PanelLayout layout;
        layout.figure = cell.figure;
        if (cell.card() != nullptr) {
            layout.card = lay_out_card(typesetter, *cell.figure, *cell.card(), page);
        } else {
            Margins least;
            if (cell.in_line()) {
                least = {across.before[cell.first], across.after[cell.last], down.before[cell.row],
                         down.after[cell.row]};
            } else {
                least.top = down.before[cell.row];
            }
            layout.page = lay_out_page(typesetter, *cell.figure,
                                       {page, pad_of(*cell.figure), least, pixel, title_rises[cell.row]});
        }
        layouts.push_back(std::move(layout));
    }
    return layouts;
}

}  // namespace lectern
