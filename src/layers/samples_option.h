#pragma once
#include "lectern/scene/reader.h"

namespace lectern {

/// Reads `auto` (as 0) or a whole number from `low`, above 0, to `high`.
inline Reader<int> read_samples(int low, int high) {
    const Reader<int> number = read::integer(low, high);
    return {"auto or " + number.word,
            [number](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<int> {
                if (node.is_plain() && node.text == "auto") return 0;
                return number(node, names, diagnostics);
            }};
}

}  // namespace lectern
