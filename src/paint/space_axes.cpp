#include "paint/space_axes.h"

#include "lectern/figure/box_sight.h"
#include "paint/directions.h"
#include "paint/page_measures.h"
#include "paint/space_cross.h"
#include "paint/space_walls.h"
#include "paint/text_painter.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

/// An end of a box's edge in data units.
Vec3 box_edge_data(const Axes3d& axes, std::size_t k, std::array<int, 3> sides, std::size_t end) {
    sides[k] = static_cast<int>(end);
    Vec3 data;
    for (std::size_t i = 0; i < 3; ++i)
        data[static_cast<int>(i)] = sides[i] == 0 ? axes.axes[i].range.low : axes.axes[i].range.high;
    return data;
}

/// Of many points those that may be corners of their convex hull, but for a column's width.
class SeenColumns {
public:
    explicit SeenColumns(const Range& across) : across_(across) {}

    void add(const Vec2& point) {
        const double share = (point.x() - across_.low) / across_.length();
        Column& column = columns_[static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * (column_count - 1))];
        if (column.empty || point.y() < column.low.y()) column.low = point;
        if (column.empty || point.y() > column.high.y()) column.high = point;
        if (column.empty || point.x() < column.left.x()) column.left = point;
        if (column.empty || point.x() > column.right.x()) column.right = point;
        column.empty = false;
    }
    [[nodiscard]] std::vector<Vec2> outermost() const {
        std::vector<Vec2> points;
        for (const Column& column : columns_)
            if (!column.empty) points.insert(points.end(), {column.low, column.high, column.left, column.right});
        return points;
    }

private:
    struct Column {
        bool empty = true;
        Vec2 low{0, 0}, high{0, 0}, left{0, 0}, right{0, 0};
    };
    Range across_;
    static constexpr int column_count = 512;
    std::array<Column, column_count> columns_{};
};

/// Places the three axes one after the other, keeping what is taken already.
class AxesPlacer {
public:
    AxesPlacer(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme,
               const ConvexOutline* contents)
        : words_(words), axes_(axes), view_(view), page_(theme), frame_(theme.frame), result_(box_outline(axes, view)) {
        find_obstacles(contents);
        for (std::size_t k = 0; k < 3; ++k) find_edge(k);
        place_all();
    }

    SpaceAxes take() { return std::move(result_); }

private:
    /// An axis' edge on the picture.
    struct Edge {
        std::array<Vec3, 2> scene = {Vec3(0, 0, 0), Vec3(0, 0, 0)};
        std::array<Vec3, 2> data = {Vec3(0, 0, 0), Vec3(0, 0, 0)};
        Vec2 from{0, 0}, to{0, 0};
        Vec2 outward{0, 1};      ///< Unit length, across the edge and away from the box's middle.
        Vec2 grid_onward{0, 1};  ///< Unit length, how the grid lines that end at the edge's middle would run on.
        double length = 0;
    };

    [[nodiscard]] Vec2 project(const Vec3& scene) const {
        const Projected point = view_.project_scene(scene);
        return {point.x, point.y};
    }
    [[nodiscard]] bool may_be_near(std::size_t k, std::size_t near) const;
    [[nodiscard]] bool is_turned_to_eye(std::size_t k, int side) const;
    void find_edge(std::size_t k);
    /// The numbers that an axis is to have.
    struct Numbers {
        std::vector<Vec2> centers, sizes;  ///< One a tick.
        std::size_t stride = 1;
        const std::vector<TextLayout>* labels = nullptr;

        [[nodiscard]] Rect rect(std::size_t i) const { return centered_rect(centers[i], sizes[i]); }
    };
    /// Calls visit(tick) for those of them that stay once labels are thinned out.
    template <typename Visit>
    void for_each_number(std::size_t k, const Visit& visit) const {
        const std::vector<Vec2>& centers = numbers_[k].centers;
        for (std::size_t i = words_.axes[k].kept % numbers_[k].stride; i < centers.size(); i += numbers_[k].stride)
            visit(i);
    }

