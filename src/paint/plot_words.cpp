#include "paint/plot_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "paint/marks.h"
#include "paint/rectangles.h"
#include "paint/space_hidden.h"
#include "paint/space_walls.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

constexpr double weight_of_areas = 0.01;
/// Of a marker that a surface hides, and of its words.
constexpr double faint_marker = 0.5, faint_words = 0.7;

/// The groups that words keep clear of.
template <class Plot>
const auto& settled_groups(const Plot& plot) {
    return plot.settled.empty() ? plot.groups : plot.settled;
}

template <class Mark, class Plot, class Visit>
void for_each(const Plot& plot, const Visit& visit) {
    for (const auto& group : plot.groups)
        for (const auto& mark : *group)
            if (const auto* wanted = std::get_if<Mark>(&mark)) visit(*wanted);
}

Rect centered_square(const Vec2& center, double side) { return centered_rect(center, {side, side}); }

bool inside(const Vec2& at, const Rect& box) {
    constexpr double slack = 0.01;  // CSS pixels: on the border counts
    return lies_in({at.x(), at.y(), 0, 0}, box, slack);
}

/// Adds the marks of a plane plot to an ink map.
struct PlaneInk {
    InkMap& ink;
    const PlaneMap& map;

    void operator()(const FilledBands&) const {}
    void operator()(const Fill2d& fill) const {
        std::vector<std::vector<Vec2>> rings;
        for (const Ring& ring : fill.rings) {
            rings.emplace_back(ring.size());
            std::transform(ring.begin(), ring.end(), rings.back().begin(), map);
        }
        ink.add_area(rings, weight_of_areas);
    }
    void operator()(const Line2d& line) const {
        std::vector<Vec2> points(line.points.size());
        std::transform(line.points.begin(), line.points.end(), points.begin(), map);
        ink.add_line(points, line.stroke.width, line.closed);
    }
    void operator()(const Marker2d& marker) const { ink.add_rect(centered_square(map(marker.at), marker.style.size)); }
    void operator()(const Arrow2d& arrow) const {
        const std::array points{map(arrow.from), map(arrow.to)};
        ink.add_line(points, std::max(arrow.stroke.width, 0.6 * arrow.head_width));
    }
    template <class Other>
    void operator()(const Other&) const {}
};

/// The labels of a plot as wishes, with what they are drawn with.
template <class Label>
struct Wishes {
    std::vector<LabelWish> wishes;
    std::vector<PlotWords::Label> labels;  ///< Not placed yet.
    std::vector<const Label*> marks;
};

template <class Label, class Plot, class Map>
Wishes<Label> wishes_of(Typesetter& typesetter, const Plot& plot, const Map& map, const Theme& theme,
                        const Rect& frame) {
    Wishes<Label> found;
    for_each<Label>(plot, [&](const Label& label) {
        if (!label.at.allFinite()) return;
        const Vec2 at = map(label.at);
        if (!inside(at, frame)) return;
        found.labels.push_back(
            {typesetter.layout(label.text, mark_label_style(theme, label)), {}, label.color, &label.parts});
        found.wishes.push_back({at, label.anchor, label.gap, nullptr, label.fixed});
        found.marks.push_back(&label);
    });
    for (std::size_t i = 0; i < found.wishes.size(); ++i) found.wishes[i].text = &found.labels[i].text;
    return found;
}

template <class Label>
void settle(Wishes<Label>&& found, const InkMap& ink, const std::vector<Rect>& taken, const Rect& frame,
            const Theme& theme, PlotWords& words) {
    const LabelPlaces places = place_labels(found.wishes, ink, taken, frame, theme.font_size);
    for (std::size_t i = 0; i < places.places.size(); ++i) found.labels[i].place = places.places[i];
    for (const auto& [a, b] : places.clashes)
        words.faults.push_back(
            fmt::format("the label '{}' covers the label '{}'", found.marks[b]->text, found.marks[a]->text));
    for (const std::size_t i : places.covered)
        words.faults.push_back(fmt::format("the label '{}' stands where the legend, a block or an axis has its words",
                                           found.marks[i]->text));
    words.labels = std::move(found.labels);
}

bool at_bottom(PlotPlace place) { return place >= PlotPlace::bottom_left; }

