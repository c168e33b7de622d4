#pragma once
#include "layers/layer_options.h"
#include "layers/layer_source.h"
#include "layers/part_looks.h"
#include "lectern/figure/block.h"
#include "lectern/figure/marks_2d.h"

#include <optional>
#include <vector>

namespace lectern {

/// The options of layers of words: where they stand, how large and in which looks.
struct BlockOptions : LayerOptions {
    std::optional<PointValue> at;
    std::optional<Located<PlotPlace>> place;
    std::optional<Located<Anchor>> anchor;
    std::optional<Located<bool>> ground;
    std::optional<BlockAlign> align;
    double size = 1;
    std::vector<TimedLook> parts;
};

/// A place in a plot's frame.
Reader<PlotPlace> read_plot_place();

/// Their fields beside the common ones; without `at` and `anchor` where a layer can't stand at a point.
FieldTable<BlockOptions> block_fields(bool at_points);

/// Whether the options fit the figure's view; mistakes are told. In a plot they give a point or a place, and a layer
/// that can't stand at a point has a place of its own.
bool check_block_options(const BlockOptions& options, const LayerSource& source, bool at_points);

}  // namespace lectern
