#pragma once
#include "scene/figure_draft.h"

namespace lectern {

const FieldTable<AxisEntry>& axis_fields();
const FieldTable<AxesWords>& axes_fields();

}  // namespace lectern
