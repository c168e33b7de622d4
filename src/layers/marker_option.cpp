#include "layers/marker_option.h"

namespace lectern {
namespace {

Reader<MarkerShape> read_shape() {
    return read::one_of<MarkerShape>("marker", {{"circle", MarkerShape::circle},
                                                {"square", MarkerShape::square},
                                                {"diamond", MarkerShape::diamond},
                                                {"triangle", MarkerShape::triangle},
                                                {"cross", MarkerShape::cross}});
}

const FieldTable<MarkerOptions>& marker_fields() {
    static const auto fields =
        FieldTable<MarkerOptions>("a marker")
            .optional("shape", &MarkerOptions::shape, read_shape(), "its form", "circle")
            .optional("size", &MarkerOptions::size, read::positive(200), "across, in CSS pixels", "by kind")
            .optional("edge", &MarkerOptions::edge, read::color(), "of its rim", "white")
            .optional("edge_width", &MarkerOptions::edge_width, read::number({0, 20}), "of its rim, in CSS pixels",
                      "1.25, less on a small one");
    return fields;
}

}  // namespace

Reader<MarkerOptions> read_marker() {
    return {
        "a shape, or a mapping of shape, size, edge and edge_width",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<MarkerOptions> {
            MarkerOptions options;
            if (node.is_mapping()) {
                read_fields<MarkerOptions>(node.entries, node.span, marker_fields(), options, names, diagnostics);
                return options;
            }
            const auto shape = read_shape()(node, names, diagnostics);
            if (!shape) return std::nullopt;
            options.shape = *shape;
            return options;
        }};
}

}  // namespace lectern
