#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/plane_map.h"

#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace lectern {

/// A rectangle at any angle, CSS pixels.
struct TurnedRect {
    Vec2 center{0, 0};
    Vec2 along{1, 0};  ///< Unit length.
    double half_length = 0, half_height = 0;

    [[nodiscard]] bool contains(const Vec2& point) const;
    [[nodiscard]] bool overlaps(const TurnedRect& other) const;
    [[nodiscard]] bool lies_in(const Rect& box) const;
};

/// A stretch of a line, by distances from its beginning in CSS pixels.
struct LineStretch {
    double begin = 0, end = 0;
    TurnedRect room;  ///< What words on it cover; they read along `room.along`, never upside down.
};

/// Whether a line ends where it begins.
bool is_closed(const Line2d& line);

/// Where the words that lines bear stand: on the line where it is straight, off other lines and other words.
class LineLabels {
public:
    /// Words keep off the lines and arrows of all `groups` and off what is `taken` on the page.
    LineLabels(std::span<const std::shared_ptr<const Group2d>> groups, const PlaneMap& map,
               const std::vector<Rect>& taken);

    /// The stretch of the line (CSS pixels) for words of this size, which is taken from then on; nothing where there is
    /// no good one.
    std::optional<LineStretch> place(std::span<const Vec2> line, bool closed, double width, double height);

private:
    void add_points(std::span<const Vec2> line, const PlaneMap& map);
    [[nodiscard]] int points_in(const TurnedRect& room) const;

    Rect box_;
    std::map<std::pair<int, int>, std::vector<Vec2>> points_;  ///< Of all labelled lines, by squares of the plane.
    std::vector<TurnedRect> taken_;
};

/// What is left of a line without the stretch.
std::vector<std::vector<Vec2>> line_without(std::span<const Vec2> line, bool closed, const LineStretch& stretch);

}  // namespace lectern
