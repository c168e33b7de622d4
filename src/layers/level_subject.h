#pragma once
#include "layers/layer_source.h"

#include <optional>

namespace lectern {

/// `{of: F, equals: 1}`: where a function of three variables takes a value.
struct LevelSubject {
    const FunctionEntry* function = nullptr;
    double level = 0;
};

/// The layer's subject as a level surface, or nothing after a message.
std::optional<LevelSubject> read_level_subject(const LayerSource& source);

}  // namespace lectern
