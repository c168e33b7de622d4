#include "paint/frame.h"

#include "paint/page_measures.h"

namespace lectern {

void paint_frame(Canvas& canvas, const Rect& box, const Theme& theme) {
    const double width = canvas.snap_width(PageMeasures(theme).line);
    const double left = box.x - width, right = box.right() + width;
    // Four bars that don't overlap: a see-through frame has no darker corners.
    canvas.fill_rect({left, box.y - width, right - left, width}, theme.frame);
    canvas.fill_rect({left, box.bottom(), right - left, width}, theme.frame);
    canvas.fill_rect({left, box.y, width, box.height}, theme.frame);
    canvas.fill_rect({box.right(), box.y, width, box.height}, theme.frame);
}

}  // namespace lectern
