#include "lectern/raster/space_shapes.h"

#include "raster/colored_pieces.h"
#include "raster/ink_shapes.h"
#include "raster/level_segments.h"
#include "raster/level_shapes.h"
#include "raster/seam_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern {
namespace {

/// Pixels to a CSS pixel: a tile is 8 CSS pixels wide, and places are snapped to 1/1024 of one.
constexpr double detail = 4;

/// A mesh and the group that it is in.
struct PlacedMesh {
    std::size_t group;
    const Mesh* mesh;
};

std::vector<PlacedMesh> meshes_of(const Plot3d& plot) {
    std::vector<PlacedMesh> meshes;
    for (std::size_t group = 0; group < plot.groups.size(); ++group)
        for (const Mark3d& mark : *plot.groups[group])
            if (const auto* mesh = std::get_if<Mesh>(&mark)) meshes.push_back({group, mesh});
    return meshes;
}

class ShapeFinder {
public:
    ShapeFinder(const Plot3d& plot, const Rect& box, const Vec2& size, int jobs)
        : plot_(plot),
          jobs_(jobs),
          view_(plot.axes, plot.camera, {box.x * detail, box.y * detail, box.width * detail, box.height * detail}),
          meshes_(meshes_of(plot)),
          surfaces_(project_surfaces(plot, view_, detail, jobs)),
          grid_(sort_into_tiles(surfaces_.shapes, static_cast<int>(std::ceil(size.x() * detail)),
                                static_cast<int>(std::ceil(size.y() * detail)), jobs)) {
        // Level lines are shapes of their own here.
        surfaces_.shades_levels = false;
        for (const PlacedMesh& placed : meshes_) see_through_.push_back(placed.mesh->opacity < 1);
    }

    std::vector<SpaceShapes> find() {
        pieces_ = find_visible_pieces(surfaces_, grid_, see_through_, detail, jobs_);
        levels_ = find_level_segments(surfaces_, pieces_);
        int most_veils = 0;
        for (const VisiblePiece& piece : pieces_) most_veils = std::max(most_veils, piece.veils);
        const Scenery scenery{surfaces_, grid_, see_through_, view_, detail};
        inks_.resize(plot_.groups.size());
        for (std::size_t group = 0; group < plot_.groups.size(); ++group) {
            for (const Mark3d& mark : *plot_.groups[group])
                std::ranges::move(find_ink_parts(plot_, mark, scenery), std::back_inserter(inks_[group]));
            for (const InkPart& part : inks_[group]) most_veils = std::max(most_veils, part.veils);
        }
        add_seams();
        // What lies behind the most see-through surfaces comes first.
        for (int veils = most_veils; veils >= 0; --veils) {
            for (std::size_t surface = 0; surface < meshes_.size(); ++surface) add_surface(surface, veils);
            for (std::size_t group = 0; group < inks_.size(); ++group) add_inks(group, veils);
        }
        return std::move(found_);
    }

private:
    void add_seams() {
        SpaceShapes seams;
        std::vector<VisiblePiece> opaque;
        for (const VisiblePiece& piece : pieces_)
            if (!see_through_[surfaces_.kinship[piece.triangle].surface]) opaque.push_back(piece);
        std::ranges::move(seam_lines(surfaces_, grid_, opaque, detail, jobs_), std::back_inserter(seams.shapes));
        if (!seams.shapes.empty()) found_.push_back(std::move(seams));
    }

    void add_surface(std::size_t surface, int veils) {
        SpaceShapes shapes{meshes_[surface].group, std::clamp(meshes_[surface].mesh->opacity, 0.0, 1.0), {}};
        std::vector<const VisiblePiece*> pieces;
        for (const VisiblePiece& piece : pieces_)
            if (piece.veils == veils && surfaces_.kinship[piece.triangle].surface == surface) pieces.push_back(&piece);
        std::ranges::move(fill_color_cells(color_pieces(surfaces_, pieces, detail, jobs_), jobs_),
                          std::back_inserter(shapes.shapes));
        std::vector<LevelSegment> segments;
        for (const LevelSegment& segment : levels_)
            if (segment.veils == veils && segment.surface == surface) segments.push_back(segment);
        std::ranges::move(level_shapes(segments, *meshes_[surface].mesh, detail), std::back_inserter(shapes.shapes));
        if (!shapes.shapes.empty()) found_.push_back(std::move(shapes));
    }

    void add_inks(std::size_t group, int veils) {
        SpaceShapes shapes{group, 1, {}};
        for (InkPart& part : inks_[group])
            if (part.veils == veils) shapes.shapes.push_back(std::move(part.shape));
        if (!shapes.shapes.empty()) found_.push_back(std::move(shapes));
    }

    const Plot3d& plot_;
    int jobs_;
    View view_;
    std::vector<PlacedMesh> meshes_;
    Surfaces surfaces_;
    TileGrid grid_;
    std::vector<bool> see_through_;
    std::vector<VisiblePiece> pieces_;
    std::vector<LevelSegment> levels_;
    std::vector<std::vector<InkPart>> inks_;  ///< One list a group.
    std::vector<SpaceShapes> found_;
};

}  // namespace

std::vector<SpaceShapes> find_space_shapes(const Plot3d& plot, const Rect& box, const Vec2& size, int jobs) {
    return ShapeFinder(plot, box, size, jobs).find();
}

}  // namespace lectern
