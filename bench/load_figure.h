#pragma once
#include "lectern/batch/loaded_scene.h"

#include <string>

/// A scene and one of its figures.
struct LoadedFigure {
    lectern::LoadedScene scene;
    const lectern::ComposedFigure* figure;
};

/// Tells it and ends the program where there is no such figure.
LoadedFigure load_figure(const std::string& file, const std::string& figure);
