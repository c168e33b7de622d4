#include "paint/cairo_canvas.h"

#include "lectern/base/error.h"

#include <string>

namespace lectern {

void check_cairo(cairo_status_t status, const char* action) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw MachineError(std::string("Cairo failed to ") + action + ": " + cairo_status_to_string(status));
}

void CairoCanvas::open(CairoSurface surface, double units) {
    surface_ = std::move(surface);
    check_cairo(cairo_surface_status(surface_.get()), "make a picture");
    context_.reset(cairo_create(surface_.get()));
    check_cairo(cairo_status(context_.get()), "draw on a picture");
    cairo_scale(context_.get(), units, units);
    cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
    // Curves in steps that leave them within a twentieth of a pixel.
    cairo_set_tolerance(context_.get(), 0.05);
}

void CairoCanvas::close() {
    check_cairo(cairo_status(context_.get()), "draw a picture");
    context_.reset();
    cairo_surface_finish(surface_.get());
    check_cairo(cairo_surface_status(surface_.get()), "finish a picture");
    surface_.reset();
}

void CairoCanvas::set_color(Color color) {
    cairo_set_source_rgba(context_.get(), color.red, color.green, color.blue, color.alpha);
}

void CairoCanvas::trace(const Path& path) {
    cairo_t* context = context_.get();
    const Vec2* point = path.points().data();
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::move:
                cairo_move_to(context, point->x(), point->y());
                ++point;
                break;
            case Path::Verb::line:
                cairo_line_to(context, point->x(), point->y());
                ++point;
                break;
            case Path::Verb::cubic:
                cairo_curve_to(context, point[0].x(), point[0].y(), point[1].x(), point[1].y(), point[2].x(),
                               point[2].y());
                point += 3;
                break;
            case Path::Verb::close:
                cairo_close_path(context);
                break;
        }
    }
}

void CairoCanvas::fill_path(const Path& path, Color color, FillRule rule) {
    trace(path);
    set_color(color);
    cairo_set_fill_rule(context_.get(), rule == FillRule::nonzero ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(context_.get());
}

void CairoCanvas::stroke_path(const Path& path, const Stroke& stroke, LineCap cap) {
    trace(path);
    set_color(stroke.color);
    cairo_set_line_width(context_.get(), stroke.width);
    cairo_set_line_cap(context_.get(), cap == LineCap::flat ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(context_.get(), stroke.dash.data(), static_cast<int>(stroke.dash.size()), 0);
    cairo_stroke(context_.get());
}

bool CairoCanvas::draws_freely(const Rect& box) const {
    return !in_layer_ && (!clip_ || (box.x >= clip_->x && box.y >= clip_->y && box.right() <= clip_->right() &&
                                     box.bottom() <= clip_->bottom()));
}

void CairoCanvas::begin_clip(const Rect& rect) {
    clip_ = rect;
    cairo_save(context_.get());
    cairo_rectangle(context_.get(), rect.x, rect.y, rect.width, rect.height);
    cairo_clip(context_.get());
}

void CairoCanvas::end_clip() {
    clip_.reset();
    cairo_restore(context_.get());
}

void CairoCanvas::begin_layer(double opacity) {
    in_layer_ = true;
    layer_opacity_ = opacity;
    cairo_push_group(context_.get());
}

void CairoCanvas::end_layer() {
    in_layer_ = false;
    cairo_pop_group_to_source(context_.get());
    cairo_paint_with_alpha(context_.get(), layer_opacity_);
}

}  // namespace lectern
