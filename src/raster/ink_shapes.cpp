#include "raster/ink_shapes.h"

#include "raster/piece_outline.h"
#include "raster/screen_polygon.h"
#include "raster/stroke_parts.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace lectern {
namespace {

constexpr double line_tolerance = 0.03;  // CSS pixels

bool is_dashed(const Stroke& stroke) { return std::accumulate(stroke.dash.begin(), stroke.dash.end(), 0.0) > 0.1; }

class InkPartFinder {
public:
    InkPartFinder(const Plot3d& plot, const Scenery& scenery) : scenery_(scenery) {
        single_.axes = plot.axes;
        single_.camera = plot.camera;
    }

    void add(const Line3d& line);
    void add(const Arrow3d& arrow);
    void add(const Marker3d& marker);
    template <typename Other>
    void add(const Other&) {}

    std::vector<InkPart> take() { return std::move(parts_); }

private:
    [[nodiscard]] Inks project(Mark3d mark) {
        single_.groups = {std::make_shared<const Group3d>(Group3d{std::move(mark)})};
        return project_inks(single_, scenery_.view, scenery_.detail, scenery_.surfaces, scenery_.grid);
    }
    [[nodiscard]] std::vector<SeenStretch> stretches_of(const LineCourse& course) const {
        return find_seen_stretches(course, scenery_.surfaces, scenery_.grid, scenery_.see_through, scenery_.detail);
    }
    void add_courses(const Inks& inks, const Stroke& stroke, const std::optional<Stroke>& hidden);
    void add_part(StrokePart part, const Stroke& stroke);
    void add_stroke(const StrokePart& part, const Stroke& stroke);
    void add_slanted(const StrokePart& part, const Stroke& stroke);
    void add_head(const InkShape& head, const Color& color, const std::optional<Stroke>& hidden);
    /// How much wider the stroke is than the line that was looked at.
    [[nodiscard]] double spread_of(const StrokePart& part, const Stroke& stroke) const {
        return stroke.width * scenery_.detail / (2 * part.course.half_width);
    }
    [[nodiscard]] std::vector<Vec2> css_line(const std::vector<Vec2>& pixels) const {
        std::vector<GridPlace> places;
        for (const Vec2& pixel : pixels) places.push_back(grid_place(pixel / scenery_.detail));
        return simplified(places, false, line_tolerance);
    }

