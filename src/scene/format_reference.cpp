#include "lectern/scene/format_reference.h"

#include "scene/animate_fields.h"
#include "scene/axes_fields.h"
#include "scene/camera_fields.h"
#include "scene/computed_point.h"
#include "scene/descent_words.h"
#include "scene/made_function.h"
#include "scene/scene_parts.h"
#include "scene/sequence_fields.h"

namespace lectern {

std::vector<FormatSection> format_reference() {
    std::vector<FormatSection> sections;
    const auto add = [&sections](const auto& table) { sections.push_back({table.owner(), table.infos()}); };
    add(scene_fields());
    add(made_function_fields());
    add(computed_point_fields());
    add(descent_fields());
    add(rate_search_fields());
    add(style_fields());
    add(figure_fields());
    add(axes_fields());
    add(axis_fields());
    add(camera_fields());
    add(animate_fields());
    add(sequence_fields());
    add(sequence_part_fields());
    return sections;
}

}  // namespace lectern
