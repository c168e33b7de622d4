#pragma once
#include "lectern/base/image.h"
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"

namespace lectern {

/// Draws what stands in the box (meshes, lines, markers, arrows; not labels, walls or axes) onto a transparent picture
/// of `width` x `height` pixels, with true depth and 64 samples a pixel (16 of lines and markers). Everything is
/// clipped to the box. `view` maps data to these pixels; stroke widths are CSS pixels, `scale` of theirs to a pixel.
/// The same bits for any number of `jobs` and on any x86-64 processor.
Image render_space(const Plot3d& plot, const View& view, int width, int height, double scale, int jobs);

}  // namespace lectern
