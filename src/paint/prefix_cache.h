#pragma once
#include "lectern/figure/figure.h"
#include "paint/kept_page.h"
#include "paint/page_layout.h"

#include <memory>
#include <optional>
#include <vector>

namespace lectern {

/// What a picture shows before its groups are painted: all around the plot but headings and a legend in a corner.
struct PageGround {
    Vec2 size{0, 0};
    double scale = 0;
    bool transparent = false;
    PageDetail detail = PageDetail::full;
    Rect plot_box;
    Rect legend_box;
    Theme theme;
    std::optional<Axes2d> axes;   ///< None in space.
    std::size_t under_cross = 0;  ///< See groups_under_cross.
    std::vector<ColorBar> color_bars;
    std::vector<Rect> color_bar_places;
    Legend legend;

    friend bool operator==(const PageGround&, const PageGround&) = default;
};

PageGround page_ground(const Figure& figure, const PageLayout& layout);

/// Keeps the part of the last picture that the next one begins with: its ground and its first groups.
class PrefixCache {
public:
    using Groups = std::vector<std::shared_ptr<const Group2d>>;

    /// How a picture is to be painted.
    struct Plan {
        const KeptPage* start = nullptr;  ///< Holds the ground and the first `painted` groups; null: nothing yet.
        std::size_t painted = 0;
        std::optional<std::size_t> keep_after;  ///< After this many groups, give the picture to `keep`.
    };

    /// Compares a picture with the last one, whose place it takes.
    Plan plan(PageGround ground, const Groups& groups);
    /// `empty`: the pixel of an empty page.
    void keep(const Image& picture, std::uint32_t empty, std::size_t painted);

private:
    std::optional<PageGround> ground_;
    Groups groups_;  ///< Held, so that no other group takes the address of one.
    KeptPage page_;
    std::size_t painted_ = 0;
};

}  // namespace lectern
