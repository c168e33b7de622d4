#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/line_words.h"
#include "paint/plane_map.h"

namespace lectern {

/// Paints what stands inside plane axes. Areas, lines and arrows end at the axes' frame; a marker or label belongs to
/// its place and is shown whole where that lies inside the frame, and not at all elsewhere. Labels and insets are no
/// part of it; words along lines are.
void paint_plane_group(Canvas& canvas, Typesetter& typesetter, const Group2d& group, const GroupLineWords& line_words,
                       const PlaneMap& map, const Theme& theme);

}  // namespace lectern
