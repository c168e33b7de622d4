#include "load_plot.h"

#include "lectern/batch/loaded_scene.h"

#include <algorithm>
#include <stdexcept>

lectern::Plot3d load_plot(const std::string& file, const std::string& figure) {
    const lectern::LoadedScene loaded = lectern::load_scene(file);
    const auto found = std::ranges::find(loaded.figures, figure, &lectern::ComposedFigure::name);
    if (found == loaded.figures.end()) throw std::runtime_error(file + ": no figure '" + figure + "'");
    return std::get<lectern::Plot3d>(found->at(1, 1).plot);
}
