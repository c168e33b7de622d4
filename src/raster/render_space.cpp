#include "lectern/raster/render_space.h"

#include "lectern/base/parallel.h"
#include "raster/coverage.h"
#include "raster/fragment_shader.h"
#include "raster/ink.h"
#include "raster/outline_samples.h"
#include "raster/plain_pixels.h"
#include "raster/resolve.h"
#include "raster/surfaces.h"
#include "raster/tile.h"
#include "raster/translucent_fragments.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lectern {
namespace {

/// What one thread needs to draw a tile; reused for the next.
struct TileScratch {
    VisibilityBuffer visibility;
    OutlineSamples outline_samples;
    InkBuffer ink;
    SeenFragments seen;
    TranslucentFragments translucent;
    FragmentShader shader;

    TileScratch(const Surfaces& surfaces, const ColorPlanes& colors) : shader(surfaces, colors) {}
};

/// Everything about a picture that its tiles share.
struct Scene {
    const Surfaces& surfaces;
    const ColorPlanes& colors;
    const Inks& inks;
    const OutlineMap& outline;
    const TileGrid &surface_tiles, &ink_tiles;
};

void render_tile(const Scene& scene, int tile, TileScratch& scratch, const ImagePart& picture) {
    const auto triangles = scene.surface_tiles.primitives(tile);
    const auto shapes = scene.ink_tiles.primitives(tile);
    const int left = tile % scene.surface_tiles.columns() * tile_side;
    const int top = tile / scene.surface_tiles.columns() * tile_side;
    const Surfaces& surfaces = scene.surfaces;
    scratch.visibility.begin(surfaces.shapes, surfaces.outline_sides, left, top);
    OutlinePixels outline = scene.outline.of_tile(left, top);
    if (outline.used_rows != 0) {
        scratch.outline_samples.begin(triangles, surfaces, left, top);
        outline.known = &scratch.outline_samples;
    }
    for (const std::uint32_t triangle : triangles)
        if (!surfaces.translucent || surfaces.opacity(triangle) == 1)
            cover_triangle(triangle, outline, scratch.visibility);
    if (outline.known != nullptr) cover_seen(*outline.known, surfaces, scratch.visibility);
    const TranslucentFragments* translucent = nullptr;
    if (surfaces.translucent) {
        scratch.translucent.collect(triangles, surfaces, outline, scratch.visibility);
        scratch.shader.shade(scratch.translucent.list);
        if (scratch.translucent.list.count > 0) translucent = &scratch.translucent;
    }
    const InkBuffer* ink = nullptr;
    if (!shapes.empty()) {
        scratch.ink.clear();
        for (const std::uint32_t shape : shapes)
            draw_ink(scene.inks.shapes[shape], surfaces, scene.surface_tiles, scratch.visibility,
                     scratch.shader.shading(), translucent, scratch.ink);
        ink = &scratch.ink;
    }
    TilePixels pixels;
    pixels.fill(~0u);
    if (translucent == nullptr && !scene.colors.empty())
        pixels = paint_plain_pixels(scratch.visibility, scene.colors, ink, picture);
    collect_fragments(scratch.visibility, surfaces, pixels, scratch.seen);
    scratch.shader.shade(scratch.seen.list);
    if (translucent == nullptr)
        resolve_tile(scratch.seen, pixels, ink, scene.inks, left, top, picture);
    else
        resolve_translucent_tile(scratch.seen, *translucent, surfaces, ink, scene.inks, left, top, picture);
}

/// What a picture's surfaces leave of its lines and markers, and where everything lies.
struct Arrangement {
    OutlineMap outline;
    TileGrid surface_tiles;
    Inks inks;
    TileGrid ink_tiles;
};

Arrangement arrange(const Plot3d& plot, const View& view, const Surfaces& surfaces, int width, int height, double scale,
                    int jobs) {
    Arrangement arranged{
        {surfaces.shapes, surfaces.outline_sides, width, height, jobs}, {width, height}, {}, {width, height}};
    // Of a fine mesh many triangles show nowhere; only lines and markers may still be compared with them.
    std::vector<bool> inked(static_cast<std::size_t>(arranged.ink_tiles.count()));
    for (const InkShape& shape : find_ink_reach(plot, view, scale))
        for_ink_tiles(shape, arranged.ink_tiles, [&](std::size_t tile) { inked[tile] = true; });
    arranged.surface_tiles.sort(
        surfaces.shapes.size(),
        [&](std::size_t i, const auto& visit) {
            const TriangleShape& shape = surfaces.shapes[i];
            const bool shows = arranged.outline.shows(shape);
            arranged.surface_tiles.for_tiles(bounding_box(shape), [&](std::size_t tile) {
                if (shows || inked[tile]) visit(tile);
            });
        },
        jobs);
    arranged.inks = project_inks(plot, view, scale, surfaces, arranged.surface_tiles);
    hide_markers(surfaces, arranged.surface_tiles, arranged.inks);
    const std::vector<InkShape>& shapes = arranged.inks.shapes;
    arranged.ink_tiles.sort(
        shapes.size(), [&](std::size_t i, const auto& visit) { for_ink_tiles(shapes[i], arranged.ink_tiles, visit); },
        jobs);
    return arranged;
}

/// The tiles that are not empty.
std::vector<int> drawn_tiles(const Scene& scene) {
    std::vector<int> tiles;
    for (int tile = 0; tile < scene.surface_tiles.count(); ++tile)
        if (!scene.surface_tiles.primitives(tile).empty() || !scene.ink_tiles.primitives(tile).empty())
            tiles.push_back(tile);
    return tiles;
}

/// Columns of each row of the picture outside which no tile is drawn.
std::vector<Columns> drawn_rows(const Scene& scene, std::span<const int> tiles, const ImagePart& picture) {
    std::vector<Columns> rows(static_cast<std::size_t>(picture.height));
    for (const int tile : tiles) {
        const int left = tile % scene.surface_tiles.columns() * tile_side;
        const int top = tile / scene.surface_tiles.columns() * tile_side;
        for (int y = top; y < std::min(picture.height, top + tile_side); ++y)
            rows[static_cast<std::size_t>(y)].include({left, std::min(picture.width, left + tile_side)});
    }
    return rows;
}

}  // namespace

std::vector<Columns> render_space(const Plot3d& plot, const View& view, double scale, int jobs,
                                  const ImagePart& picture) {
    const int width = picture.width, height = picture.height;
    if (width <= 0 || height <= 0) return {};
    const Surfaces surfaces = project_surfaces(plot, view, scale, jobs);
    ColorPlanes colors(surfaces, static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::optional<Arrangement> arranged;
    parallel_for(1 + colors.run_count(), jobs, [&](int task) {
        if (task == 0)
            arranged = arrange(plot, view, surfaces, width, height, scale, jobs);
        else
            colors.set_up(task - 1);
    });
    const auto& [outline, surface_tiles, inks, ink_tiles] = *arranged;
    const Scene scene{surfaces, colors, inks, outline, surface_tiles, ink_tiles};

    const std::vector<int> tiles = drawn_tiles(scene);
    std::vector<std::unique_ptr<TileScratch>> scratch(static_cast<std::size_t>(std::max(1, jobs)));
    parallel_runs(static_cast<int>(tiles.size()), jobs, [&](int index, int thread) {
        auto& own = scratch[static_cast<std::size_t>(thread)];
        if (own == nullptr) own = std::make_unique<TileScratch>(surfaces, colors);
        render_tile(scene, tiles[static_cast<std::size_t>(index)], *own, picture);
    });
    return drawn_rows(scene, tiles, picture);
}

}  // namespace lectern
