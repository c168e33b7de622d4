#pragma once
#include "lectern/base/image.h"
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"

#include <vector>

namespace lectern {

/// Draws what stands in the box (meshes, lines, markers, arrows; not labels, walls or axes) over what is in `picture`,
/// with true depth and 64 samples a pixel (16 of lines and markers). Everything is clipped to the box. `view` maps data
/// to the pixels of `picture`; stroke widths are CSS pixels, `scale` of theirs to a pixel. The same bits for any number
/// of `jobs` and on any x86-64 processor. Returns for each row of `picture` columns outside which nothing was drawn.
std::vector<Columns> render_space(const Plot3d& plot, const View& view, double scale, int jobs,
                                  const ImagePart& picture);

}  // namespace lectern
