#pragma once
#include "lectern/figure/box_sight.h"
#include "lectern/figure/figure.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// What a figure's axes must show, x y z in data units.
struct Extent {
    std::array<Range, 3> exact;  ///< The axes end just here: the domain of a surface or of contours.
    std::array<Range, 3> roomy;  ///< Must be seen with some room around: points, the heights of a curve.
    /// Where something begins that grows without bound: must be seen too, where anything else asks for the axis.
    std::array<Range, 3> origin_of_growth;
    std::array<Range, 3> growth;  ///< All that it reaches: seen as far as the rest keeps half of the axis.

    void include(const Extent& other) {
        for (std::size_t axis = 0; axis < 3; ++axis) include(other, axis);
    }
    void include(const Extent& other, std::size_t axis) {
        exact[axis].include(other.exact[axis]);
        roomy[axis].include(other.roomy[axis]);
        origin_of_growth[axis].include(other.origin_of_growth[axis]);
        growth[axis].include(other.growth[axis]);
    }
    void leave_out(std::size_t axis) { exact[axis] = roomy[axis] = origin_of_growth[axis] = growth[axis] = {}; }
};

/// What a figure has settled once every layer has said what it shows.
struct FigureScope {
    std::array<Range, 3> ranges;                     ///< Of the axes, x y z; z is unused in the plane.
    std::array<std::vector<double>, 3> tick_values;  ///< Of the axes.
    Vec3 sides{1, 1, 1};                             ///< Of the box in space, scene units.
    double shorter_side = 960;                       ///< Of the picture, in its pixels.
    double scene_scale = 960;                        ///< The most pixels that a scene unit has in the box.
    std::vector<BoxSight::Eye> eyes;                 ///< All from which the box is seen.
    bool still = false;                              ///< Whether all that is seen of the figure is one picture.
    double scale = 2;                                ///< Pixels to a CSS pixel.
    Theme theme;
    BlockAlign align = BlockAlign::center;  ///< Of a card.
    Vec2 pixel{0, 0};                       ///< What a CSS pixel is worth in the plane, at most: x and y in data units.
    int jobs = 1;                           ///< Threads that drawing may use.
};

/// One layer of a figure: from the author's words to what stands on the figure at t.
///
/// Made (names resolved, mistakes told) -> prepare (sampled, once) -> extend (what the axes must show) -> plane_group,
/// space_group or card_group (drawn into settled axes; once, or for each t where it `moves`).
class Layer {
public:
    virtual ~Layer() = default;

    /// Heavy work that needs no axes: sampling a surface, running a descent.
    virtual void prepare(int /*jobs*/) {}
    virtual void extend(Extent& /*extent*/) const {}
    [[nodiscard]] virtual Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const { return {}; }
    [[nodiscard]] virtual Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const { return {}; }
    [[nodiscard]] virtual CardGroup card_group(const FigureScope& /*scope*/, double /*t*/) const { return {}; }
    /// True where the groups depend on t.
    [[nodiscard]] virtual bool moves() const { return false; }
    /// How many steps `by: step` draws one frame each for; 0 where the layer has none.
    [[nodiscard]] virtual int steps() const { return 0; }
    /// Told the steps of the longest run shown, so that several keep one clock.
    virtual void set_clock(int /*steps*/) {}

    [[nodiscard]] virtual std::optional<ColorBar> color_bar() const { return std::nullopt; }
    [[nodiscard]] virtual std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const { return std::nullopt; }
    /// All its lines of the legend, for a layer that has several.
    [[nodiscard]] virtual std::vector<LegendEntry> legend_entries(const Theme& theme) const {
        const auto entry = legend_entry(theme);
        return entry ? std::vector{*entry} : std::vector<LegendEntry>();
    }
    [[nodiscard]] virtual std::vector<double> levels() const { return {}; }
    /// What the axes are of, x and y, where that isn't the variables of a function.
    [[nodiscard]] virtual std::vector<std::string> axis_names() const { return {}; }
    /// True for one whose figure shows x and y to the same scale, as both are of one kind.
    [[nodiscard]] virtual bool wants_equal_aspect() const { return false; }
    /// True for one that the grid's lines would only disturb.
    [[nodiscard]] virtual bool hides_grid() const { return wants_equal_aspect(); }
    /// A clause for people who can't see the figure ("the surface z = T(x, y), coloured by height"); may be empty.
    [[nodiscard]] virtual std::string description() const { return {}; }
    /// What a reader of the figure must be told beside it (a run that diverged); empty where there is nothing.
    [[nodiscard]] virtual std::string note() const { return {}; }
};

}  // namespace lectern
