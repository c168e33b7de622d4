#pragma once
#include "lectern/scene/diagnostics.h"
#include "scene/source_text.h"
#include "scene/tree_builder.h"

#include <yaml-cpp/exceptions.h>

namespace lectern {

/// Tells what the YAML library found wrong in an author's words, at the place where it was made rather than noticed: an
/// unclosed quote or bracket at its opening.
void tell_yaml_mistake(const YAML::Exception& mistake, const TreeBuilder& builder, const SourceText& text,
                       Diagnostics& diagnostics);

}  // namespace lectern
