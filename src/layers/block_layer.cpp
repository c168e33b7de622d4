#include "layers/block_layer.h"

namespace lectern {
namespace {

/// A label with the words of `block` beside `at`.
template <class Label, class Place>
Label label_of(const TextBlock& block, const Place& at, Anchor anchor) {
    std::string text;
    for (const std::string& line : block.lines) text += (text.empty() ? "" : "\n") + line;
    const double gap = anchor == Anchor::center ? 0 : 6;
    return {at, std::move(text), anchor, gap, block.color, block.parts, block.size, block.bold, block.italic, true};
}

/// The lines of a block in a plot stand to each other as its place does to the frame.
BlockAlign align_at(PlotPlace place) {
    switch (place) {
        case PlotPlace::top_left:
        case PlotPlace::left:
        case PlotPlace::bottom_left:
            return BlockAlign::left;
        case PlotPlace::top_right:
        case PlotPlace::right:
        case PlotPlace::bottom_right:
            return BlockAlign::right;
        default:
            return BlockAlign::center;
    }
}

}  // namespace

void BlockLayer::extend(Extent& extent) const {
    if (!options().at) return;
    const std::vector<double>& at = options().at->at;
    for (std::size_t axis = 0; axis < at.size(); ++axis) extent.roomy[axis].include(at[axis]);
}

Inset BlockLayer::inset(const FigureScope& scope, double t) const {
    const PlotPlace place = options().place ? options().place->value : PlotPlace::top_left;
    return {place, block(scope, t, align_at(place)), has_ground()};
}

Group2d BlockLayer::plane_group(const FigureScope& scope, double t) const {
    if (!options().at) return {inset(scope, t)};
    const std::vector<double>& at = options().at->at;
    const Anchor anchor = options().anchor ? options().anchor->value : Anchor::center;
    return {label_of<Label2d>(std::get<TextBlock>(block(scope, t, BlockAlign::center)), Vec2(at[0], at[1]), anchor)};
}

Group3d BlockLayer::space_group(const FigureScope& scope, double t) const {
    if (!options().at) return {inset(scope, t)};
    const std::vector<double>& at = options().at->at;
    const Anchor anchor = options().anchor ? options().anchor->value : Anchor::center;
    return {
        label_of<Label3d>(std::get<TextBlock>(block(scope, t, BlockAlign::center)), Vec3(at[0], at[1], at[2]), anchor)};
}

CardGroup BlockLayer::card_group(const FigureScope& scope, double t) const { return {block(scope, t, scope.align)}; }

}  // namespace lectern
