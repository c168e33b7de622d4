#pragma once
#include "lectern/scene/field_table.h"
#include "lectern/scene/scene.h"

#include <span>
#include <vector>

namespace lectern {

/// A kind of layer and its options, for the reference page.
struct LayerReference {
    LayerKindName kind;
    std::vector<FieldInfo> fields;  ///< Empty where it is not built yet.
};
std::vector<LayerReference> layer_reference();

/// Every kind of layer that the format knows, for read_scene.
std::span<const LayerKindName> layer_kind_names();

}  // namespace lectern
