#pragma once
#include "layers/layer_kinds.h"

#include <span>

namespace lectern {

/// One kind of layer. Adding a kind is adding a file and a row to the table in layer_table.cpp.
struct LayerRule {
    LayerKindName kind;
    std::unique_ptr<Layer> (*make)(const LayerSource& source) = nullptr;  ///< Null for a kind that is not built yet.
    std::vector<FieldInfo> (*reference)() = nullptr;                      ///< Its options; null likewise.
};

std::span<const LayerRule> layer_rules();

}  // namespace lectern