std::vector<PlotWords::PlacedInset> insets_apart(Typesetter& typesetter, const std::vector<const Inset*>& insets,
                                                 const Theme& theme, const Rect& frame, std::vector<Rect> taken) {
    std::vector<PlotWords::PlacedInset> placed;
    const double gap = 0.4 * theme.font_size;
    for (const Inset* inset : insets) {
        InsetLayout layout = lay_out_inset(typesetter, *inset, theme, frame);
        const double start = layout.box.y;
        const auto in_the_way = [&] {
            return std::find_if(taken.begin(), taken.end(),
                                [&](const Rect& other) { return overlap(grown(layout.box, gap - 0.01), other); });
        };
        for (auto other = in_the_way(); other != taken.end(); other = in_the_way()) {
            layout.box.y = at_bottom(inset->place) ? other->y - gap - layout.box.height : other->bottom() + gap;
            if (layout.box.y < frame.y || layout.box.bottom() > frame.bottom()) break;
        }
        layout.at.y() += layout.box.y - start;
        taken.push_back(layout.box);
        placed.push_back({std::move(layout), inset->ground});
    }
    return placed;
}

/// `words` are those of the axes that stand where insets may.
void tell_covered_insets(const std::vector<PlotWords::PlacedInset>& insets, const std::vector<Rect>& words,
                         const Rect& frame, LayoutFaults& faults) {
    for (const PlotWords::PlacedInset& inset : insets) {
        const Rect& box = inset.layout.box;
        if (!lies_in(box, frame, 0.5)) {
            faults.emplace_back("a text or formula at a place has no room beside what stands there already");
        }
        if (std::any_of(words.begin(), words.end(), [&](const Rect& other) { return overlap(box, other); })) {
            faults.emplace_back("a text, formula or algorithm at a place covers words of an axis");
        }
    }
}

template <class Plot>
std::vector<const Inset*> insets_of(const Plot& plot) {
    std::vector<const Inset*> found;
    for_each<Inset>(plot, [&](const Inset& inset) { found.push_back(&inset); });
    return found;
}

}  // namespace

InkMap plane_ink(const Plot2d& plot, const PlaneMap& map) {
    InkMap ink(map.box);
    for (const auto& group : settled_groups(plot))
        for (const Mark2d& mark : *group) std::visit(PlaneInk{ink, map}, mark);
    if (plot.axes.style == AxesStyle::cross) {
        const Vec2 at = map({std::clamp(0.0, map.x.low, map.x.high), std::clamp(0.0, map.y.low, map.y.high)});
        ink.add_line(std::array{Vec2(map.box.x, at.y()), Vec2(map.box.right(), at.y())}, 1);
        ink.add_line(std::array{Vec2(at.x(), map.box.y), Vec2(at.x(), map.box.bottom())}, 1);
    }
    ink.finish();
    return ink;
}

std::vector<Rect> wished_label_boxes(Typesetter& typesetter, const Plot2d& plot, const PlaneMap& map,
                                     const Theme& theme) {
    std::vector<Rect> boxes;
    for_each<Label2d>(plot, [&](const Label2d& label) {
        const TextLayout text = typesetter.layout(label.text, mark_label_style(theme, label));
        boxes.push_back(ink_of({text, anchored_origin(text, map(label.at), label.anchor, label.gap)}));
    });
    return boxes;
}

std::vector<PlotWords::PlacedInset> place_insets(Typesetter& typesetter, const Plot2d& plot, const Theme& theme,
                                                 const Rect& frame, std::vector<Rect> taken) {
    return insets_apart(typesetter, insets_of(plot), theme, frame, std::move(taken));
}

PlotWords place_plane_words(Typesetter& typesetter, const Plot2d& plot, const PlaneMap& map, const Theme& theme,
                            const InkMap& ink, std::vector<PlotWords::PlacedInset> insets,
                            const std::vector<Rect>& taken, const std::vector<Rect>& axis_words) {
    PlotWords words;
    words.insets = std::move(insets);
    tell_covered_insets(words.insets, axis_words, map.box, words.faults);
    std::vector<Rect> all_taken = taken;
    all_taken.insert(all_taken.end(), axis_words.begin(), axis_words.end());
    for (const auto& inset : words.insets) all_taken.push_back(inset.layout.box);
    settle(wishes_of<Label2d>(typesetter, plot, map, theme, map.box), ink, all_taken, map.box, theme, words);
    return words;
}

