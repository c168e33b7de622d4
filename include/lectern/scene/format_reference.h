#pragma once
#include "lectern/scene/field_table.h"

#include <string>
#include <vector>

namespace lectern {

/// The keys of one kind of mapping, as the reader knows them.
struct FormatSection {
    std::string owner;  ///< "a figure"
    std::vector<FieldInfo> fields;
};

/// Every mapping of the format outside layers, from the top level down.
std::vector<FormatSection> format_reference();

}  // namespace lectern
