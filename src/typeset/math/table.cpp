#include "typeset/math/table.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr double strut_ascent = 0.84, strut_descent = 0.36;  ///< em; LaTeX's \strut.
constexpr double line_skip = 0.14;  ///< em, kept free on both sides of a row that is taller than its strut.
constexpr double thickness = 0.04;  ///< em; LaTeX's \arrayrulewidth.
constexpr double double_gap = 0.2;  ///< em; LaTeX's \doublerulesep.

/// The room that so many rules beside each other take.
double room_of(int lines) { return lines == 0 ? 0 : lines * thickness + (lines - 1) * double_gap; }

double offset(CellAlignment alignment, double room) {
    return alignment == CellAlignment::left ? 0 : alignment == CellAlignment::right ? room : room / 2;
}

}  // namespace

/// Cells set, and the measures of rows and columns.
struct TableNode::Grid {
    std::vector<std::vector<MathBox>> cells;
    std::vector<double> widths;             ///< Of columns.
    std::vector<double> ascents, descents;  ///< Of rows.
};

TableNode::Grid TableNode::set_cells(MathSetter& setter, MathStyle style) const {
    const double em = setter.em(style);
    const MathSize size = as_around ? style.size : cell_size.value_or(std::max(style.size, MathSize::text));
    Grid grid;
    grid.widths.resize(columns.size());
    for (const TableRow& row : rows) {
        double ascent = stretch * strut_ascent * em, descent = stretch * strut_descent * em;
        std::vector<MathBox>& boxes = grid.cells.emplace_back();
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            MathBox box = setter.set_row(row.cells[column], style.with_size(size));
            const auto tall = [&](double reach, double strut) {
                return reach > strut ? std::max(strut, reach + line_skip * em) : strut;
            };
            ascent = std::max(ascent, tall(box.ascent, stretch * strut_ascent * em));
            descent = std::max(descent, tall(box.descent, stretch * strut_descent * em));
            grid.widths[column] = std::max(grid.widths[column], box.width);
            boxes.push_back(std::move(box));
        }
        grid.ascents.push_back(ascent);
        grid.descents.push_back(descent);
    }
    return grid;
}

MathBox TableNode::set_body(MathSetter& setter, MathStyle style) const {
    const double em = setter.em(style);
    Grid grid = set_cells(setter, style);
    MathBox table;
    struct Rule {
        double from;
        int count;
    };
    std::vector<Rule> down, across;  // Of vertical rules, from the left; of horizontal ones, from the top.

    std::vector<double> lefts;
    double x = 0;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const TableColumn& spec = columns[column];
        const double space = spec.space_before * em, lines = room_of(spec.lines_before) * em;
        // Rules stand in the middle between two columns, and at the very left.
        const double before = column == 0 ? 0 : space / 2;
        if (spec.lines_before > 0) down.push_back({x + before, spec.lines_before});
        x += space + lines;
        lefts.push_back(x);
        x += grid.widths[column];
    }
    x += space_after * em;
    if (lines_after > 0) down.push_back({x, lines_after});
    const double width = x + room_of(lines_after) * em;

    std::vector<double> baselines;
    double y = 0;  // Down from the top.
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row > 0) y += row_gap * em;
        y += rows[row].space_before * em;
        if (rows[row].lines_before > 0) across.push_back({y, rows[row].lines_before});
        y += room_of(rows[row].lines_before) * em + grid.ascents[row];
        baselines.push_back(y);
        y += grid.descents[row];
    }
    if (lines_below > 0) across.push_back({y, lines_below});
    const double height = y + room_of(lines_below) * em;
    const double top = anchor == Anchor::top      ? baselines.front()
                       : anchor == Anchor::bottom ? baselines.back()
                                                  : height / 2 + setter.axis(style);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < grid.cells[row].size(); ++column) {
            MathBox& cell = grid.cells[row][column];
            const double room = grid.widths[column] - cell.width;
            table.add(std::move(cell), lefts[column] + offset(columns[column].alignment, room), top - baselines[row]);
        }
    }
    for (const Rule& rule : down) {
        for (int i = 0; i < rule.count; ++i) {
            table.add_rule(rule.from + i * (thickness + double_gap) * em, top - height, thickness * em, height);
        }
    }
    for (const Rule& rule : across) {
        for (int i = 0; i < rule.count; ++i) {
            const double down_to = rule.from + (i * (thickness + double_gap) + thickness) * em;
            table.add_rule(0, top - down_to, width, thickness * em);
        }
    }
    table.width = width;
    table.ascent = top;
    table.descent = height - top;
    return table;
}

MathBox TableNode::set(MathSetter& setter, MathStyle style) const {
    MathBox body = set_body(setter, style);
    if (left == 0 && right == 0 && !fenced) return body;
    const double height = setter.delimiter_height(body.ascent, body.descent, style);
    MathBox whole;
    whole.append(setter.delimiter(left, height, style));
    whole.append(std::move(body));
    whole.append(setter.delimiter(right, height, style));
    return whole;
}

}  // namespace lectern
