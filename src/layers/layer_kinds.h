#pragma once
#include "layers/layer.h"
#include "layers/layer_source.h"

#include <memory>

/// One maker a layer kind, each in a file of its own. Null after a mistake that leaves nothing to draw; mistakes are told.
namespace lectern {

std::unique_ptr<Layer> make_contours(const LayerSource& source);
std::unique_ptr<Layer> make_curve(const LayerSource& source);
std::unique_ptr<Layer> make_cut(const LayerSource& source);
std::unique_ptr<Layer> make_descent(const LayerSource& source);
std::unique_ptr<Layer> make_gradient(const LayerSource& source);
std::unique_ptr<Layer> make_point(const LayerSource& source);
std::unique_ptr<Layer> make_quiver(const LayerSource& source);
std::unique_ptr<Layer> make_surface(const LayerSource& source);
std::unique_ptr<Layer> make_tangent_line(const LayerSource& source);
std::unique_ptr<Layer> make_tangent_plane(const LayerSource& source);
std::unique_ptr<Layer> make_text(const LayerSource& source);

}  // namespace lectern
