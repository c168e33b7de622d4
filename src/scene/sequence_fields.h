#pragma once
#include "scene/figure_draft.h"

namespace lectern {

const FieldTable<SequenceWords>& sequence_fields();
const FieldTable<SequencePartWords>& sequence_part_fields();

}  // namespace lectern