    void place_all();
    void place_marks(std::size_t k);
    [[nodiscard]] Vec2 way_to_words(const Edge& edge) const;
    void place_numbers(std::size_t k);
    [[nodiscard]] bool is_crowded(std::size_t k) const;
    void thin_out(std::size_t k);
    void make_room(std::size_t a, std::size_t b);
    void part_numbers(std::size_t a, std::size_t i, std::size_t b, std::size_t j);
    /// A number's place a little further from the end of its axis that it is next to.
    [[nodiscard]] Vec2 moved_inward(std::size_t k, std::size_t i, double way) const;
    [[nodiscard]] bool clear_of_own(std::size_t k, std::size_t i, const Vec2& center) const;
    void write_numbers(std::size_t k);
    void place_title(std::size_t k);
    [[nodiscard]] double own_gap() const { return 0.2 * page_.em; }
    [[nodiscard]] double gap_to_others() const { return 0.35 * page_.em; }
    void find_obstacles(const ConvexOutline* contents);
    [[nodiscard]] bool is_covered(const Rect& rect) const {
        return std::ranges::any_of(obstacles_, [&](const ConvexOutline& one) { return one.touches(rect); });
    }
    [[nodiscard]] bool is_free(const Rect& rect) const;
    /// Whether a label pushed out from its tick's foot would seem one of another axis.
    [[nodiscard]] bool is_astray(std::size_t k, const Vec2& center, const Vec2& foot) const;
    /// Moves a rectangle outward until it is clear of the obstacles and, if asked, of all words.
    [[nodiscard]] Vec2 pushed_out(Vec2 center, const Vec2& size, const Vec2& outward, double gap,
                                  bool clear_of_words) const;
    [[nodiscard]] Vec2 at(const Edge& edge, const Axis& axis, double value) const {
        const double share = (value - axis.range.low) / axis.range.length();
        return project(edge.scene[0] + share * (edge.scene[1] - edge.scene[0]));
    }

    const SpaceWords& words_;
    const Axes3d& axes_;
    const View& view_;
    PageMeasures page_;
    Color frame_;
    SpaceAxes result_;
    std::array<Edge, 3> edges_;
    std::array<Numbers, 3> numbers_;
    std::vector<Rect> taken_;
    std::vector<ConvexOutline> obstacles_;                                ///< What words keep off.
    std::array<Vec2, 3> way_out_ = {Vec2(0, 1), Vec2(0, 1), Vec2(0, 1)};  ///< From an edge to its words.
    std::array<double, 3> label_reach_{};  ///< How far the labels about an edge's middle reach from it.
};

void AxesPlacer::find_obstacles(const ConvexOutline* contents) {
    if (contents == nullptr) {
        obstacles_.push_back(result_.box);
        return;
    }
    for (const std::array<Vec2, 4>& wall : walls_on_picture(axes_, view_))
        obstacles_.emplace_back(std::vector<Vec2>(wall.begin(), wall.end()));
    std::vector<Vec2> corners = contents->corners();
    for (Vec2& corner : corners) corner = view_.principal_point() + view_.focal_length() * corner;
    if (!corners.empty()) obstacles_.emplace_back(std::move(corners));
}

/// Whether axis k may stand where the box's side across axis `near` is the one nearer to the eye. On a floor, x and y
/// always stand on its own edges.
bool AxesPlacer::may_be_near(std::size_t k, std::size_t near) const {
    return near != k && (axes_.style != AxesStyle::floor || near != 2);
}

/// Whether a side of the box across axis k shows its outside.
bool AxesPlacer::is_turned_to_eye(std::size_t k, int side) const {
    Vec3 middle(0, 0, 0);
    const auto across = static_cast<int>(k);
    const double outward = side == 0 ? -1 : 1;
    middle[across] = outward * axes_.sides[across] / 2;
    return outward * view_.toward_eye(middle)[across] > 0;
}

void AxesPlacer::find_edge(std::size_t k) {
    // Where a far wall meets a near side of the box, the picture of the box ends: unless the eye stands between that
    // side and its opposite, and sees the near side from within. x and y stay below nevertheless, where one looks for
    // them; z has an edge on either hand.
    const std::array<int, 3> far = wall_sides(axes_, view_);
    Edge best;
    std::pair<bool, double> best_score;
    const Rect bounds = result_.box.bounds();
    const Vec2 middle(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    for (std::size_t near = 0; near < 3; ++near) {
        if (!may_be_near(k, near)) continue;
        std::array<int, 3> sides = far;
        sides[near] = 1 - sides[near];
        Edge edge;
        edge.scene = box_edge(axes_, k, sides);
        for (std::size_t end = 0; end < 2; ++end) edge.data[end] = box_edge_data(axes_, k, sides, end);
        edge.from = project(edge.scene[0]);
        edge.to = project(edge.scene[1]);
        const Vec2 half_way = (edge.from + edge.to) / 2;
        const std::pair<bool, double> score =
            k == 2 ? std::pair(is_turned_to_eye(near, sides[near]), -half_way.x()) : std::pair(true, half_way.y());
        if (best.length > 0 && score <= best_score) continue;
        edge.length = std::max(vector_length(edge.to - edge.from), 1e-9);
        const Vec2 along = direction_or(edge.to - edge.from, {1, 0});
        edge.outward = Vec2(-along.y(), along.x());
        std::array<int, 3> opposite = sides;
        opposite[near] = far[near];
        const auto other = box_edge(axes_, k, opposite);
        const Vec2 onward = half_way - (project(other[0]) + project(other[1])) / 2;
        // The outside of an edge that runs straight away from the middle is where its grid lines would run on.
        const double away = edge.outward.dot(half_way - middle);
        if ((std::abs(away) > 1e-6 * edge.length ? away : edge.outward.dot(onward)) < 0) edge.outward = -edge.outward;
        edge.grid_onward = direction_or(onward, edge.outward);
        best = edge;
        best_score = score;
    }
    edges_[k] = best;
}

bool AxesPlacer::is_free(const Rect& rect) const {
    return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& other) { return overlap(rect, other); });
}

