#pragma once
#include "layers/layer_options.h"

#include <optional>

namespace lectern {

/// What all layers that show a run may say.
struct RunOptions : LayerOptions {
    std::optional<double> progress;
};

const FieldTable<RunOptions>& run_fields();

}  // namespace lectern
