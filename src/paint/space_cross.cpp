#include "paint/space_cross.h"

#include "paint/directions.h"
#include "paint/page_measures.h"

#include <algorithm>
#include <optional>

namespace lectern {
namespace {

/// Places the arrows, ticks and words of axes that cross.
class CrossPlacer {
public:
    CrossPlacer(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme)
        : words_(words), axes_(axes), view_(view), page_(theme), frame_(theme.frame), result_(box_outline(axes, view)) {
        result_.words_in_plot = true;
        for (int k = 0; k < 3; ++k) {
            const Range& range = axis(k).range;
            crossing_[k] = std::clamp(0.0, range.low, range.high);
        }
        for (int k = 0; k < 3; ++k) find_arrow(k);
        std::array<int, 3> order = {0, 1, 2};
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return arrow(a).length > arrow(b).length; });
        for (const int k : order) place_title(k);
        for (const int k : order) place_ticks(k);
        for (const Rect& rect : taken_) result_.bounds = joined(result_.bounds, grown(rect, 0.1 * page_.em));
    }

    SpaceAxes take() { return std::move(result_); }

private:
    /// An axis on the picture, CSS pixels.
    struct Arrow {
        Vec2 from{0, 0}, tip{0, 0};
        Vec2 along{1, 0}, aside{0, 1};  ///< Unit length; labels stand aside.
        double length = 0;
    };

    [[nodiscard]] const Axis& axis(int k) const { return axes_.axes[static_cast<std::size_t>(k)]; }
    [[nodiscard]] const Arrow& arrow(int k) const { return arrows_[static_cast<std::size_t>(k)]; }
    [[nodiscard]] double head_length() const { return 0.75 * page_.em; }
    [[nodiscard]] bool is_shown(int k) const { return axis(k).visible && arrow(k).length > head_length(); }
    [[nodiscard]] Vec3 on_axis(int k, double value) const {
        Vec3 at = crossing_;
        at[k] = value;
        return at;
    }
    [[nodiscard]] Vec2 project(const Vec3& data) const {
        const Projected point = view_.project(data);
        return {point.x, point.y};
    }

    void find_arrow(int k) {
        Arrow& made = arrows_[static_cast<std::size_t>(k)];
        const Vec3 low = on_axis(k, axis(k).range.low), high = on_axis(k, axis(k).range.high);
        made.from = project(low);
        made.tip = project(high);
        made.length = vector_length(made.tip - made.from);
        made.along = direction_or(made.tip - made.from, {1, 0});
        made.aside = Vec2(-made.along.y(), made.along.x());
        // Labels of what runs upwards stand on its left, those of all else under it.
        const bool upright = std::abs(made.along.y()) > 0.9;
        if (upright ? made.aside.x() > 0 : made.aside.y() < 0) made.aside = -made.aside;
        if (!is_shown(k)) return;
        result_.lines.push_back(Arrow3d{low, high, {frame_, 1.2 * page_.line, {}}, head_length(), 0.55 * page_.em});
    }

    /// Half of a tick, in data units: in the direction of the other axis that is seen most from the side.
    [[nodiscard]] Vec3 half_tick(int k, const Vec3& foot) const {
        Vec3 best(0, 0, 0);
        double widest = 1e-9;
        for (int other = 0; other < 3; ++other) {
            if (other == k) continue;
            const double step = 0.02 * axis(other).range.length();
            Vec3 moved = foot;
            moved[other] += foot[other] + step <= axis(other).range.high ? step : -step;
            const double aside = std::abs((project(moved) - project(foot)).dot(arrow(k).aside));
            if (aside <= widest) continue;
            widest = aside;
            best = (moved - foot) * std::min(page_.tick / 2 / aside, 2.0);
        }
        return best;
    }

    [[nodiscard]] bool crosses_an_arrow(int own, const Rect& rect) const {
        for (int k = 0; k < 3; ++k) {
            if (k == own || !is_shown(k)) continue;
            const Arrow& other = arrow(k);
            constexpr int steps = 200;
            for (int i = 0; i <= steps; ++i) {
                const Vec2 at = other.from + i / static_cast<double>(steps) * (other.tip - other.from);
                if (at.x() > rect.x && at.x() < rect.right() && at.y() > rect.y && at.y() < rect.bottom()) return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool is_free(int own, const Rect& rect) const {
        const auto touches = [&](const Rect& other) { return overlap(rect, other); };
        return std::none_of(taken_.begin(), taken_.end(), touches) && !crosses_an_arrow(own, rect);
    }

    void place_ticks(int k) {
        if (!is_shown(k)) return;
        const Arrow& on = arrow(k);
        const SpaceWords::AxisWords& words = words_.axes[static_cast<std::size_t>(k)];
        SpaceAxis& placed = result_.axes[static_cast<std::size_t>(k)];
        for (std::size_t i = 0; i < words.ticks.size(); ++i) {
            const double value = words.ticks[i].value;
            const Vec3 foot = on_axis(k, value);
            const Vec2 at = project(foot);
            const bool under_head = (on.tip - at).dot(on.along) < 1.2 * head_length();
            if (value == crossing_[k] || under_head) continue;
            const Vec3 half = half_tick(k, foot);
            result_.lines.push_back(Line3d{{foot - half, foot + half}, {frame_, page_.line, {}}});
            const Vec2 size = ink_size(words.labels[i]);
            const Vec2 center = at + (page_.tick / 2 + page_.tick_gap + reach(size, on.aside)) * on.aside;
            const Rect rect = centered_rect(center, size);
            if (!is_free(k, grown(rect, 0.2 * page_.em))) continue;
            taken_.push_back(rect);
            placed.words.push_back(centered_text(words.labels[i], center));
            placed.feet.push_back(foot);
        }
    }

    void place_title(int k) {
        const TextLayout& title = words_.axes[static_cast<std::size_t>(k)].title;
        if (!is_shown(k) || !(title.width > 0)) return;
        const Vec2 size = ink_size(title);
        const auto place_towards = [&](const Vec2& way) -> std::optional<Vec2> {
            Vec2 center = arrow(k).tip + (0.4 * page_.em + reach(size, way)) * way;
            for (int i = 0; i < 60; ++i) {
                if (is_free(-1, grown(centered_rect(center, size), 0.15 * page_.em))) return center;
                center += page_.em / 8 * way;
            }
            return std::nullopt;
        };
        std::optional<Vec2> found = place_towards(arrow(k).along);
        if (!found) found = place_towards(arrow(k).aside);
        if (!found) found = place_towards(-arrow(k).aside);
        if (!found) return;
        const Vec2 center = *found;
        taken_.push_back(centered_rect(center, size));
        SpaceAxis& placed = result_.axes[static_cast<std::size_t>(k)];
        placed.words.push_back(centered_text(title, center));
        placed.feet.push_back(on_axis(k, axis(k).range.high));
    }

    const SpaceWords& words_;
    const Axes3d& axes_;
    const View& view_;
    PageMeasures page_;
    Color frame_;
    SpaceAxes result_;
    Vec3 crossing_{0, 0, 0};  ///< Data units.
    std::array<Arrow, 3> arrows_;
    std::vector<Rect> taken_;
};

}  // namespace

SpaceAxes place_space_cross(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme) {
    return CrossPlacer(words, axes, view, theme).take();
}

}  // namespace lectern
