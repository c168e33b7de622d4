#include "paint/space_layout.h"

#include "paint/page_measures.h"
#include "paint/space_hidden.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace lectern {
namespace {

SpaceLayout fit_space(const SpaceWords& words, const Plot3d& plot, const ConvexOutline* contents, const Theme& theme,
                      const Rect& place) {
    Rect box = place;
    const double least = 0.1;  // of the place
    for (int round = 0;; ++round) {
        const View view(plot.axes, plot.camera, box);
        SpaceAxes axes = place_space_axes(words, plot.axes, view, theme, contents);
        const Rect picture = axes.box.bounds();
        const Rect& all = axes.bounds;
        // The words' reach hardly changes with the size of the box: what is left of the place is the box's.
        const double left = picture.x - all.x, right = all.right() - picture.right();
        const double top = picture.y - all.y, bottom = all.bottom() - picture.bottom();
        const Rect next = {place.x + left, place.y + top, std::max(place.width - left - right, least * place.width),
                           std::max(place.height - top - bottom, least * place.height)};
        const double change = std::abs(next.x - box.x) + std::abs(next.y - box.y) + std::abs(next.width - box.width) +
                              std::abs(next.height - box.height);
        const bool whole = lies_in(all, place, 0.5);
        if ((change < 0.25 && whole) || (round >= 6 && whole) || round == 30) {
            return {picture, picture, std::move(axes)};
        }
        // Where labels come and go with the size, it never settles: smaller until all of them fit.
        box = round < 6 ? next : grown(box, -0.015 * std::min(box.width, box.height));
    }
}

Rect holding_both(const Rect& a, const Rect& b) {
    const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// What the box must be fitted into so that with its words it lies in the place in every frame of the clip.
Rect steady_frame(const SpaceWords& words, const Plot3d& plot, const Theme& theme, const Rect& place) {
    Rect frame = place;
    for (int round = 0; round < 12; ++round) {
        Rect all = frame;
        for (Camera camera : *plot.camera.companions) {
            camera.companions = plot.camera.companions;
            all = holding_both(all, place_space_axes(words, plot.axes, View(plot.axes, camera, frame), theme).bounds);
        }
        const double left = std::max(0.0, place.x - all.x), right = std::max(0.0, all.right() - place.right());
        const double top = std::max(0.0, place.y - all.y), bottom = std::max(0.0, all.bottom() - place.bottom());
        if (left + right + top + bottom < 0.5) break;
        const double least = 0.1;  // of the place
        frame = {frame.x + left, frame.y + top, std::max(frame.width - left - right, least * place.width),
                 std::max(frame.height - top - bottom, least * place.height)};
    }
    return frame;
}

/// For each axis, every how many ticks have a number in a clip: as few as any of its looks asks for. Looks that leave
/// less than three of them see the axis from its end: they don't count.
std::array<std::size_t, 3> steady_strides(const SpaceWords& words, const Plot3d& plot, const Theme& theme,
                                          const Rect& frame) {
    std::array<std::size_t, 3> strides = {1, 1, 1};
    for (Camera camera : *plot.camera.companions) {
        camera.companions = plot.camera.companions;
        const SpaceAxes axes = place_space_axes(words, plot.axes, View(plot.axes, camera, frame), theme);
        for (std::size_t k = 0; k < 3; ++k) {
            const SpaceWords::AxisWords& own = words.axes[k];
            const std::size_t stride = axes.axes[k].stride, first = own.kept % stride;
            if (first + 2 * stride < own.ticks.size()) strides[k] = std::max(strides[k], stride);
        }
    }
    return strides;
}

/// What was found for the pictures of a clip.
struct SteadySpace {
    std::shared_ptr<const std::vector<Camera>> companions;
    Axes3d axes;
    Theme theme;
    Rect place, frame;
    std::array<std::size_t, 3> strides = {1, 1, 1};
};

/// What was found for a still.
struct StillSpace {
    std::vector<std::weak_ptr<const Group3d>> groups;  ///< Of one that is gone no other has the place.
    Axes3d axes;
    Camera camera;
    Theme theme;
    Rect place;
    SpaceLayout layout;

    [[nodiscard]] bool holds(const std::vector<std::shared_ptr<const Group3d>>& others) const {
        return std::ranges::equal(groups, others, [](const auto& one, const auto& other) {
            return !one.owner_before(other) && !other.owner_before(one);
        });
    }
};

const SteadySpace& find_steady_space(Typesetter& typesetter, SpaceWords words, const Plot3d& plot, const Theme& theme,
                                     const Rect& place) {
    // One for each box of a clip's panels, and some for axes that move; the oldest goes first.
    constexpr std::size_t most_known = 16;
    auto& known = typesetter.kept<std::deque<SteadySpace>>();
    const auto found = std::ranges::find_if(known, [&](const SteadySpace& space) {
        // Moments of one clip share their companions.
        return space.companions == plot.camera.companions && space.axes == plot.axes && space.place == place &&
               space.theme == theme;
    });
    if (found != known.end()) return *found;
    if (known.size() == most_known) known.pop_front();
    const bool fits = !plot.camera.field_of_view;
    SteadySpace& space = known.emplace_back(SteadySpace{
        plot.camera.companions, plot.axes, theme, place, fits ? steady_frame(words, plot, theme, place) : place, {}});
    space.strides = steady_strides(words, plot, theme, space.frame);
    words.keep_every(space.strides);
    if (fits) space.frame = steady_frame(words, plot, theme, place);
    return space;
}

SpaceLayout steady_space(const SpaceWords& words, const Plot3d& plot, const Theme& theme, const Rect& frame) {
    SpaceAxes axes = place_space_axes(words, plot.axes, View(plot.axes, plot.camera, frame), theme);
    const Rect picture = axes.box.bounds();
    return {frame, picture, std::move(axes)};
}

/// The box at the camera's own angle, with the words that lie in the place.
SpaceLayout framed_space(const SpaceWords& words, const Plot3d& plot, const Theme& theme, const Rect& place) {
    SpaceAxes axes = place_space_axes(words, plot.axes, View(plot.axes, plot.camera, place), theme);
    for (SpaceAxis& axis : axes.axes) {
        for (std::size_t i = axis.words.size(); i-- > 0;) {
            if (lies_in(ink_of(axis.words[i]), place)) continue;
            const auto at = static_cast<std::ptrdiff_t>(i);
            axis.words.erase(axis.words.begin() + at);
            if (i < axis.feet.size()) axis.feet.erase(axis.feet.begin() + at);
        }
    }
    const Rect picture = axes.box.bounds();
    return {place, picture, std::move(axes)};
}

/// Words of axes that cross whose places a surface hides would float before it.
SpaceLayout without_hidden_words(SpaceLayout layout, const Plot3d& plot) {
    const View view(plot.axes, plot.camera, layout.frame);
    for (SpaceAxis& axis : layout.axes.axes) {
        if (axis.feet.size() != axis.words.size()) continue;
        const std::vector<bool> hidden = hidden_by_surfaces(plot, view, axis.feet);
        std::vector<PlacedText> seen;
        for (std::size_t i = 0; i < hidden.size(); ++i) {
            if (!hidden[i]) seen.push_back(std::move(axis.words[i]));
        }
        axis.words = std::move(seen);
    }
    return layout;
}

SpaceLayout fitted_space(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    SpaceWords words(typesetter, plot.axes, theme);
    Rect frame = place;
    if (plot.camera.companions) {
        const SteadySpace& steady = find_steady_space(typesetter, words, plot, theme, place);
        words.keep_every(steady.strides);
        frame = steady.frame;
    }
    if (plot.camera.field_of_view) return framed_space(words, plot, theme, place);
    if (plot.camera.companions) return steady_space(words, plot, theme, frame);
    const auto roomy = [&](const SpaceLayout& layout) {
        return layout.picture.width >= 0.4 * place.width || layout.picture.height >= 0.4 * place.height;
    };
    // In a clip words keep off all of the box, so that they don't jump where its contents move.
    const bool still = plot.settled.empty();
    const ConvexOutline contents = still ? seen_contents(plot) : ConvexOutline({});
    const auto fit = [&] { return fit_space(words, plot, still ? &contents : nullptr, theme, place); };
    SpaceLayout layout = fit();
    if (roomy(layout)) return layout;
    words.leave_out_titles();
    layout = fit();
    layout.detail = PageDetail::ticks;
    if (roomy(layout)) return layout;
    words.leave_out_all();
    layout = fit();
    layout.detail = PageDetail::bare;
    return layout;
}

}  // namespace

SpaceLayout lay_out_space(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place) {
    const auto fresh = [&] { return without_hidden_words(fitted_space(typesetter, plot, theme, place), plot); };
    // Frames of a clip differ; a still is laid out for its page, its painting and its faults, and all it holds is
    // looked over for each.
    if (!plot.settled.empty()) return fresh();
    constexpr std::size_t most_known = 16;
    auto& known = typesetter.kept<std::deque<StillSpace>>();
    const auto found = std::ranges::find_if(known, [&](const StillSpace& space) {
        return space.holds(plot.groups) && space.axes == plot.axes && space.camera == plot.camera &&
               space.place == place && space.theme == theme;
    });
    if (found != known.end()) return found->layout;
    if (known.size() == most_known) known.pop_front();
    return known
        .emplace_back(
            StillSpace{{plot.groups.begin(), plot.groups.end()}, plot.axes, plot.camera, theme, place, fresh()})
        .layout;
}

}  // namespace lectern
