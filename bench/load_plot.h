#pragma once
#include "lectern/figure/figure.h"

#include <string>

/// A figure in space of a scene's file, as it is at its end. Throws std::runtime_error where there is none.
lectern::Plot3d load_plot(const std::string& file, const std::string& figure);
