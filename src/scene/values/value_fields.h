#pragma once
#include "scene/values/value.h"
#include "scene/values/value_error.h"

#include <span>
#include <string_view>

namespace lectern {

/// What may stand behind the dot of a point or a descent. The reader, its messages and the reference page share it.
struct FieldOfPoint {
    std::string_view name, meaning;
    /// Throws ValueError at `where` where the point has none.
    Value (*get)(const Place& place, const SceneNames& names, Stretch where);
};
struct FieldOfDescent {
    std::string_view name, meaning;
    Value (*get)(const DescentEntry& descent, const SceneNames& names, Stretch where);
};
std::span<const FieldOfPoint> fields_of_points();
std::span<const FieldOfDescent> fields_of_descents();

/// The field of that name. `where` is the field's name in the text. Coordinates have the names of the function's
/// variables, or x, y and z.
Value field_of(const Value& owner, std::string_view name, const SceneNames& names, Stretch where);

}  // namespace lectern
