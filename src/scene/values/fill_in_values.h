#pragma once
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/source_node.h"
#include "scene/values/value_error.h"

#include <optional>
#include <string>

namespace lectern {

class SceneNames;

/// The scalar's text with each {{ value }} and {{ value | filter }} computed and put in: as plain text, and between
/// dollars as TeX mathematics. Nothing after a mistake; all of the text's mistakes are told.
std::optional<std::string> fill_in_values(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics);

/// Tells `mistake`, whose place is in the scalar's text from byte `begin` on, unless it was told elsewhere.
void tell_value_error(const ValueError& mistake, const SourceNode& node, std::size_t begin, Diagnostics& diagnostics);

/// Where bytes of the scalar's text stand in the file.
SourceSpan span_of(Stretch stretch, const SourceNode& node);

}  // namespace lectern
