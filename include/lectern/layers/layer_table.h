#pragma once
#include "lectern/scene/scene.h"

#include <span>

namespace lectern {

/// Every kind of layer that the format knows, for read_scene.
std::span<const LayerKindName> layer_kind_names();

}  // namespace lectern
