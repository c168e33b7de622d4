#pragma once
#include "lectern/figure/style.h"
#include "lectern/scene/field_table.h"

#include <optional>

namespace lectern {

/// A layer's `marker`: a shape's name, or a mapping of shape, size, edge and edge_width.
struct MarkerOptions {
    MarkerShape shape = MarkerShape::circle;
    std::optional<double> size;  ///< CSS pixels across.
    Color edge{1, 1, 1, 1};
    double edge_width = 1.25;

    [[nodiscard]] MarkerStyle style(Color fill, double standard_size) const {
        return {shape, size.value_or(standard_size), fill, edge, edge_width};
    }
};

Reader<MarkerOptions> read_marker();

}  // namespace lectern
