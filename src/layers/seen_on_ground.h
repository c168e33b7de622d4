#pragma once
#include "lectern/base/color.h"

namespace lectern {

/// A line's colour as it is seen on a dark ground: the dark ends of colour maps, made for white paper, are mixed with
/// white until they stand out. On a light ground it stays what it is.
Color seen_on(Color ground, Color line);

/// A colour of words as they are read on a ground: black or white where their own hardly stands out.
Color read_on(const Color& ground, const Color& words);

/// The same of words that tell by their colour what they belong to: as much black or white is mixed in as they need.
Color tinted_on(const Color& ground, const Color& words);

}  // namespace lectern
