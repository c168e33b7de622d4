#include "paint/space_shapes_painter.h"

#include "lectern/raster/space_shapes.h"
#include "paint/marks.h"

namespace lectern {
namespace {

struct PaintShape {
    Canvas& canvas;

    void operator()(const ShapeFill& fill) const {
        Path path;
        for (const auto& outline : fill.outlines) canvas.add_outline(path, outline);
        if (!path.empty()) canvas.fill_path(path, fill.color);
    }

    void operator()(const ShapeLine& line) const {
        Path path;
        for (const auto& points : line.lines)
            if (points.size() > 1) path.add_line(points);
        if (!path.empty()) canvas.stroke_path(path, line.stroke, line.round_ends ? LineCap::round : LineCap::flat);
    }

    void operator()(const ShapeMarker& marker) const { draw_marker(canvas, marker.at, marker.style); }
};

}  // namespace

void paint_space_shapes(Canvas& canvas, const Plot3d& plot, const Rect& box, int jobs) {
    const auto name_of = [&](const SpaceShapes& shapes) -> std::string {
        if (!shapes.group) return "seams";
        return *shapes.group < plot.group_names.size() ? plot.group_names[*shapes.group] : "layer";
    };
    const Rect page = canvas.bounds();
    for (const SpaceShapes& shapes : find_space_shapes(plot, box, {page.width, page.height}, jobs)) {
        canvas.begin_group(name_of(shapes));
        if (shapes.opacity < 1) canvas.begin_layer(shapes.opacity);
        for (const SpaceShape& shape : shapes.shapes) std::visit(PaintShape{canvas}, shape);
        if (shapes.opacity < 1) canvas.end_layer();
        canvas.end_group();
    }
}

}  // namespace lectern