bool AxesPlacer::is_astray(std::size_t k, const Vec2& center, const Vec2& foot) const {
    const double from_own = vector_length(center - foot);
    for (std::size_t other = 0; other < 3; ++other) {
        if (other == k || !axes_.axes[other].visible) continue;
        const Edge& edge = edges_[other];
        const Vec2 way = edge.to - edge.from;
        const double share = std::clamp((center - edge.from).dot(way) / (edge.length * edge.length), 0.0, 1.0);
        if (vector_length(center - edge.from - share * way) + 2 * page_.em < from_own) return true;
    }
    return false;
}

Vec2 AxesPlacer::pushed_out(Vec2 center, const Vec2& size, const Vec2& outward, double gap, bool clear_of_words) const {
    const auto clear = [&](double way) {
        const Rect rect = grown(centered_rect(center + way * outward, size), gap);
        return !is_covered(rect) && (!clear_of_words || is_free(rect));
    };
    const double step = page_.em / 8;
    double way = 0;
    for (int i = 0; i < 200 && !clear(way); ++i) way += step;
    return center + way * outward;
}

void AxesPlacer::place_marks(std::size_t k) {
    const Edge& edge = edges_[k];
    result_.lines.push_back(Line3d{{edge.data[0], edge.data[1]}, {frame_, page_.line, {}}});
    const Vec2 tick_way = edge.grid_onward.dot(edge.outward) > 0.5 ? edge.grid_onward : edge.outward;
    for (const Tick& tick : words_.axes[k].ticks) {
        const Vec2 foot = at(edge, axes_.axes[k], tick.value);
        result_.axes[k].marks.push_back({foot, foot + page_.tick * tick_way});
    }
}

/// Labels that stand off from a foreshortened edge keep the height of their ticks.
Vec2 AxesPlacer::way_to_words(const Edge& edge) const {
    const Vec2 level(edge.outward.x() < 0 ? -1 : 1, 0);
    return std::abs(edge.outward.x()) > 0.7 ? level : edge.outward;
}

void AxesPlacer::place_numbers(std::size_t k) {
    const Vec2& outward = edges_[k].outward;
    Numbers& numbers = numbers_[k];
    numbers.labels = numbers.stride % 2 == 0 ? &words_.axes[k].sparse_labels : &words_.axes[k].labels;
    numbers.centers.clear();
    numbers.sizes.clear();
    for (std::size_t i = 0; i < numbers.labels->size(); ++i) {
        const Vec2 size = ink_size((*numbers.labels)[i]);
        const Vec2 start = result_.axes[k].marks[i].end + (page_.tick_gap + reach(size, outward)) * outward;
        numbers.centers.push_back(pushed_out(start, size, way_out_[k], 0.6 * page_.tick_gap, false));
        numbers.sizes.push_back(size);
    }
}

bool AxesPlacer::is_crowded(std::size_t k) const {
    const Numbers& numbers = numbers_[k];
    bool crowded = false;
    for_each_number(k, [&](std::size_t i) {
        const std::size_t next = i + numbers.stride;
        crowded = crowded || (next < numbers.centers.size() &&
                              overlap(grown(numbers.rect(i), own_gap()), grown(numbers.rect(next), own_gap())));
    });
    return crowded;
}

