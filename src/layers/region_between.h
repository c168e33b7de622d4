#pragma once
#include "layers/layer.h"
#include "layers/layer_source.h"

#include <memory>
#include <vector>

namespace lectern {

/// The area between two graphs, `region: {between: [f, g]}`; null after a message.
std::unique_ptr<Layer> make_region_between(const LayerSource& source);

/// Its options that a region of a condition hasn't.
std::vector<FieldInfo> region_between_infos();

}  // namespace lectern
