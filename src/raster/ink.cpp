#include "raster/ink.h"

#include "raster/clip_to_box.h"
#include "raster/hidden_stretches.h"
#include "raster/screen_run.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace lectern {
namespace {

/// How a line is drawn.
struct Look {
    double half_width = 0;  ///< Pixels.
    std::uint32_t color = 0;
    InkShape::Parts parts = InkShape::Parts::unhidden;
};

/// What may hide lines; `grid` holds the triangles of `surfaces`.
struct Covers {
    const Surfaces& surfaces;
    const TileGrid& grid;
};

class InkProjector {
public:
    /// Without `covers`, strokes have no gaps, and are as wide as they are anywhere.
    InkProjector(const Plot3d& plot, const View& view, double scale, std::optional<Covers> covers, Inks& inks)
        : view_(view), scale_(scale), covers_(covers), inks_(inks), sides_(plot.axes.sides) {
        for (int k = 0; k < 3; ++k) {
            const Range& range = plot.axes.axes[static_cast<std::size_t>(k)].range;
            low_[k] = range.low;
            length_[k] = range.length();
        }
    }

    void add(const Line3d& line);
    void add(const Arrow3d& arrow);
    void add(const Marker3d& marker);
    void add(const Mesh&) {}
    void add(const Label3d&) {}
    void add(const Inset&) {}

private:
    [[nodiscard]] Vec3 to_unit(const Vec3& data) const { return (data - low_).cwiseQuotient(length_); }
    [[nodiscard]] Projected project(const Vec3& unit) const {
        return view_.project_scene((unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(sides_));
    }
    std::uint32_t add_color(const Color& color) {
        inks_.colors.push_back(to_shader(color));
        return static_cast<std::uint32_t>(inks_.colors.size() - 1);
    }
    [[nodiscard]] std::vector<ScreenRun> project_runs(const std::vector<Vec3>& points) const;
    /// A stroke along a run; where `hidden` is given, also of its parts behind surfaces.
    void add_run(const ScreenRun& run, const Stroke& stroke, const std::optional<Stroke>& hidden);
    /// The parts of a stroke that lie within `stretches` (lengths along the run); its dashes go by the whole run.
    void add_stroke(const ScreenRun& run, const Stroke& stroke, std::span<const Range> stretches,
                    InkShape::Parts parts);
    /// The part of a run between two lengths along it.
    void add_stretch(const ScreenRun& run, double from, double to, const Look& look);
    void add_capsule(const Projected& a, const Projected& b, const Look& look);

    const View& view_;
    double scale_;
    std::optional<Covers> covers_;
    Inks& inks_;
    Vec3 low_, length_, sides_;
};

std::vector<ScreenRun> InkProjector::project_runs(const std::vector<Vec3>& points) const {
    std::vector<ScreenRun> runs;
    bool open = false;  // whether the last run ends at the last point
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Vec3 from = to_unit(points[i]), to = to_unit(points[i + 1]);
        if (!from.allFinite() || !to.allFinite()) {
            open = false;
            continue;
        }
        const auto inside = clip_segment_to_box(from, to);
        if (!inside.has_value()) {
            open = false;
            continue;
        }
        if (!open) {
            runs.emplace_back();
            runs.back().add(project(inside->first));
        }
        runs.back().add(project(inside->second));
        open = inside->second == to;
    }
    return runs;
}

void InkProjector::add_capsule(const Projected& a, const Projected& b, const Look& look) {
    InkShape shape;
    shape.ax = static_cast<float>(a.x);
    shape.ay = static_cast<float>(a.y);
    shape.bx = static_cast<float>(b.x);
    shape.by = static_cast<float>(b.y);
    shape.a_depth = static_cast<float>(a.depth);
    shape.b_depth = static_cast<float>(b.depth);
    shape.half_width = static_cast<float>(look.half_width);
    shape.depth_per_pixel = static_cast<float>(view_.depth_per_pixel(view_.weight(a)));
    shape.color = look.color;
    shape.parts = look.parts;
    inks_.shapes.push_back(shape);
}

void InkProjector::add_stretch(const ScreenRun& run, double from, double to, const Look& look) {
    const auto& lengths = run.lengths;
    if (from <= 0 && to >= lengths.back()) {
        for (std::size_t i = 0; i + 1 < run.points.size(); ++i) add_capsule(run.points[i], run.points[i + 1], look);
        return;
    }
    auto next = static_cast<std::size_t>(std::upper_bound(lengths.begin(), lengths.end(), from) - lengths.begin());
    for (next = std::max<std::size_t>(next, 1); next < lengths.size(); ++next) {
        const std::size_t last = next - 1;
        const double length = lengths[next] - lengths[last];
        if (length > 0) {
            const double begin = std::clamp((from - lengths[last]) / length, 0.0, 1.0);
            const double end = std::clamp((to - lengths[last]) / length, 0.0, 1.0);
            add_capsule(between(run.points[last], run.points[next], begin),
                        between(run.points[last], run.points[next], end), look);
        }
        if (lengths[next] >= to) break;
    }
}

void InkProjector::add_stroke(const ScreenRun& run, const Stroke& stroke, std::span<const Range> stretches,
                              InkShape::Parts parts) {
    if (!(stroke.width > 0)) return;
    const Look look = {stroke.width * scale_ / 2, add_color(stroke.color), parts};
    double period = 0;
    for (const double length : stroke.dash) period += length;
    const double whole = run.lengths.back();
    if (!(period * scale_ > 0.1)) {
        for (const Range& stretch : stretches) add_stretch(run, stretch.low, stretch.high, look);
        return;
    }
    double at = 0;
    auto stretch = stretches.begin();
    for (std::size_t k = 0; at < whole && stretch != stretches.end(); ++k) {
        const double end = at + stroke.dash[k % stroke.dash.size()] * scale_;
        while (stretch != stretches.end() && stretch->high < at) ++stretch;
        if (k % 2 == 0) {
            // Round ends reach half a width beyond a stretch: it is drawn shorter by as much.
            const double last = std::min(end, whole);
            const double inset = std::min(look.half_width, (last - at) / 2);
            for (auto part = stretch; part != stretches.end() && part->low < last; ++part) {
                const double from = std::max(at + inset, part->low), to = std::min(last - inset, part->high);
                if (from <= to) add_stretch(run, from, to, look);
            }
        }
        at = end;
    }
}

void InkProjector::add_run(const ScreenRun& run, const Stroke& stroke, const std::optional<Stroke>& hidden) {
    if (!covers_) {
        const Look widest = {std::max(stroke.width, hidden ? hidden->width : 0) * scale_ / 2, 0, {}};
        return add_stretch(run, 0, run.lengths.back(), widest);
    }
    const Range whole = {0, run.lengths.back()};
    add_stroke(run, stroke, {&whole, 1}, hidden ? InkShape::Parts::foremost : InkShape::Parts::unhidden);
    if (!hidden) return;
    const std::vector<Range> stretches = find_hidden_stretches(run, covers_->surfaces, covers_->grid, scale_);
    add_stroke(run, *hidden, stretches, InkShape::Parts::hidden);
}

void InkProjector::add(const Line3d& line) {
    if (!(line.stroke.width > 0)) return;
    for (const ScreenRun& run : project_runs(line.points)) add_run(run, line.stroke, line.hidden);
}

void InkProjector::add(const Arrow3d& arrow) {
    const Vec3 from = to_unit(arrow.from), to = to_unit(arrow.to);
    if (!from.allFinite() || !to.allFinite()) return;
    const auto inside = clip_segment_to_box(from, to);
    if (!inside.has_value()) return;
    ScreenRun run;
    run.add(project(inside->first));
    run.add(project(inside->second));
    const double length = run.lengths.back();
    if (!(length > 0)) return;
    const bool headed = inside->second == to;
    if (!headed) {
        add_run(run, arrow.stroke, arrow.hidden);
        return;
    }
    const double full = arrow.head_length * scale_;
    const double shrink = full > length ? length / full : 1.0;
    const Projected tip = run.points.back();
    const Projected base = between(tip, run.points.front(), std::min(1.0, full * shrink / length));
    const double half = arrow.head_width * scale_ * shrink / 2;
    const double across_x = -(tip.y - run.points.front().y) / length * half;
    const double across_y = (tip.x - run.points.front().x) / length * half;
    if (shrink == 1.0) {
        ScreenRun shaft;
        shaft.add(run.points.front());
        shaft.add(between(tip, run.points.front(), 0.8 * full / length));  // ends under the head
        add_run(shaft, arrow.stroke, arrow.hidden);
    }
    InkShape head;
    head.kind = InkShape::Kind::triangle;
    head.ax = static_cast<float>(tip.x);
    head.ay = static_cast<float>(tip.y);
    head.bx = static_cast<float>(base.x + across_x);
    head.by = static_cast<float>(base.y + across_y);
    head.cx = static_cast<float>(base.x - across_x);
    head.cy = static_cast<float>(base.y - across_y);
    head.a_depth = static_cast<float>(tip.depth);
    head.b_depth = static_cast<float>(base.depth);
    head.half_width = static_cast<float>(half);
    head.depth_per_pixel = static_cast<float>(view_.depth_per_pixel(view_.weight(tip)));
    head.color = add_color(arrow.stroke.color);
    if (arrow.hidden) head.parts = InkShape::Parts::foremost;
    inks_.shapes.push_back(head);
}

void InkProjector::add(const Marker3d& marker) {
    const Vec3 unit = to_unit(marker.at);
    if (!unit.allFinite() || box_outcode(unit) != 0 || !(marker.style.size > 0)) return;
    const Projected at = project(unit);
    InkShape shape;
    shape.kind = InkShape::Kind::marker;
    shape.marker = marker.style.shape;
    shape.on_top = true;
    shape.ax = shape.bx = static_cast<float>(at.x);
    shape.ay = shape.by = static_cast<float>(at.y);
    shape.a_depth = shape.b_depth = static_cast<float>(at.depth);
    shape.half_width = static_cast<float>(marker.style.size * scale_ / 2);
    shape.edge_width = static_cast<float>(marker.style.edge_width * scale_);
    shape.depth_per_pixel = static_cast<float>(view_.depth_per_pixel(view_.weight(at)));
    shape.tolerance = shape.depth_per_pixel * (shape.half_width + 1);
    shape.color = add_color(marker.style.fill);
    shape.edge_color = add_color(marker.style.edge);
    inks_.shapes.push_back(shape);
}

}  // namespace

