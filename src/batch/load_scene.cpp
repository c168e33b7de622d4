#include "lectern/batch/loaded_scene.h"
#include "lectern/layers/layer_table.h"
#include "lectern/typeset/text_layout.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_scene = 1 << 20;  ///< Bytes.

/// The file's text, or nothing after a diagnostic that says why it isn't one.
std::optional<std::string> read_source(const fs::path& file, Diagnostics& diagnostics) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status)) {
        diagnostics.error({}, "there is no such file", "check the path, or make the scene first");
        return std::nullopt;
    }
    if (fs::is_directory(status)) {
        diagnostics.error({}, "this is a folder, not a scene", "name the scene files in it");
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        diagnostics.error({}, fmt::format("the file can't be read: {}", std::strerror(errno)));
        return std::nullopt;
    }
    // One byte more than allowed tells a file that is too large without reading all of it.
    std::string text(largest_scene + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) throw MachineError(fmt::format("{}: reading failed", file.string()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

void tell_uncovered(const UncoveredCharacter& uncovered, SourceSpan span, Diagnostics& diagnostics) {
    diagnostics.error(span, fmt::format("no bundled font has the character '{}'", uncovered.character),
                      "write it in another way");
}

/// Characters that no bundled font has could not be drawn.
void check_characters(const std::string& text, SourceSpan span, Diagnostics& diagnostics) {
    const UncoveredCharacter uncovered = first_uncovered(text);
    if (!uncovered.character.empty()) tell_uncovered(uncovered, span, diagnostics);
}

/// The same of every scalar in a layer's words, at the very character.
void check_characters(const SourceNode& node, Diagnostics& diagnostics) {
    if (node.is_scalar()) {
        const UncoveredCharacter uncovered = first_uncovered(node.text);
        if (!uncovered.character.empty()) {
            tell_uncovered(uncovered, node.part(static_cast<int>(uncovered.offset), 1), diagnostics);
        }
    }
    for (const SourceNode* item : node.items) check_characters(*item, diagnostics);
    for (const SourceEntry& entry : node.entries) check_characters(*entry.value, diagnostics);
}

void check_figure_texts(const FigureEntry& figure, Diagnostics& diagnostics) {
    check_characters(figure.title, figure.title_span, diagnostics);
    check_characters(figure.caption, figure.caption_span, diagnostics);
    for (const AxisEntry* axis : {&figure.axes.x, &figure.axes.y, &figure.axes.z}) {
        check_characters(axis->label.value_or(""), figure.span, diagnostics);
    }
    for (const LayerEntry& layer : figure.layers) {
        check_characters(*layer.subject, diagnostics);
        for (const SourceEntry& option : layer.options) check_characters(*option.value, diagnostics);
    }
}

}  // namespace

LoadedScene load_scene(const fs::path& file) {
    LoadedScene loaded;
    loaded.name = file.stem().string();
    loaded.file_name = file.string();
    Diagnostics diagnostics;
    if (!is_file_base_name(loaded.name)) {
        diagnostics.error({}, fmt::format("'{}' can't name the folder of the outputs", loaded.name),
                          "rename the scene: letters, digits, spaces and ._- only");
    }
    if (auto source = read_source(file, diagnostics)) {
        loaded.source = std::move(*source);
        loaded.scene = read_scene(loaded.source, layer_kind_names(), diagnostics);
    }
    if (loaded.scene) {
        for (const FigureEntry& figure : loaded.scene->figures) check_figure_texts(figure, diagnostics);
        loaded.figures = compose(*loaded.scene, diagnostics);
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

}  // namespace lectern
