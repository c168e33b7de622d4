#include "lectern/base/widest.h"
#include "raster/ink_comparison.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {
namespace {

/// Draws one shape, pixel by pixel.
class InkDrawer {
public:
    InkDrawer(const InkShape& shape, const Surfaces& surfaces, const TileGrid& grid, const VisibilityBuffer& seen,
              ShadingCache& shading, const TranslucentFragments* translucent, InkBuffer& buffer)
        : shape_(shape),
          surfaces_(surfaces),
          seen_(seen),
          shading_(shading),
          translucent_(translucent),
          buffer_(buffer),
          stencil_(shape),
          comparison_(shape, stencil_, surfaces, grid, shading) {}

    void draw();

private:
    /// The ink samples of one pixel that the shape has.
    struct PixelInk {
        std::size_t pixel;
        AxisPlaces places;
        std::uint32_t inner = 0;                  ///< Those within a marker's edge.
        std::uint32_t seen_through = 0;           ///< Those behind a translucent surface;
        std::array<float, ink_samples> behind{};  ///< how deep the last one is. Only set where a tile holds any.
    };

    void draw_pixel(int column, int row);
    void find_behind(std::uint32_t samples, PixelInk& ink);
    [[nodiscard]] std::uint32_t shown(std::uint32_t samples, std::uint32_t hidden, std::uint32_t seen_through) const;
    [[nodiscard]] float slack(float lean) const { return lean * (2 * shape_.half_width + 2); }
    void put(const PixelInk& ink, std::uint32_t samples, float slack);

    const InkShape& shape_;
    const Surfaces& surfaces_;
    const VisibilityBuffer& seen_;
    ShadingCache& shading_;
    const TranslucentFragments* translucent_;
    InkBuffer& buffer_;
    Stencil stencil_;
    InkComparison comparison_;
};

/// Finds the last translucent surface before each of the samples.
void InkDrawer::find_behind(std::uint32_t samples, PixelInk& ink) {
    ink.behind.fill(-farthest_depth);
    for (std::uint32_t i = translucent_->first[ink.pixel]; i != TranslucentFragments::none; i = translucent_->next[i]) {
        const Fragments& list = translucent_->list;
        const SeenPiece piece = {list.triangle[i], translucent_->depth[i], list.mask[i]};
        const std::uint32_t through =
            comparison_.hidden(piece, samples & static_cast<std::uint32_t>(piece.mask), ink.places);
        ink.seen_through |= through;
        for (std::uint32_t left = through; left != 0; left &= left - 1) {
            const auto sample = static_cast<std::size_t>(std::countr_zero(left));
            ink.behind[sample] = std::max(ink.behind[sample], translucent_->depth_at(i, sample, surfaces_));
        }
    }
}

/// Of samples that an opaque surface hides, or that are seen through a translucent one, those that are drawn.
std::uint32_t InkDrawer::shown(std::uint32_t samples, std::uint32_t hidden, std::uint32_t seen_through) const {
    switch (shape_.parts) {
        case InkShape::Parts::unhidden:
            return samples & ~hidden;
        case InkShape::Parts::foremost:
            return samples & ~(hidden | seen_through);
        case InkShape::Parts::hidden:
            return samples & (hidden | seen_through);
    }
    return 0;
}

/// Among ink, what is clearly nearer wins, and otherwise what was drawn later.
[[gnu::always_inline]] inline void InkDrawer::put(const PixelInk& ink, std::uint32_t samples, float slack) {
    if (samples == 0) return;
    buffer_.open(ink.pixel);
    for (std::size_t first = 0; first < ink_samples; first += lane_count) {
        float* depth_there = buffer_.depth.data() + ink.pixel * ink_samples + first;
        std::uint32_t* color_there = buffer_.color.data() + ink.pixel * ink_samples + first;
        const auto before = load_lanes<Floats>(depth_there);
        const Floats depth = comparison_.depth(ink.places, first);
        const Ints wins = lanes_of(samples >> first & 0xff) & ~(depth > before + slack);
        const Ints color = select(lanes_of(ink.inner >> first & 0xff), Ints{} + static_cast<std::int32_t>(shape_.color),
                                  Ints{} + static_cast<std::int32_t>(shape_.edge_color));
        store_lanes(select(wins, depth, before), depth_there);
        store_lanes(select(wins, color, load_lanes<Ints>(color_there)), color_there);
        if (translucent_ == nullptr) continue;
        float* behind_there = buffer_.behind.data() + ink.pixel * ink_samples + first;
        store_lanes(select(wins, load_lanes<Floats>(ink.behind.data() + first), load_lanes<Floats>(behind_there)),
                    behind_there);
    }
}

[[gnu::always_inline]] inline void InkDrawer::draw_pixel(int column, int row) {
    const auto x = static_cast<float>(column), y = static_cast<float>(row);
    PixelInk ink;
    ink.places = stencil_.places(x, y);
    std::uint32_t left = stencil_.samples(x, y, ink.places);
    if (left == 0) return;
    ink.pixel = VisibilityBuffer::pixel_at(column - seen_.left(), row - seen_.top());
    const bool edged = shape_.kind == InkShape::Kind::marker && shape_.edge_width > 0;
    ink.inner = edged ? stencil_.marker_samples(x, y, shape_.edge_width) : left;
    if (translucent_ != nullptr) find_behind(left, ink);
    if (shape_.on_top) return put(ink, left, shape_.tolerance);
    for (std::size_t slot = 0; slot < seen_.count(ink.pixel); ++slot) {
        const SeenPiece piece = seen_.piece(ink.pixel, slot);
        const std::uint32_t samples = left & static_cast<std::uint32_t>(piece.mask);
        if (samples == 0) continue;
        left &= ~samples;
        const std::uint32_t hidden = comparison_.hidden(piece, samples, ink.places);
        put(ink, shown(samples, hidden, ink.seen_through),
            slack(std::max(shape_.depth_per_pixel, shading_.of(piece.triangle).lean)));
    }
    put(ink, shown(left, 0, ink.seen_through), slack(shape_.depth_per_pixel));
}

LECTERN_WIDEST void InkDrawer::draw() {
    const TileGrid::Box box = bounding_box(shape_);
    const int left = seen_.left(), top = seen_.top();
    const TileGrid::Box in_tile = {std::max(left, box.left), std::max(top, box.top),
                                   std::min(left + tile_side - 1, box.right),
                                   std::min(top + tile_side - 1, box.bottom)};
    for (int row = in_tile.top; row <= in_tile.bottom; ++row) {
        const auto [first, last] = columns_between(shape_, row, row, in_tile);
        for (int column = first; column <= last; ++column) draw_pixel(column, row);
    }
}

}  // namespace

void InkBuffer::clear() { rows.fill(0); }

void InkBuffer::open(std::size_t pixel) {
    if (has(pixel)) return;
    rows[pixel / tile_side] |= 1u << (pixel % tile_side);
    std::fill_n(depth.begin() + static_cast<std::ptrdiff_t>(pixel * ink_samples), ink_samples, farthest_depth);
    std::fill_n(color.begin() + static_cast<std::ptrdiff_t>(pixel * ink_samples), ink_samples, no_ink);
}

void draw_ink(const InkShape& shape, const Surfaces& surfaces, const TileGrid& grid, const VisibilityBuffer& seen,
              ShadingCache& shading, const TranslucentFragments* translucent, InkBuffer& buffer) {
    InkDrawer(shape, surfaces, grid, seen, shading, translucent, buffer).draw();
}

}  // namespace lectern
