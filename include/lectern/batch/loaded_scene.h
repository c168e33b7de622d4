#pragma once
#include "lectern/base/error.h"
#include "lectern/layers/compose.h"
#include "lectern/scene/scene.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lectern {

/// A scene file, read and resolved: `figures` refer to `scene`, so neither moves.
struct LoadedScene {
    std::string name;       ///< The file's name without its ending: the folder of its outputs.
    std::string file_name;  ///< As the caller wrote it, for messages.
    std::string source;
    std::unique_ptr<Scene> scene;  ///< Null where the file couldn't be read as a scene.
    std::vector<ComposedFigure> figures;
    std::vector<Diagnostic> diagnostics;  ///< Errors in the order of their places; none: all is well.
    std::vector<Diagnostic> notes;        ///< Likewise; what the author should know even so.
};

/// Reads a scene and resolves every figure of it. An author's mistakes land in `diagnostics`; a file that can't be
/// opened is one of them, as its author's next step is to mend its name. Throws MachineError where reading fails
/// midway.
LoadedScene load_scene(const std::filesystem::path& file);

}  // namespace lectern
