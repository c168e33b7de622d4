#pragma once
#include "lectern/base/color.h"

namespace lectern {

/// A line's colour as it is seen on a dark ground: the dark ends of colour maps, made for white paper, are mixed with
/// white until they stand out. On a light ground it stays what it is.
Color seen_on(Color ground, Color line);

}  // namespace lectern
