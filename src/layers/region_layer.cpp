#include "layers/layer_kinds.h"
#include "layers/region_between.h"
#include "layers/region_of_condition.h"

namespace lectern {

std::unique_ptr<Layer> make_region(const LayerSource& source) {
    if (source.in_space) {
        not_built("a region in space", source.entry.span, source.diagnostics);
        return nullptr;
    }
    return source.entry.subject->is_mapping() ? make_region_between(source) : make_region_of_condition(source);
}

std::vector<FieldInfo> region_reference() {
    std::vector<FieldInfo> all = region_of_condition_infos();
    for (FieldInfo& info : region_between_infos()) all.push_back(std::move(info));
    return all;
}

}  // namespace lectern
