#include "lectern/batch/loaded_scene.h"
#include "lectern/layers/layer_table.h"
#include "lectern/paint/paint.h"
#include "lectern/typeset/text_layout.h"

#include <fmt/format.h>

#include <cerrno>
#include <cmath>
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

/// Cards whose words would have to be set much smaller than their author asked for.
void check_cards(const std::vector<ComposedFigure>& figures, Diagnostics& diagnostics) {
    constexpr double least_scale = 0.6;
    std::optional<Painter> painter;
    for (const ComposedFigure& figure : figures) {
        if (figure.entry().view != FigureView::card) continue;
        if (!painter) painter.emplace();
        const double scale = painter->layout(figure.at(1, 1)).card_scale;
        if (scale >= least_scale) continue;
        diagnostics.error(figure.entry().span,
                          fmt::format("the card '{}' has room for its words only at {:.0f} % of their size",
                                      figure.entry().name, std::floor(100 * scale)),
                          "give it a larger 'size' or a smaller 'font_size', or split it into two cards");
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
        loaded.scene = read_scene(loaded.source, layer_kind_names(), diagnostics, text_mistakes);
    }
    if (loaded.scene) loaded.figures = compose(*loaded.scene, diagnostics);
    if (diagnostics.empty()) check_cards(loaded.figures, diagnostics);
    loaded.diagnostics = diagnostics.sorted();
    loaded.notes = diagnostics.sorted_notes();
    return loaded;
}

}  // namespace lectern
