#pragma once
#include "lectern/scene/diagnostics.h"

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// What the YAML library would accept in silence or misread, looked for before it sees the text: more than 1 MiB,
/// another encoding than UTF-8, control characters, tabs in an indentation, directives. Gives the text with its byte
/// order mark left out and its lines ending in \n; nothing after a mistake.
std::optional<std::string> check_text(std::string_view text, Diagnostics& diagnostics);

}  // namespace lectern
