#pragma once
#include "lectern/base/geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// Lines and cubic Béziers one after another, CSS pixels.
class Path {
public:
    enum class Verb : std::uint8_t { move, line, cubic, close };

    void move_to(const Vec2& to) { add(Verb::move, to); }
    void line_to(const Vec2& to) { add(Verb::line, to); }
    void cubic_to(const Vec2& first, const Vec2& second, const Vec2& to);
    void close() { verbs_.push_back(Verb::close); }
    /// A stretch of its own through these points.
    void add_line(std::span<const Vec2> points);
    void append(const Path& other);

    [[nodiscard]] bool empty() const { return verbs_.empty(); }
    /// Around all of its points, and so around all of its curves; of an empty path, nothing at the origin.
    [[nodiscard]] Rect box() const;
    [[nodiscard]] std::span<const Verb> verbs() const { return verbs_; }
    /// 1 of a move or line, 3 of a cubic, none of a close.
    [[nodiscard]] std::span<const Vec2> points() const { return points_; }

private:
    void add(Verb verb, const Vec2& to) {
        verbs_.push_back(verb);
        points_.push_back(to);
    }

    std::vector<Verb> verbs_;
    std::vector<Vec2> points_;
};

/// Which points a path that crosses itself or runs around itself has inside.
enum class FillRule { nonzero, even_odd };

}  // namespace lectern
