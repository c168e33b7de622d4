#include "layers/layer_kinds.h"
#include "layers/region_between.h"
#include "layers/region_of_condition.h"

namespace lectern {

std::unique_ptr<Layer> make_region(const LayerSource& source) {
    const bool between = source.entry.subject->is_mapping();
    if (source.in_space && between) {
        refuse(source, "the area between two curves lies in the plane", "draw it in a figure with view: 2d");
        return nullptr;
    }
    return between ? make_region_between(source) : make_region_of_condition(source);
}

std::vector<FieldInfo> region_reference() {
    std::vector<FieldInfo> all = region_of_condition_infos();
    for (FieldInfo& info : region_between_infos()) all.push_back(std::move(info));
    return all;
}

}  // namespace lectern
