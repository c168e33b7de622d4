#include "paint/inset_painter.h"

#include "paint/fitting_factor.h"
#include "paint/frame.h"

#include <algorithm>

namespace lectern {
namespace {

/// The shares of the free room that stand left of the inset and over it.
Vec2 shares_of(PlotPlace place) {
    const auto index = static_cast<int>(place);  // row by row, as on a page
    return {0.5 * (index % 3), 0.5 * (index / 3)};
}

}  // namespace

Vec2 placed_in_frame(PlotPlace place, const Vec2& size, double margin, const Rect& frame) {
    const Vec2 room = Vec2(frame.width, frame.height) - Vec2::Constant(2 * margin);
    return Vec2(frame.x, frame.y) + Vec2::Constant(margin) + shares_of(place).cwiseProduct(room - size);
}

void paint_inset_ground(Canvas& canvas, const Rect& box, const Theme& theme, Color behind) {
    const double left = canvas.snap_edge(box.x), top = canvas.snap_edge(box.y);
    const Rect crisp{left, top, canvas.snap_edge(box.right()) - left, canvas.snap_edge(box.bottom()) - top};
    canvas.fill_rect(crisp, with_opacity(behind, 0.92));
    Theme quiet = theme;
    quiet.frame = theme.grid;
    paint_frame(canvas, crisp, quiet);
}

InsetLayout lay_out_inset(Typesetter& typesetter, const Inset& inset, const Theme& theme, const Rect& frame) {
    const double margin = 0.7 * theme.font_size, padding = inset.ground ? 0.75 * theme.font_size : 0;
    const Vec2 room(std::max(frame.width - 2 * (margin + padding), 1.0),
                    std::max(frame.height - 2 * (margin + padding), 1.0));
    const auto laid_out = [&](double factor) {
        return lay_out_block(typesetter, inset.block, theme, factor * theme.font_size, room.x());
    };
    const double factor = fitting_factor([&](double small) {
        const BlockLayout block = laid_out(small);
        return block.width <= room.x() && block.height <= room.y();
    });
    InsetLayout layout;
    layout.block = laid_out(factor);
    const Vec2 size = Vec2(layout.block.width, layout.block.height);
    layout.at = placed_in_frame(inset.place, size, margin + padding, frame);
    layout.box = {layout.at.x() - padding, layout.at.y() - padding, size.x() + 2 * padding, size.y() + 2 * padding};
    return layout;
}

void paint_inset(Canvas& canvas, const InsetLayout& layout, bool ground, const Theme& theme, Color behind) {
    if (!ground) {
        paint_block(canvas, layout.block, layout.at, behind);
        return;
    }
    paint_inset_ground(canvas, layout.box, theme, behind);
    paint_block(canvas, layout.block, layout.at);
}

}  // namespace lectern
