#pragma once
#include "lectern/scene/field_table.h"

namespace lectern {

/// `{minimum_of: T}` and its kin as written; exactly one of the three functions is given.
struct ComputedPointWords {
    std::optional<Located<const FunctionEntry*>> minimum_of, maximum_of, critical_point_of;
    std::optional<PointValue> near;
    Domain domain;  ///< The scene's where it is empty.
};
const FieldTable<ComputedPointWords>& computed_point_fields();

/// The point that such a mapping stands for.
std::optional<PointValue> read_computed_point(const SourceNode& node, const SceneNames& names,
                                              Diagnostics& diagnostics);

}  // namespace lectern