namespace {

/// What stands in a box, on the picture, for its labels to keep off.
InkMap space_ink(const Plot3d& plot, const SpaceLayout& layout, const View& view, const Rect& place) {
    InkMap ink(place);
    const auto map = [&](const Vec3& data) -> Vec2 {
        const Projected point = view.project(data);
        return {point.x, point.y};
    };
    const auto add_line = [&](const std::vector<Vec3>& points, double width) {
        std::vector<Vec2> seen(points.size());
        std::transform(points.begin(), points.end(), seen.begin(), map);
        ink.add_line(seen, width);
    };
    const auto add_group = [&](const Group3d& group) {
        for (const Mark3d& mark : group) {
            if (const auto* line = std::get_if<Line3d>(&mark)) {
                std::vector<Vec3> points = line->points;
                if (line->far_wall)
                    for (Vec3& point : points) point = on_far_wall(point, *line->far_wall, plot.axes, view);
                add_line(points, line->stroke.width);
            }
            if (const auto* arrow = std::get_if<Arrow3d>(&mark))
                add_line({arrow->from, arrow->to}, std::max(arrow->stroke.width, 0.6 * arrow->head_width));
            if (const auto* marker = std::get_if<Marker3d>(&mark))
                ink.add_rect(centered_square(map(marker->at), marker->style.size));
        }
    };
    for (const auto& group : settled_groups(plot)) add_group(*group);
    add_group(layout.axes.lines);
    ink.finish();
    return ink;
}

/// The markers that labels name and that surfaces hide.
void find_hidden_markers(const Plot3d& plot, const View& view, Wishes<Label3d>& found) {
    std::vector<std::size_t> named;  // labels, by their numbers
    std::vector<const Marker3d*> markers;
    for (std::size_t k = 0; k < found.marks.size(); ++k) {
        const Marker3d* own = nullptr;
        for_each<Marker3d>(plot, [&](const Marker3d& marker) {
            if (marker.at == found.marks[k]->at) own = &marker;
        });
        if (own == nullptr) continue;
        named.push_back(k);
        markers.push_back(own);
    }
    if (named.empty()) return;
    const std::vector<bool> hidden = hidden_markers(plot, view, markers);
    for (std::size_t k = 0; k < named.size(); ++k)
        if (hidden[k]) found.labels[named[k]].hidden = {found.wishes[named[k]].at, markers[k]->style};
}

}  // namespace

PlotWords place_space_words(Typesetter& typesetter, const Plot3d& plot, const SpaceLayout& layout, const Theme& theme,
                            const Rect& place) {
    PlotWords words;
    const View view(plot.axes, plot.camera, layout.frame);
    const auto map = [&](const Vec3& data) -> Vec2 {
        const Projected point = view.project(data);
        return {point.x, point.y};
    };
    std::vector<Rect> taken;
    for (const SpaceAxis& axis : layout.axes.axes)
        for (const PlacedText& text : axis.words) taken.push_back(ink_of(text));
    words.insets = insets_apart(typesetter, insets_of(plot), theme, place, {});
    tell_covered_insets(words.insets, taken, place, words.faults);
    for (const auto& inset : words.insets) taken.push_back(inset.layout.box);
    Wishes<Label3d> labels = wishes_of<Label3d>(typesetter, plot, map, theme, place);
    find_hidden_markers(plot, view, labels);
    if (!labels.wishes.empty())
        settle(std::move(labels), space_ink(plot, layout, view, place), taken, place, theme, words);
    return words;
}

void paint_plot_words(Canvas& canvas, const PlotWords& words, const Theme& theme, Color ground) {
    for (const PlotWords::Label& label : words.labels) {
        if (!label.place.leader) continue;
        const auto& [from, to] = *label.place.leader;
        canvas.stroke_segment(from, to, with_opacity(label.color, 0.6), 0.8);
    }
    for (const PlotWords::Label& label : words.labels) {
        Color color = label.color;
        if (label.hidden) {
            color = with_opacity(color, faint_words);
            MarkerStyle faint = label.hidden->style;
            faint.fill = with_opacity(faint.fill, faint_marker);
            faint.edge = with_opacity(faint.edge, faint_marker);
            draw_marker(canvas, label.hidden->at, faint);
        }
        draw_label(canvas, label.text, label.place.origin, {color, *label.parts}, ground);
    }
    for (const auto& inset : words.insets) paint_inset(canvas, inset.layout, inset.ground, theme, ground);
}

}  // namespace lectern
