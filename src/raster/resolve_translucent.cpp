#include "raster/pixel_sum.h"
#include "raster/resolve.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace lectern {
namespace {

/// Lays what one pixel sees over one another, from the eye onwards.
class PixelLayers {
public:
    PixelLayers(const SeenFragments& seen, const TranslucentFragments& translucent, const Surfaces& surfaces,
                const InkBuffer* ink, const Inks& inks)
        : seen_(seen), translucent_(translucent), surfaces_(surfaces), ink_(ink), inks_(inks) {}

    [[nodiscard]] std::uint32_t compose(std::size_t pixel);

private:
    /// A fragment with the least and the greatest depth of its plane within the pixel.
    struct Layer {
        std::uint32_t fragment;
        SampleMask mask;
        float nearest, farthest;
    };

    void find_layers(std::size_t pixel);
    [[nodiscard]] bool in_one_order() const;
    void lay_fragment(std::uint32_t fragment, SampleMask mask);
    void lay_whole_fragments();
    void lay_ink(std::size_t sample);
    void lay_sample_by_sample();

    const SeenFragments& seen_;
    const TranslucentFragments& translucent_;
    const Surfaces& surfaces_;
    const InkBuffer* ink_;
    const Inks& inks_;

    std::vector<Layer> layers_;
    std::vector<std::pair<float, std::uint32_t>> order_;  ///< Depths and fragments at one sample.
    std::array<float, samples_per_pixel> through_;        ///< The share of light that what is laid lets through.
    PixelSum sum_;
    std::uint32_t ink_left_ = 0;  ///< The samples whose ink is not laid yet.
    std::size_t first_sample_ = 0;
};

void PixelLayers::find_layers(std::size_t pixel) {
    layers_.clear();
    for (std::uint32_t i = translucent_.first[pixel]; i != TranslucentFragments::none; i = translucent_.next[i]) {
        const TriangleShape& shape = surfaces_.shapes[translucent_.list.triangle[i]];
        const float depth = translucent_.depth[i] - translucent_.lead(i, surfaces_);
        layers_.push_back({i, translucent_.list.mask[i],
                           depth + std::min(shape.depth_dx, 0.0f) + std::min(shape.depth_dy, 0.0f),
                           depth + std::max(shape.depth_dx, 0.0f) + std::max(shape.depth_dy, 0.0f)});
    }
    std::ranges::stable_sort(layers_, {}, &Layer::nearest);
}

/// Whether wherever two layers share samples, the one comes before the other throughout the pixel.
bool PixelLayers::in_one_order() const {
    for (std::size_t i = 0; i < layers_.size(); ++i)
        for (std::size_t j = i + 1; j < layers_.size() && layers_[j].nearest <= layers_[i].farthest; ++j)
            if ((layers_[i].mask & layers_[j].mask) != 0) return false;
    return true;
}

void PixelLayers::lay_ink(std::size_t sample) {
    const ShaderColor& tint = inks_.colors[ink_->color[first_sample_ + sample]];
    float light = 0;
    for (SampleMask left = samples_of_ink[sample]; left != 0; left &= left - 1) {
        float& through = through_[static_cast<std::size_t>(std::countr_zero(left))];
        light += through * tint.alpha;
        through *= 1 - tint.alpha;
    }
    sum_.add(tint.full().channels(), light);
    ink_left_ &= ~(1u << sample);
}

void PixelLayers::lay_fragment(std::uint32_t fragment, SampleMask mask) {
    for (auto ink = static_cast<std::uint32_t>(mask & ink_left_); ink != 0; ink &= ink - 1) {
        const auto sample = static_cast<std::size_t>(std::countr_zero(ink));
        if (translucent_.depth_at(fragment, sample, surfaces_) > ink_->behind[first_sample_ + sample]) lay_ink(sample);
    }
    const Fragments& list = translucent_.list;
    const float opacity = surfaces_.opacity(list.triangle[fragment]);
    float light = 0;
    for (std::size_t sample = 0; sample < samples_per_pixel; ++sample) {
        const float share = (mask >> sample & 1) != 0 ? opacity : 0.0f;
        light += through_[sample] * share;
        through_[sample] *= 1 - share;
    }
    sum_.add(list.color[fragment].channels(), light);
}

void PixelLayers::lay_sample_by_sample() {
    for (std::uint32_t sample = 0; sample < samples_per_pixel; ++sample) {
        order_.clear();
        for (const Layer& layer : layers_)
            if ((layer.mask >> sample & 1) != 0)
                order_.emplace_back(translucent_.depth_at(layer.fragment, sample, surfaces_) -
                                        translucent_.lead(layer.fragment, surfaces_),
                                    layer.fragment);
        // Of equally deep ones the later lies above.
        std::ranges::sort(order_, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        for (const auto& [depth, fragment] : order_) lay_fragment(fragment, SampleMask{1} << sample);
    }
}

/// Where every layer has the whole pixel and nothing else stands there, all samples are alike.
void PixelLayers::lay_whole_fragments() {
    float through = 1;
    for (const Layer& layer : layers_) {
        const float share = surfaces_.opacity(translucent_.list.triangle[layer.fragment]);
        sum_.add(translucent_.list.color[layer.fragment].channels(), samples_per_pixel * through * share);
        through *= 1 - share;
    }
    through_.fill(through);
}

std::uint32_t PixelLayers::compose(std::size_t pixel) {
    first_sample_ = pixel * ink_samples;
    sum_ = {};
    const std::uint32_t* ink_colors = ink_ == nullptr ? nullptr : ink_->colors(pixel);
    ink_left_ = ink_colors == nullptr ? 0 : all_ink_samples & ~ink_samples_with(ink_colors, no_ink);
    find_layers(pixel);
    const bool ordered = in_one_order();
    const auto is_whole = [](const Layer& layer) { return layer.mask == all_samples; };
    if (ordered && ink_left_ == 0 && std::ranges::all_of(layers_, is_whole)) {
        lay_whole_fragments();
    } else {
        through_.fill(1);
        if (ordered) {
            for (const Layer& layer : layers_) lay_fragment(layer.fragment, layer.mask);
        } else {
            lay_sample_by_sample();
        }
        while (ink_left_ != 0) lay_ink(static_cast<std::size_t>(std::countr_zero(ink_left_)));
    }
    const Fragments& list = seen_.list;
    for (std::uint32_t i = seen_.first[pixel]; i < seen_.end[pixel]; ++i) {
        float light = 0;
        for (std::size_t sample = 0; sample < samples_per_pixel; ++sample)
            light += (list.mask[i] >> sample & 1) != 0 ? through_[sample] : 0.0f;
        sum_.add(list.color[i].channels(), light);
    }
    return sum_.pixel();
}

}  // namespace

void resolve_translucent_tile(const SeenFragments& seen, const TranslucentFragments& translucent,
                              const Surfaces& surfaces, const InkBuffer* ink, const Inks& inks, int left, int top,
                              const ImagePart& picture) {
    PixelLayers layers(seen, translucent, surfaces, ink, inks);
    const int columns = std::min(tile_side, picture.width - left);
    const int rows = std::min(tile_side, picture.height - top);
    for (int row = 0; row < rows; ++row) {
        std::uint32_t* out = picture.row(top + row) + left;
        for (int column = 0; column < columns; ++column)
            out[column] = laid_over(layers.compose(static_cast<std::size_t>(row * tile_side + column)), out[column]);
    }
}

}  // namespace lectern
