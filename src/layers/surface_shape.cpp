#include "layers/surface_shape.h"

#include "layers/surface_shapes.h"

namespace lectern {

std::unique_ptr<SurfaceShape> read_surface_shape(const LayerSource& source, const SurfaceExtentOptions& options) {
    const SourceNode& subject = *source.entry.subject;
    if (!subject.is_mapping()) return read_graph_shape(source, options);
    if (subject.find("of") != nullptr || subject.find("equals") != nullptr) return read_level_shape(source, options);
    return read_parametric_shape(source, options);
}

}  // namespace lectern
