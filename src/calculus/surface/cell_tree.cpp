#include "calculus/surface/cell_tree.h"

namespace lectern {

std::array<LatticeNode, 9> Cell::nodes() const {
    std::array<LatticeNode, 9> all;
    for (std::uint32_t row = 0; row < 3; ++row)
        for (std::uint32_t column = 0; column < 3; ++column) all[3 * row + column] = node(column, row);
    return all;
}

std::array<Cell, 4> Cell::children() const {
    const std::uint32_t half = size / 2;
    return {{{node(0, 0), half, continuous},
             {node(1, 0), half, continuous},
             {node(0, 1), half, continuous},
             {node(1, 1), half, continuous}}};
}

std::optional<Cell> CellTree::neighbour(const Cell& cell, int side) const {
    Cell other = cell;
    const bool high = side == 1 || side == 2;
    const bool along_u = side == 1 || side == 3;
    std::uint32_t& place = along_u ? other.low.i : other.low.j;
    if (high ? place + cell.size >= (along_u ? steps_.i : steps_.j) : place == 0) return std::nullopt;
    place = high ? place + cell.size : place - cell.size;
    return other;
}

bool CellTree::neighbour_is_split(const Cell& cell, int side) const {
    const auto other = neighbour(cell, side);
    if (!other) return false;
    const auto found = entries_.find(key(*other));
    return found != entries_.end() && found->second.state == CellState::split;
}

std::optional<Cell> CellTree::too_large_neighbour(const Cell& cell, int side) const {
    auto other = neighbour(cell, side);
    if (!other) return std::nullopt;
    for (int halvings = 0; other->size <= largest_; ++halvings) {
        const auto found = entries_.find(key(*other));
        if (found != entries_.end()) {
            other->continuous = found->second.continuous;
            return found->second.state == CellState::leaf && halvings > 1 ? other : std::nullopt;
        }
        other->size *= 2;
        other->low.i -= other->low.i % other->size;
        other->low.j -= other->low.j % other->size;
    }
    return std::nullopt;
}

}  // namespace lectern
