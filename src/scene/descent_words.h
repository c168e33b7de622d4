#pragma once
#include "lectern/scene/field_table.h"

namespace lectern {

/// One entry of `descents` as written.
struct DescentWords {
    const FunctionEntry* function = nullptr;
    PointValue from;
    double rate = 0;
    int steps = 100;
    double tolerance = 1e-4;
    int method = 0;
    bool ascend = false;
};
const FieldTable<DescentWords>& descent_fields();

}  // namespace lectern
