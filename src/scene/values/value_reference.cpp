#include "lectern/scene/value_reference.h"

#include "scene/values/value_fields.h"
#include "scene/values/value_filters.h"
#include "scene/values/value_functions.h"

#include <fmt/format.h>

namespace lectern {

std::vector<ValueSection> value_reference() {
    std::vector<ValueSection> sections{{"functions", {}}, {"points", {}}, {"descents", {}}, {"filters", {}}};
    for (const ValueFunction& row : value_functions())
        sections[0].words.push_back({std::string(row.usage), std::string(row.meaning)});
    for (const FieldOfPoint& row : fields_of_points())
        sections[1].words.push_back({fmt::format(".{}", row.name), std::string(row.meaning)});
    for (const FieldOfDescent& row : fields_of_descents())
        sections[2].words.push_back({fmt::format(".{}", row.name), std::string(row.meaning)});
    for (const NumberFormatWord& row : value_filters())
        sections[3].words.push_back({std::string(row.usage), std::string(row.meaning)});
    return sections;
}

}  // namespace lectern
