#include "load_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

LoadedFigure load_figure(const std::string& file, const std::string& figure) {
    LoadedFigure loaded{lectern::load_scene(file), nullptr};
    const auto& figures = loaded.scene.figures;
    const auto found = std::ranges::find(figures, figure, &lectern::ComposedFigure::name);
    if (found == figures.end()) {
        fmt::print(stderr, "{}: no figure '{}'\n", file, figure);
        std::exit(1);
    }
    loaded.figure = &*found;
    return loaded;
}
