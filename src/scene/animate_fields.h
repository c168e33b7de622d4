#pragma once
#include "scene/figure_draft.h"

namespace lectern {

/// How a figure moves, as written.
struct AnimateWords {
    std::optional<Located<double>> duration;
    std::optional<Located<bool>> by_step;
    std::optional<int> fps;
    double hold = 0;
    bool loop = true;
    std::optional<double> max_size;
};
const FieldTable<AnimateWords>& animate_fields();

}  // namespace lectern
