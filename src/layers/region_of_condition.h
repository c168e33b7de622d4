#pragma once
#include "layers/layer.h"
#include "layers/layer_source.h"

#include <memory>
#include <vector>

namespace lectern {

/// The part of the plane where a condition on its two variables holds; null after a message.
std::unique_ptr<Layer> make_region_of_condition(const LayerSource& source);

/// Its options, the common ones among them.
std::vector<FieldInfo> region_of_condition_infos();

}  // namespace lectern
