#pragma once
#include "scene/figure_draft.h"

namespace lectern {

/// What animations and sequences say alike.
const FieldTable<ClipEffort>& effort_fields();

/// How a figure moves, as written.
struct AnimateWords : ClipEffort {
    std::optional<Located<double>> duration;
    std::optional<Located<bool>> by_step;
    std::optional<int> fps;
    double hold = 0;
    bool loop = true;
    std::optional<Located<bool>> transparent;
};
const FieldTable<AnimateWords>& animate_fields();

}  // namespace lectern
