#include "paint/panels_layout.h"

#include <algorithm>
#include <limits>

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

/// Lays out the panels of one room.
class PanelsArranger {
public:
    PanelsArranger(Typesetter& typesetter, const Panels& panels, const Rect& room, double pixel)
        : typesetter_(typesetter),
          room_(room),
          pixel_(pixel),
          cells_(cells_of(panels, columns_of(panels))),
          across_(columns_of(panels)),
          down_(std::max<std::size_t>(panels.rows.size(), 1)),
          title_rises_(down_.before.size(), 0) {
        across_.settle(room.width);
        down_.settle(room.height);
        // What stands around a plot hardly depends on its size: twice is enough.
        for (int round = 0; round < 2; ++round) settle_tracks();
    }

    [[nodiscard]] std::vector<PanelLayout> layouts() {
        std::vector<PanelLayout> made;
        for (const Cell& cell : cells_) {
            PanelLayout& layout = made.emplace_back();
            layout.figure = cell.figure;
            if (cell.card() != nullptr) {
                layout.card = lay_out_card(typesetter_, *cell.figure, *cell.card(), page_of(cell));
            } else {
                layout.page = lay_out_page(typesetter_, *cell.figure, place_of(cell));
            }
        }
        align_tops(made);
        return made;
    }

private:
    static std::size_t columns_of(const Panels& panels) {
        std::size_t columns = 1;
        for (const auto& row : panels.rows) columns = std::max(columns, row.size());
        return columns;
    }

    void settle_tracks() {
        Track across(across_.before.size()), down(down_.before.size());
        for (const Cell& cell : cells_) {
            if (!cell.in_line()) continue;
            PagePlace place = place_of(cell);
            place.least = {};
            const PageLayout layout = lay_out_page(typesetter_, *cell.figure, place);
            const Margins& margins = layout.margins;
            title_rises_[cell.row] = std::max(title_rises_[cell.row], layout.title_rise);
            across.before[cell.first] = std::max(across.before[cell.first], margins.left);
            across.after[cell.last] = std::max(across.after[cell.last], margins.right);
            down.before[cell.row] = std::max(down.before[cell.row], margins.top);
            down.after[cell.row] = std::max(down.after[cell.row], margins.bottom);
        }
        across.settle(room_.width);
        down.settle(room_.height);
        across_ = std::move(across);
        down_ = std::move(down);
    }

    [[nodiscard]] Rect page_of(const Cell& cell) const {
        return {room_.x + across_.start(cell.first), room_.y + down_.start(cell.row),
                across_.length(cell.first, cell.last), down_.length(cell.row, cell.row)};
    }
    [[nodiscard]] PagePlace place_of(const Cell& cell) const {
        Margins least;
        least.top = down_.before[cell.row];
        if (cell.in_line())
            least = {across_.before[cell.first], across_.after[cell.last], least.top, down_.after[cell.row]};
        return {page_of(cell), pad_of(*cell.figure), least, pixel_, title_rises_[cell.row], {}};
    }

    /// Equal units make some plots of a row lower than others: all begin where the highest does, and so do their
    /// titles.
    void align_tops(std::vector<PanelLayout>& made) {
        std::vector<double> tops(down_.before.size(), std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            double& top = tops[cells_[i].row];
            if (!made[i].card) top = std::min(top, made[i].page.plot_box.y);
        }
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const double top = tops[cells_[i].row];
            if (made[i].card || made[i].page.plot_box.y == top) continue;
            PagePlace place = place_of(cells_[i]);
            place.plot_top = top;
            made[i].page = lay_out_page(typesetter_, *cells_[i].figure, place);
        }
    }

    Typesetter& typesetter_;
    Rect room_;
    double pixel_;
    std::vector<Cell> cells_;
    Track across_, down_;
    std::vector<double> title_rises_;
};

}  // namespace

std::vector<PanelLayout> lay_out_panels(Typesetter& typesetter, const Panels& panels, const Rect& room, double pixel) {
    return PanelsArranger(typesetter, panels, room, pixel).layouts();
}

}  // namespace lectern