/// Every label stays, or every second, third, …, so that none touches its neighbour. Where a clip has chosen some of
/// them, no others show.
void AxesPlacer::thin_out(std::size_t k) {
    way_out_[k] = way_to_words(edges_[k]);
    const std::optional<std::size_t>& chosen = words_.axes[k].stride;
    std::size_t& stride = numbers_[k].stride;
    stride = chosen.value_or(1);
    for (place_numbers(k); stride < words_.axes[k].ticks.size() && is_crowded(k); place_numbers(k))
        stride += chosen ? stride : 1;
    result_.axes[k].stride = stride;
}

Vec2 AxesPlacer::moved_inward(std::size_t k, std::size_t i, double way) const {
    const Vec2 middle = (edges_[k].from + edges_[k].to) / 2;
    return numbers_[k].centers[i] + way * direction_or(middle - result_.axes[k].marks[i].foot, {0, 0});
}

bool AxesPlacer::clear_of_own(std::size_t k, std::size_t i, const Vec2& center) const {
    const Rect rect = grown(centered_rect(center, numbers_[k].sizes[i]), own_gap());
    bool clear = !is_covered(rect);
    for_each_number(k, [&](std::size_t other) {
        clear = clear && (other == i || !overlap(rect, grown(numbers_[k].rect(other), own_gap())));
    });
    return clear;
}

/// Where two axes meet, the numbers at their ends give way to each other, each a little along its own edge.
void AxesPlacer::make_room(std::size_t a, std::size_t b) {
    for_each_number(a, [&](std::size_t i) { for_each_number(b, [&](std::size_t j) { part_numbers(a, i, b, j); }); });
}

void AxesPlacer::part_numbers(std::size_t a, std::size_t i, std::size_t b, std::size_t j) {
    const auto touch = [&](const Vec2& center, const Vec2& other) {
        return overlap(grown(centered_rect(center, numbers_[a].sizes[i]), gap_to_others()),
                       centered_rect(other, numbers_[b].sizes[j]));
    };
    if (!touch(numbers_[a].centers[i], numbers_[b].centers[j])) return;
    const double most = 0.75 * page_.em, step = page_.em / 16;
    // Both of them, or the one that has the room.
    for (const auto& [share, other_share] : {std::pair(1, 1), std::pair(1, 0), std::pair(0, 1)}) {
        for (double way = step; way <= most; way += step) {
            const Vec2 center = moved_inward(a, i, share * way), other = moved_inward(b, j, other_share * way);
            if (touch(center, other) || !clear_of_own(a, i, center) || !clear_of_own(b, j, other)) continue;
            numbers_[a].centers[i] = center;
            numbers_[b].centers[j] = other;
            return;
        }
    }
}

void AxesPlacer::write_numbers(std::size_t k) {
    const Edge& edge = edges_[k];
    const Numbers& numbers = numbers_[k];
    SpaceAxis& placed = result_.axes[k];
    for_each_number(k, [&](std::size_t i) {
        if (is_astray(k, numbers.centers[i], placed.marks[i].foot) || !is_free(grown(numbers.rect(i), gap_to_others())))
            return;
        placed.words.push_back(centered_text((*numbers.labels)[i], numbers.centers[i]));
        placed.numbered.push_back(i);
    });
    for (const PlacedText& label : placed.words) taken_.push_back(ink_of(label));
    // An axis seen end-on, whose labels all stand in others' way, is left out.
    if (placed.words.empty()) placed.marks.clear();
    // The title stands in the middle, beyond the labels on either side of it.
    const Vec2 middle = (edge.from + edge.to) / 2;
    label_reach_[k] = page_.tick;
    const double near_middle = edge.length / static_cast<double>(std::max<std::size_t>(numbers.centers.size(), 2)) *
                               static_cast<double>(numbers.stride);
    for_each_number(k, [&](std::size_t i) {
        if (placed.marks.empty() || vector_length(placed.marks[i].foot - middle) > near_middle) return;
        label_reach_[k] = std::max(label_reach_[k], (numbers.centers[i] - placed.marks[i].foot).dot(way_out_[k]) +
                                                        reach(numbers.sizes[i], way_out_[k]));
    });
}