    const Scenery& scenery_;
    Plot3d single_;
    std::vector<InkPart> parts_;
};

/// The stretches between `from` and `to` that a stroke draws: all of it, or its dashes, which go on in step through
/// parts of the line that are drawn otherwise.
std::vector<Range> drawn_between(const Stroke& stroke, double from, double to, double detail) {
    if (!is_dashed(stroke)) return {{from, to}};
    std::vector<Range> dashes;
    double at = 0;
    for (std::size_t k = 0; at < to; ++k) {
        const double end = at + stroke.dash[k % stroke.dash.size()] * detail;
        if (k % 2 == 0 && std::min(end, to) > std::max(at, from))
            dashes.push_back({std::max(at, from), std::min(end, to)});
        at = end;
    }
    return dashes;
}

/// Between the two slants on either side of an offset, or beyond the last two.
StrokeSlant slant_at(const std::vector<StrokeSlant>& slants, double offset) {
    std::size_t next = 1;
    while (next + 1 < slants.size() && slants[next].offset < offset) ++next;
    const StrokeSlant &a = slants[next - 1], &b = slants[next];
    const double share = (offset - a.offset) / (b.offset - a.offset);
    return {offset, a.from + share * (b.from - a.from), a.to + share * (b.to - a.to)};
}

void InkPartFinder::add_part(StrokePart part, const Stroke& stroke) {
    const LineCourse& course = part.course;
    const double detail = scenery_.detail;
    // A hair under what goes on, but where that would be seen.
    const double hair = stroke.color.alpha >= 1 ? 0.4 * detail : 0;
    const double before = part.goes_on_before ? hair : 0, after = part.goes_on_after ? hair : 0;
    part.stretch.from = std::max(0.0, part.stretch.from - before);
    part.stretch.to = std::min(course.length(), part.stretch.to + after);
    for (StrokeSlant& slant : part.slants) {
        slant.from = std::max(0.0, slant.from - before);
        slant.to = std::min(course.length(), slant.to + after);
    }
    if (part.slants.empty())
        add_stroke(part, stroke);
    else
        add_slanted(part, stroke);
}

void InkPartFinder::add_stroke(const StrokePart& part, const Stroke& stroke) {
    const SeenStretch& stretch = part.stretch;
    const double detail = scenery_.detail;
    // What is hidden may be drawn in another width: all of it, or strands that lie as much nearer to each other.
    const double spread = spread_of(part, stroke);
    const LineCourse course = part.whole ? part.course : strand_of(part.course, spread * part.offset);
    ShapeLine shape{{}, {stroke.color, spread * part.width / detail, {}}, part.whole};
    if (!is_dashed(stroke)) {
        constexpr double hair = 1e-9;
        const bool begins = stretch.from <= hair, ends = stretch.to >= course.length() - hair;
        shape.round_ends = part.whole && begins && ends;
        shape.lines.push_back(css_line(course.between(stretch.from, stretch.to)));
        // A line that a surface cuts at one end is still round at the other.
        if (part.whole && begins != ends && stroke.color.alpha >= 1) {
            const double end = begins ? 0 : course.length(), before = begins ? hair : course.length() - hair;
            ShapeLine cap{{css_line(course.between(before, end))}, shape.stroke, true};
            parts_.push_back({std::move(cap), stretch.veils});
        }
    } else {
        // The dashes' round ends lie within them.
        const double inset_most = part.whole ? stroke.width * detail / 2 : 0;
        for (const Range& dash : drawn_between(stroke, stretch.from, stretch.to, detail)) {
            const double inset = std::min(inset_most, dash.length() / 2);
            shape.lines.push_back(css_line(course.between(dash.low + inset, dash.high - inset)));
        }
    }
    if (!shape.lines.empty()) parts_.push_back({std::move(shape), stretch.veils});
}

void InkPartFinder::add_slanted(const StrokePart& part, const Stroke& stroke) {
    const std::vector<StrokeSlant>& slants = part.slants;
    const double detail = scenery_.detail, spread = spread_of(part, stroke);
    const double from = std::ranges::min(slants, {}, &StrokeSlant::from).from;
    const double to = std::ranges::max(slants, {}, &StrokeSlant::to).to;
    ShapeFill fill{{}, stroke.color};
    for (const Range& drawn : drawn_between(stroke, from, to, detail)) {
        // Along the left side, across the end, back along the right side and across the beginning.
        std::vector<Vec2> outline, back;
        for (std::size_t i = 0; i < slants.size(); ++i) {
            const StrokeSlant slant = slant_at(slants, spread * slants[i].offset);
            const double begin = std::clamp(slant.from, drawn.low, drawn.high);
            const double end = std::clamp(slant.to, begin, drawn.high);
            std::vector<Vec2> way = strand_of(part.course, slant.offset).between(begin, end);
            if (i == 0) {
                outline = std::move(way);
                back.push_back(outline.front());
            } else if (i + 1 == slants.size()) {
                outline.insert(outline.end(), way.rbegin(), way.rend());
            } else {
                outline.push_back(way.back());
                back.push_back(way.front());
            }
        }
        outline.insert(outline.end(), back.rbegin(), back.rend() - 1);
        std::vector<GridPlace> places;
        for (const Vec2& pixel : outline) places.push_back(grid_place(pixel / detail));
        if (auto simple = simplified(places, true, line_tolerance); simple.size() >= 3)
            fill.outlines.push_back(std::move(simple));
    }
    if (!fill.outlines.empty()) parts_.push_back({std::move(fill), part.stretch.veils});
}

void InkPartFinder::add_courses(const Inks& inks, const Stroke& stroke, const std::optional<Stroke>& hidden) {
    const auto& [surfaces, grid, see_through, view, detail] = scenery_;
    for (const LineCourse& course : line_courses(inks)) {
        for (StrokePart& part : find_stroke_parts(course, surfaces, grid, see_through, detail)) {
            if (!part.stretch.hidden)
                add_part(std::move(part), stroke);
            else if (hidden)
                add_part(std::move(part), *hidden);
        }
    }
}

void InkPartFinder::add(const Line3d& line) {
    add_courses(project(Line3d{line.points, {line.stroke.color, line.stroke.width, {}}, {}}), line.stroke, line.hidden);
}

void InkPartFinder::add(const Arrow3d& arrow) {
    Arrow3d solid = arrow;
    solid.stroke.dash.clear();
    solid.hidden.reset();
    const Inks inks = project(solid);
    add_courses(inks, arrow.stroke, arrow.hidden);
    for (const InkShape& shape : inks.shapes)
        if (shape.kind == InkShape::Kind::triangle) add_head(shape, arrow.stroke.color, arrow.hidden);
}

void InkPartFinder::add_head(const InkShape& head, const Color& color, const std::optional<Stroke>& hidden) {
    const auto mean = [](float a, float b) { return (static_cast<double>(a) + static_cast<double>(b)) / 2; };
    const Projected tip{head.ax, head.ay, head.a_depth};
    const Projected back{mean(head.bx, head.cx), mean(head.by, head.cy), head.b_depth};
    const double dx = back.x - tip.x, dy = back.y - tip.y, length = std::sqrt(dx * dx + dy * dy);
    if (!(length > 0)) return;
    // A head is as deep as its axis, like the pixels of one.
    const LineCourse axis{{tip, back}, {0, length}, {}, head.half_width};
    const ScreenPolygon whole = {{head.ax, head.ay}, {head.bx, head.by}, {head.cx, head.cy}};
    for (const SeenStretch& stretch : stretches_of(axis)) {
        if (stretch.hidden && !hidden) continue;
        const auto along = [&](double sign, double from) {
            return HalfPlane{sign * dx / length, sign * dy / length,
                             -sign * ((tip.x * dx + tip.y * dy) / length + from)};
        };
        ScreenPolygon front, part;
        split_polygon(whole, along(1, stretch.from), PieceSide::cut, &front, nullptr);
        split_polygon(front, along(-1, stretch.to), PieceSide::cut, &part, nullptr);
        ShapeFill fill{{{}}, stretch.hidden ? hidden->color : color};
        for (const ScreenCorner& corner : part)
            fill.outlines[0].emplace_back(corner.x / scenery_.detail, corner.y / scenery_.detail);
        if (part.size() >= 3) parts_.push_back({std::move(fill), stretch.veils});
    }
}

void InkPartFinder::add(const Marker3d& marker) {
    Inks inks = project(marker);
    hide_markers(scenery_.surfaces, scenery_.grid, inks);
    for (const InkShape& shape : inks.shapes) {
        const Projected at{shape.ax, shape.ay, shape.a_depth};
        const LineCourse spot{{at, {at.x + 1e-3, at.y, at.depth}}, {0, 1e-3}, {}, shape.half_width};
        const std::vector<SeenStretch> seen = stretches_of(spot);
        parts_.push_back(
            {ShapeMarker{Vec2(at.x, at.y) / scenery_.detail, marker.style}, seen.empty() ? 0 : seen.front().veils});
    }
}

}  // namespace

std::vector<InkPart> find_ink_parts(const Plot3d& plot, const Mark3d& mark, const Scenery& scenery) {
    InkPartFinder finder(plot, scenery);
    std::visit([&](const auto& kind) { finder.add(kind); }, mark);
    return finder.take();
}

}  // namespace lectern
