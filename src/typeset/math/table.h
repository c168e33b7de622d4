#pragma once
#include "typeset/math/math_setter.h"

#include <optional>
#include <vector>

namespace lectern {

enum class CellAlignment { left, center, right };

struct TableColumn {
    CellAlignment alignment = CellAlignment::center;
    double space_before = 0;  ///< em, from the column before; of the first: from the table's left side.
    int lines_before = 0;     ///< Vertical rules between the two.
};

struct TableRow {
    std::vector<MathList> cells;
    int lines_before = 0;     ///< Horizontal rules over it.
    double space_before = 0;  ///< em, more than the rows' own distance.
};

/// Rows of cells: matrices, arrays, cases, alignments.
class TableNode : public MathNode {
public:
    explicit TableNode(AtomClass atom_class) : MathNode(atom_class) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

    std::vector<TableColumn> columns;  ///< At least as many as any row has cells.
    std::vector<TableRow> rows;
    double space_after = 0;             ///< em, behind the last column.
    int lines_after = 0;                ///< Vertical rules at the right side.
    int lines_below = 0;                ///< Horizontal rules under the last row.
    std::optional<MathSize> cell_size;  ///< Absent: as around the table, in text size at the most.
    bool as_around = false;             ///< Cells are set in the style around, also in a display.
    double stretch = 1;                 ///< Of the least height of rows (LaTeX's \arraystretch).
    double row_gap = 0;                 ///< em, more between rows (\jot).
    char32_t left = 0, right = 0;       ///< Delimiters; 0: none.
    bool fenced = false;                ///< A missing delimiter of a fenced table still takes its space.
    enum class Anchor { axis, top, bottom } anchor = Anchor::axis;  ///< What stands on the row around it.

private:
    struct Grid;
    Grid set_cells(MathSetter& setter, MathStyle style) const;
    MathBox set_body(MathSetter& setter, MathStyle style) const;
};

}  // namespace lectern
