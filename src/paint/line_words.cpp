#include "paint/line_words.h"

#include "paint/placed_text.h"
#include "paint/text_painter.h"

#include <algorithm>

namespace lectern {
namespace {

bool bears_words(const Mark2d& mark) {
    const auto* line = std::get_if<Line2d>(&mark);
    return line != nullptr && line->label.has_value();
}

/// What stands in the plot already. In an animation labels may move, and words along lines must not move with them.
std::vector<Rect> taken_in(const Plot2d& plot, const PageLayout& layout) {
    std::vector<Rect> taken;
    if (plot.settled.empty()) {
        for (const PlotWords::Label& label : layout.words.labels) taken.push_back(label.place.box);
        for (const auto& inset : layout.words.insets) taken.push_back(inset.layout.box);
    }
    if (!layout.legend.rows.empty() && layout.legend.place != LegendPlace::right) taken.push_back(layout.legend.box);
    if (plot.axes.style == AxesStyle::cross)
        for (const PlacedText& words : layout.axes.words) taken.push_back(ink_of(words));
    return taken;
}

PlaneMap map_of(const Plot2d& plot, const PageLayout& layout) {
    return {layout.plot_box, plot.axes.x.range, plot.axes.y.range};
}

/// The groups, those without words left out: null.
std::vector<std::shared_ptr<const Group2d>> groups_with_words(const Plot2d& plot) {
    std::vector<std::shared_ptr<const Group2d>> groups = plot.groups;
    for (auto& group : groups)
        if (std::none_of(group->begin(), group->end(), bears_words)) group = nullptr;
    return groups;
}

std::optional<LineWords> words_of(Typesetter& typesetter, const Line2d& line, LineLabels& labels, const PlaneMap& map,
                                  const Theme& theme) {
    std::vector<Vec2> points(line.points.size());
    std::transform(line.points.begin(), line.points.end(), points.begin(), map);
    TextLayout text = typesetter.layout(line.label->text, line_label_style(theme, *line.label));
    const double height = text.ink_ascent + text.ink_descent;
    const auto stretch = labels.place(points, is_closed(line), text.width, height);
    if (!stretch) return std::nullopt;
    const Vec2& along = stretch->room.along;
    const Vec2 down(-along.y(), along.x());
    const Vec2 origin = stretch->room.center - text.width / 2 * along + text.ink_middle() * down;
    return LineWords{std::move(text), *stretch, origin, line.label->color};
}

}  // namespace

std::vector<GroupLineWords> place_line_words(Typesetter& typesetter, const Plot2d& plot, const PageLayout& layout,
                                             const Theme& theme) {
    std::vector<GroupLineWords> words(plot.groups.size());
    const auto groups = groups_with_words(plot);
    if (std::all_of(groups.begin(), groups.end(), [](const auto& group) { return group == nullptr; })) return words;
    const PlaneMap map = map_of(plot, layout);
    LineLabels labels(plot.settled.empty() ? plot.groups : plot.settled, map, taken_in(plot, layout));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] == nullptr) continue;
        for (std::size_t k = 0; k < groups[i]->size(); ++k) {
            const Mark2d& mark = (*groups[i])[k];
            if (!bears_words(mark)) continue;
            auto placed = words_of(typesetter, std::get<Line2d>(mark), labels, map, theme);
            if (placed) words[i].emplace(k, std::move(*placed));
        }
    }
    return words;
}

bool LineWordsCache::same(const Key& a, const Key& b) {
    const auto same_rect = [](const Rect& one, const Rect& other) {
        return one.x == other.x && one.y == other.y && one.width == other.width && one.height == other.height;
    };
    return a.groups == b.groups && a.axes == b.axes && a.theme == b.theme && same_rect(a.box, b.box) &&
           std::equal(a.taken.begin(), a.taken.end(), b.taken.begin(), b.taken.end(), same_rect);
}

const std::vector<GroupLineWords>& LineWordsCache::words(Typesetter& typesetter, const Plot2d& plot,
                                                         const PageLayout& layout, const Theme& theme) {
    Key key{groups_with_words(plot), taken_in(plot, layout), plot.axes, layout.plot_box, theme};
    if (key_ == nullptr || !same(*key_, key)) {
        words_ = place_line_words(typesetter, plot, layout, theme);
        key_ = std::make_unique<Key>(std::move(key));
    }
    return words_;
}

}  // namespace lectern
