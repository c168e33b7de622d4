#pragma once
#include "lectern/figure/style.h"
#include "lectern/scene/field_table.h"

#include <algorithm>
#include <optional>

namespace lectern {

/// A layer's `marker`: a shape's name, or a mapping of shape, size, edge and edge_width.
struct MarkerOptions {
    MarkerShape shape = MarkerShape::circle;
    std::optional<double> size;  ///< CSS pixels across.
    Color edge{1, 1, 1, 1};
    std::optional<double> edge_width;  ///< CSS pixels.

    [[nodiscard]] MarkerStyle style(Color fill, double standard_size) const {
        // A rim leaves a small marker most of its size.
        const double across = size.value_or(standard_size);
        return {shape, across, fill, edge, edge_width.value_or(std::min(1.25, across / 6))};
    }
};

Reader<MarkerOptions> read_marker();

}  // namespace lectern
