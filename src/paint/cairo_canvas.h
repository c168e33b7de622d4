#pragma once
#include "paint/cairo_handle.h"
#include "paint/canvas.h"

#include <optional>

namespace lectern {

/// A canvas that Cairo draws on, whatever stands behind it.
class CairoCanvas : public Canvas {
public:
    void fill_path(const Path& path, Color color, FillRule rule = FillRule::nonzero) override;
    void stroke_path(const Path& path, const Stroke& stroke, LineCap cap) override;
    void begin_clip(const Rect& rect) override;
    void end_clip() override;
    void begin_layer(double opacity) override;
    void end_layer() override;

protected:
    CairoCanvas(Vec2 size, double scale) : Canvas(std::move(size), scale) {}

    /// Begins to draw on `surface`, on which `units` of Cairo's make a CSS pixel.
    void open(CairoSurface surface, double units);
    /// Ends drawing; throws MachineError where Cairo failed meanwhile. The canvas is spent.
    void close();
    [[nodiscard]] cairo_t* context() const { return context_.get(); }
    [[nodiscard]] cairo_surface_t* surface() const { return surface_.get(); }
    void set_color(Color color);
    /// Whether what is drawn within `box` reaches the surface as it is: no layer is open, nor a clip that cuts it.
    [[nodiscard]] bool draws_freely(const Rect& box) const;

private:
    void trace(const Path& path);

    CairoSurface surface_;
    CairoContext context_;
    double layer_opacity_ = 1;  ///< Of the layer that is open.
    bool in_layer_ = false;
    std::optional<Rect> clip_;
};

}  // namespace lectern
