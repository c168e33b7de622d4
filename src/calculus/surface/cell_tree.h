#pragma once
#include "calculus/surface/surface_points.h"

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lectern {

/// A square of the lattice.
struct Cell {
    LatticeNode low;         ///< Its corner with the least parameters.
    std::uint32_t size = 2;  ///< Steps of the lattice along a side; even, so that its middle is a node.
    bool continuous = false;
    bool in_four = false;  ///< Its triangles meet in its middle.

    /// Node (column, row) of the cell's three by three.
    [[nodiscard]] LatticeNode node(std::uint32_t column, std::uint32_t row) const {
        return {low.i + column * (size / 2), low.j + row * (size / 2)};
    }
    [[nodiscard]] std::array<LatticeNode, 9> nodes() const;
    [[nodiscard]] std::array<Cell, 4> children() const;
};

enum class CellState : std::uint8_t { leaf, split, absent };

/// Cells and the cells that they were halved into, known by their place.
class CellTree {
public:
    /// `steps`: of the lattice along each parameter, multiples of `largest`, which is a power of two and the size of
    /// the first cells.
    CellTree(LatticeNode steps, std::uint32_t largest) : steps_(steps), largest_(largest) {}

    void set(const Cell& cell, CellState state) { entries_[key(cell)] = {state, cell.continuous}; }
    [[nodiscard]] bool is_leaf(const Cell& cell) const { return entries_.at(key(cell)).state == CellState::leaf; }
    /// Whether the cell of the same size on that side (0 low v, 1 high u, 2 high v, 3 low u) is split.
    [[nodiscard]] bool neighbour_is_split(const Cell& cell, int side) const;
    /// The leaf that is larger than twice `cell` and lies on that side of it, if there is one.
    [[nodiscard]] std::optional<Cell> too_large_neighbour(const Cell& cell, int side) const;

private:
    struct Entry {
        CellState state = CellState::leaf;
        bool continuous = false;
    };

    static std::uint64_t key(const Cell& cell) {
        return std::uint64_t{cell.low.i} << 38 | std::uint64_t{cell.low.j} << 12 | cell.size;
    }
    [[nodiscard]] std::optional<Cell> neighbour(const Cell& cell, int side) const;

    LatticeNode steps_;
    std::uint32_t largest_;
    std::unordered_map<std::uint64_t, Entry> entries_;
};

}  // namespace lectern