namespace {

Inks project_all(const Plot3d& plot, const View& view, double scale, std::optional<Covers> covers) {
    Inks inks;
    InkProjector projector(plot, view, scale, covers, inks);
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group) std::visit([&](const auto& kind) { projector.add(kind); }, mark);
    return inks;
}

}  // namespace

Inks project_inks(const Plot3d& plot, const View& view, double scale, const Surfaces& surfaces, const TileGrid& grid) {
    return project_all(plot, view, scale, Covers{surfaces, grid});
}

std::vector<InkShape> find_ink_reach(const Plot3d& plot, const View& view, double scale) {
    return project_all(plot, view, scale, std::nullopt).shapes;
}

std::pair<int, int> columns_between(const InkShape& shape, int first, int last, const TileGrid::Box& box) {
    const double x = shape.ax, y = shape.ay, across = shape.bx - x, down = shape.by - y;
    if (shape.kind != InkShape::Kind::capsule || std::abs(down) < 0.01) return {box.left, box.right};
    // Of the axis, only what lies within half the width of the rows can reach them.
    const double reach = shape.half_width + 0.01;
    const auto [from, to] = std::minmax({(first - reach - y) / down, (last + 1 + reach - y) / down});
    if (from > 1 || to < 0) return {0, -1};
    const auto [left, right] =
        std::minmax({x + std::clamp(from, 0.0, 1.0) * across, x + std::clamp(to, 0.0, 1.0) * across});
    return {std::max(box.left, static_cast<int>(std::floor(left - reach))),
            std::min(box.right, static_cast<int>(std::floor(right + reach)))};
}

TileGrid::Box bounding_box(const InkShape& shape) {
    float left = std::min(shape.ax, shape.bx), right = std::max(shape.ax, shape.bx);
    float top = std::min(shape.ay, shape.by), bottom = std::max(shape.ay, shape.by);
    if (shape.kind == InkShape::Kind::triangle) {
        left = std::min(left, shape.cx);
        right = std::max(right, shape.cx);
        top = std::min(top, shape.cy);
        bottom = std::max(bottom, shape.cy);
    }
    // Diamonds and triangles reach beyond half of their size.
    const float reach = shape.kind == InkShape::Kind::marker ? shape.half_width * 1.5f : shape.half_width;
    const auto pixel = [](float place) { return static_cast<int>(std::floor(std::clamp(place, -1e6f, 1e6f))); };
    return {pixel(left - reach), pixel(top - reach), pixel(right + reach), pixel(bottom + reach)};
}

}  // namespace lectern
