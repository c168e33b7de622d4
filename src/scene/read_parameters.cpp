#include "scene/scene_parts.h"

namespace lectern {

void read_parameters(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics) {
    for (const SourceEntry& entry : entries_of(node, "names to numbers", diagnostics)) {
        const std::string& name = entry.key->text;
        if (!taken.claim(name, entry.key->span, "a parameter")) continue;
        const TimeWatch watch(names);
        const auto number = read::number()(*entry.value, names, diagnostics);
        // Expressions take the exact value: 1/3 as a third; and one that moves as it does.
        const auto exact = number ? read_moving_expression(*entry.value, {}, names, diagnostics) : std::nullopt;
        if (watch.saw_time()) names.moving.insert(name);
        if (exact) {
            names.parameters.push_back({name, entry.key->span, *number});
            names.expression_names.values.insert_or_assign(name, *exact);
        } else {
            names.broken.insert(name);
        }
    }
}

}  // namespace lectern
