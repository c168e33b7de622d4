#pragma once
#include "lectern/base/image.h"
#include "raster/fragments.h"
#include "raster/ink.h"
#include "raster/translucent_fragments.h"

namespace lectern {

/// Averages the samples of some pixels of a tile, and lays them over those of `picture`; `ink` is absent where the tile
/// holds none.
void resolve_tile(const SeenFragments& seen, const TilePixels& pixels, const InkBuffer* ink, const Inks& inks, int left,
                  int top, const ImagePart& picture);

/// The same for all pixels where translucent surfaces stand before the others: at each sample they and the ink are laid
/// over one another from the eye onwards.
void resolve_translucent_tile(const SeenFragments& seen, const TranslucentFragments& translucent,
                              const Surfaces& surfaces, const InkBuffer* ink, const Inks& inks, int left, int top,
                              const ImagePart& picture);

}  // namespace lectern
