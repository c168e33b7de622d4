#include "lectern/raster/render_space.h"

#include "lectern/base/parallel.h"
#include "raster/coverage.h"
#include "raster/fragments.h"
#include "raster/ink.h"
#include "raster/resolve.h"
#include "raster/shade_surface.h"
#include "raster/surfaces.h"
#include "raster/tile.h"
#include "raster/translucent_fragments.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace lectern {
namespace {

/// What one thread needs to draw a tile; reused for the next.
struct TileScratch {
    VisibilityBuffer visibility;
    InkBuffer ink;
    SeenFragments seen;
    TranslucentFragments translucent;
    ShadingCache shading;

    explicit TileScratch(const Surfaces& surfaces) : shading(surfaces) {}
};

/// Everything about a picture that its tiles share.
struct Scene {
    Surfaces surfaces;
    Inks inks;
    OutlineMap outline;
    TileGrid surface_tiles, ink_tiles;
};

void render_tile(const Scene& scene, int tile, TileScratch& scratch, Image& image) {
    const auto triangles = scene.surface_tiles.primitives(tile);
    const auto shapes = scene.ink_tiles.primitives(tile);
    if (triangles.empty() && shapes.empty()) return;
    const int left = tile % scene.surface_tiles.columns() * tile_side;
    const int top = tile / scene.surface_tiles.columns() * tile_side;
    scratch.visibility.clear();
    const Surfaces& surfaces = scene.surfaces;
    const OutlinePixels outline = scene.outline.of_tile(left, top);
    for (const std::uint32_t triangle : triangles)
        if (!surfaces.translucent || surfaces.opacity(triangle) == 1)
            cover_triangle(surfaces.shapes, triangle, outline, left, top, scratch.visibility);
    collect_fragments(scratch.visibility, surfaces, scratch.shading, left, top, scratch.seen);
    shade_fragments(surfaces, scratch.shading, scratch.seen.list);
    const TranslucentFragments* translucent = nullptr;
    if (surfaces.translucent) {
        scratch.translucent.collect(triangles, surfaces, scratch.shading, outline, left, top, scratch.visibility);
        shade_fragments(surfaces, scratch.shading, scratch.translucent.list);
        if (scratch.translucent.list.count > 0) translucent = &scratch.translucent;
    }
    const InkBuffer* ink = nullptr;
    if (!shapes.empty()) {
        scratch.ink.clear();
        for (const std::uint32_t shape : shapes)
            draw_ink(scene.inks.shapes[shape], surfaces, scene.surface_tiles, scratch.visibility, scratch.shading,
                     translucent, left, top, scratch.ink);
        ink = &scratch.ink;
    }
    if (translucent == nullptr)
        resolve_tile(scratch.seen, ink, scene.inks, left, top, image);
    else
        resolve_translucent_tile(scratch.seen, *translucent, surfaces, ink, scene.inks, left, top, image);
}

bool has_ink(const Plot3d& plot) {
    return std::ranges::any_of(plot.groups, [](const auto& group) {
        return std::ranges::any_of(*group, [](const Mark3d& mark) { return !std::holds_alternative<Mesh>(mark); });
    });
}

}  // namespace

Image render_space(const Plot3d& plot, const View& view, int width, int height, double scale, int jobs) {
    Image image(width, height);
    if (width <= 0 || height <= 0) return image;
    Surfaces surfaces = project_surfaces(plot, view, scale, jobs);
    OutlineMap outline(surfaces.shapes, width, height, jobs);
    TileGrid surface_tiles(width, height);
    // Of a fine mesh many triangles show nowhere; only lines and markers may still be compared with them.
    const bool inked = has_ink(plot);
    surface_tiles.sort(
        surfaces.shapes.size(),
        [&](std::size_t i) {
            const TriangleShape& shape = surfaces.shapes[i];
            return inked || outline.shows(shape) ? bounding_box(shape) : TileGrid::Box{};
        },
        jobs);
    Inks inks = project_inks(plot, view, scale, surfaces, surface_tiles);
    hide_markers(surfaces, surface_tiles, inks);
    TileGrid ink_tiles = sort_into_tiles(inks.shapes, width, height, jobs);
    const Scene scene{std::move(surfaces), std::move(inks), std::move(outline), std::move(surface_tiles),
                      std::move(ink_tiles)};

    const int workers = std::max(1, std::min(jobs, scene.surface_tiles.count()));
    std::atomic<int> next = 0;
    parallel_for(workers, workers, [&](int) {
        const auto scratch = std::make_unique<TileScratch>(scene.surfaces);
        for (int tile = next++; tile < scene.surface_tiles.count(); tile = next++)
            render_tile(scene, tile, *scratch, image);
    });
    return image;
}

}  // namespace lectern