void AxesPlacer::place_title(std::size_t k) {
    const bool beside = std::abs(way_out_[k].x()) > 0.7;
    const TextLayout& title =
        k != 2 && beside && words_.axes[k].narrow_title.width > 0 ? words_.axes[k].narrow_title : words_.axes[k].title;
    const bool unlabelled = result_.axes[k].words.empty() && !words_.axes[k].ticks.empty();
    if (!(title.width > 0) || unlabelled) return;
    const Edge& edge = edges_[k];
    const bool upwards = k == 2 && title.width > 2.2 * page_.em;
    const Vec2 upright = ink_size(title);
    const Vec2 size = upwards ? Vec2(upright.y(), upright.x()) : upright;
    const Vec2 start =
        (edge.from + edge.to) / 2 + (label_reach_[k] + page_.label_gap + reach(size, way_out_[k])) * way_out_[k];
    const Vec2 center = pushed_out(start, size, way_out_[k], 0.8 * page_.label_gap, true);
    taken_.push_back(centered_rect(center, size));
    if (upwards)
        result_.axes[k].words.push_back(
            {title, {center.x() + title.ink_middle(), center.y() + title.width / 2}, {0, -1}});
    else
        result_.axes[k].words.push_back(centered_text(title, center));
}

void AxesPlacer::place_all() {
    // The longest edge first: it has the most room for its labels, and a short one loses little by losing one.
    std::array<std::size_t, 3> order = {0, 1, 2};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return edges_[a].length > edges_[b].length; });
    for (const std::size_t k : order) {
        if (!axes_.axes[k].visible) continue;
        place_marks(k);
        thin_out(k);
    }
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = i + 1; j < 3; ++j) make_room(order[i], order[j]);
    for (const std::size_t k : order)
        if (axes_.axes[k].visible) write_numbers(k);
    for (const std::size_t k : order)
        if (axes_.axes[k].visible) place_title(k);
    result_.bounds = result_.box.bounds();
    for (const Rect& rect : taken_) result_.bounds = joined(result_.bounds, grown(rect, 0.1 * page_.em));
}

}  // namespace

SpaceAxes place_space_axes(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme,
                           const ConvexOutline* contents) {
    if (axes.style == AxesStyle::cross) return place_space_cross(words, axes, view, theme);
    SpaceAxes placed = AxesPlacer(words, axes, view, theme, contents).take();
    if (axes.style == AxesStyle::floor) add_floor_from_below(axes, view, theme, placed.lines);
    return placed;
}

void paint_space_ticks(Canvas& canvas, const SpaceAxes& axes, const Theme& theme) {
    const double line = PageMeasures(theme).line;
    for (const SpaceAxis& axis : axes.axes)
        for (const auto& [foot, end] : axis.marks) canvas.stroke_segment(foot, end, theme.frame, line);
}

void paint_space_words(Canvas& canvas, const SpaceAxes& axes, const Theme& theme) {
    for (const SpaceAxis& axis : axes.axes) {
        for (const PlacedText& words : axis.words) {
            if (axes.words_in_plot) {
                draw_label(canvas, words.text, words.origin, {theme.text, {}}, theme.ground);
            } else {
                draw_words(canvas, words, theme.text);
            }
        }
    }
}

ConvexOutline seen_contents(const Plot3d& plot) {
    const BoxSight sight(plot.axes.sides, plot.camera);
    SeenColumns columns(sight.across);
    const auto add = [&](const Vec3& data) {
        if (!data.allFinite()) return;
        Vec3 scene;
        for (int k = 0; k < 3; ++k) {
            const Range& range = plot.axes.axes[static_cast<std::size_t>(k)].range;
            // What lies outside is cut at the box's faces.
            const double share = std::clamp((data[k] - range.low) / range.length(), 0.0, 1.0);
            scene[k] = (share - 0.5) * plot.axes.sides[k];
        }
        columns.add(sight.seen(scene));
    };
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group) {
            if (const auto* mesh = std::get_if<Mesh>(&mark)) std::ranges::for_each(mesh->points, add);
            if (const auto* line = std::get_if<Line3d>(&mark); line != nullptr && !line->far_wall)
                std::ranges::for_each(line->points, add);
            if (const auto* marker = std::get_if<Marker3d>(&mark)) add(marker->at);
            if (const auto* arrow = std::get_if<Arrow3d>(&mark)) {
                add(arrow->from);
                add(arrow->to);
            }
        }
    return ConvexOutline(columns.outermost());
}

ConvexOutline box_outline(const Axes3d& axes, const View& view) {
    std::vector<Vec2> corners;
    for (int corner = 0; corner < 8; ++corner) {
        const Vec3 signs((corner & 1) != 0 ? 0.5 : -0.5, (corner & 2) != 0 ? 0.5 : -0.5,
                         (corner & 4) != 0 ? 0.5 : -0.5);
        const Projected point = view.project_scene(signs.cwiseProduct(axes.sides));
        corners.emplace_back(point.x, point.y);
    }
    return ConvexOutline(std::move(corners));
}

}  // namespace lectern
