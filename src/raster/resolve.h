#pragma once
#include "lectern/base/image.h"
#include "raster/fragments.h"
#include "raster/ink.h"

namespace lectern {

/// Averages the samples of a tile into pixels of `image`; `ink` is absent where the tile holds none.
void resolve_tile(const Fragments& fragments, const InkBuffer* ink, const Inks& inks, int left, int top, Image& image);

}  // namespace lectern
