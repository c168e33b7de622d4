#pragma once
#include "lectern/raster/space_shapes.h"
#include "raster/piece_outline.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A corner of a piece of surface, CSS pixels, and its colour, sRGB from 0 to 255. Over a piece colours are linear.
struct ColoredCorner {
    double x = 0, y = 0;
    std::array<double, 3> color{};
};

/// Such pieces, one after the other in one list: there are some hundred thousand.
class ColoredPieces {
public:
    void add(std::span<const ColoredCorner> piece) {
        corners_.insert(corners_.end(), piece.begin(), piece.end());
        ends_.push_back(static_cast<std::uint32_t>(corners_.size()));
    }
    void add(const ColoredPieces& more) {
        const auto first = static_cast<std::uint32_t>(corners_.size());
        corners_.insert(corners_.end(), more.corners_.begin(), more.corners_.end());
        for (const std::uint32_t end : more.ends_) ends_.push_back(first + end);
    }
    [[nodiscard]] bool empty() const { return ends_.empty(); }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::span<const ColoredCorner> operator[](std::size_t piece) const {
        const std::size_t first = piece > 0 ? ends_[piece - 1] : 0;
        return std::span(corners_).subspan(first, ends_[piece] - first);
    }
    /// Of all pieces.
    [[nodiscard]] std::span<const ColoredCorner> corners() const { return corners_; }

private:
    std::vector<ColoredCorner> corners_;
    std::vector<std::uint32_t> ends_;  ///< Of each piece's corners.
};

/// Fills pieces that lie side by side with flat colours, of whole 255ths as those of pixels are, that differ from
/// theirs by at most 1.5/255 in each channel. Cuts them into bands of the channel that varies most, each of these into
/// bands of the next: whatever colours and light there are, a cell is a box of colours. A band reaches a little under
/// the next one, which is painted over it: between two, nothing else shines through. `runs` are worked on side by side;
/// it is all one how many there are.
std::vector<ShapeFill> fill_color_cells(std::span<const ColoredPieces> runs, int jobs);

}  // namespace lectern
