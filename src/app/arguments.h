#pragma once
#include "lectern/batch/render_options.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace lectern {

/// What a call of `render` asks for.
struct Arguments {
    enum class Mode { render, check, data, list };

    std::vector<std::filesystem::path> scenes;
    Mode mode = Mode::render;
    RenderOptions options;
    bool quiet = false;
};

/// The outcome of reading the command line: what to do, or the status to end with at once (after --help, --version or a
/// usage error, whose words have been printed).
struct ParsedArguments {
    std::optional<Arguments> arguments;
    int status = 0;
};

ParsedArguments parse_arguments(int argc, char** argv);

}  // namespace lectern
