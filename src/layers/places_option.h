#pragma once
#include "lectern/scene/reader.h"

#include <vector>

namespace lectern {

/// Reads one place (a point's name or coordinates) or a list of places.
inline Reader<std::vector<PointValue>> read_places() {
    const Reader<PointValue> place = read::point();
    return {place.word + ", or a list of them",
            [place](const SourceNode& node, const SceneNames& names,
                    Diagnostics& diagnostics) -> std::optional<std::vector<PointValue>> {
                // [1, 3] is one place and [[1, 3], [2, 4]] or [start, coldest] are two: only numbers make a place.
                const auto names_a_place = [&](const SourceNode& item) {
                    return item.is_sequence() || item.is_mapping() ||
                           (item.is_scalar() && names.find_point(item.text) != nullptr);
                };
                const bool listed = node.is_sequence() && !node.items.empty() && names_a_place(*node.items.front());
                if (listed) return read::list_of(place, 1, 10000)(node, names, diagnostics);
                auto single = place(node, names, diagnostics);
                if (!single) return std::nullopt;
                return std::vector<PointValue>{std::move(*single)};
            }};
}

}  // namespace lectern
