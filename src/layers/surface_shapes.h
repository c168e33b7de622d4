#pragma once
#include "layers/surface_shape.h"

#include <memory>

/// One maker for each way to give a surface; null after a message.
namespace lectern {

std::unique_ptr<SurfaceShape> read_graph_shape(const LayerSource& source, const SurfaceExtentOptions& options);
std::unique_ptr<SurfaceShape> read_parametric_shape(const LayerSource& source, const SurfaceExtentOptions& options);
std::unique_ptr<SurfaceShape> read_level_shape(const LayerSource& source, const SurfaceExtentOptions& options);

}  // namespace lectern
