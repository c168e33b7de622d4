#include "scene/scene_parts.h"

namespace lectern {

void read_points(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics) {
    for (const SourceEntry& entry : entries_of(node, "names to [x, y]", diagnostics)) {
        const std::string& name = entry.key->text;
        if (!taken.claim(name, entry.key->span, "a point")) continue;
        if (auto point = read::point()(*entry.value, names, diagnostics)) {
            names.points.push_back({name, entry.key->span, std::move(point->at)});
        } else {
            names.broken.insert(name);
        }
    }
}

}  // namespace lectern
