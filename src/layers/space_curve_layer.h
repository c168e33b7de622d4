#pragma once
#include "layers/layer.h"
#include "layers/layer_source.h"

#include <memory>

namespace lectern {

/// A `curve` in space: `{x: …, y: …, z: …}` in the one parameter of `domain`. Null after a message.
std::unique_ptr<Layer> make_space_curve(const LayerSource& source, const LayerOptions& options, const Domain& domain);

}  // namespace lectern
