#include "layers/wall_outlines.h"

#include "layers/graph_line.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr int pieces = 400;

class WallOutlinesLayer : public Layer {
public:
    explicit WallOutlinesLayer(WallOutlines outlines) : outlines_(std::move(outlines)) {}

    void prepare(int jobs) override {
        bounds_ = outlines_.graph->bounds(jobs);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const Range& along = outlines_.domain[1 - axis];
            for (const double level : outlines_.levels[axis]) {
                const auto end = [&](double free) { return axis == 0 ? Vec2(level, free) : Vec2(free, level); };
                lines_[axis].push_back(lift_path(outlines_.function->field, {end(along.low), end(along.high)}, pieces));
            }
        }
    }
    void extend(Extent& extent) const override {
        for (std::size_t axis = 0; axis < 3; ++axis) extent.exact[axis].include(bounds_[axis]);
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group3d group;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            for (std::size_t k = 0; k < lines_[axis].size(); ++k) {
                Line3d line{lines_[axis][k], stroke_of(axis, k)};
                line.far_wall = static_cast<int>(axis);
                group.emplace_back(std::move(line));
            }
        }
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        const std::size_t axis = outlines_.levels[0].empty() ? 1 : 0;
        return outlines_.look.line_entry(stroke_of(axis, outlines_.levels[axis].size() / 2));
    }
    std::string description() const override {
        std::string places;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const auto& levels = outlines_.levels[axis];
            if (levels.empty()) continue;
            const auto variable = outlines_.function->field.variables()[axis].name();
            if (!places.empty()) places += " and ";
            const std::string first = outlines_.look.number(levels.front()),
                              last = outlines_.look.number(levels.back());
            places += levels.size() == 1
                          ? fmt::format("{} = {}", variable, first)
                          : fmt::format("{} places from {} = {} to {}", levels.size(), variable, first, last);
        }
        return fmt::format("outlines of {} on the far walls, at {}", outlines_.function->name, places);
    }

private:
    /// The colours tell the places of one wall apart.
    [[nodiscard]] Stroke stroke_of(std::size_t axis, std::size_t k) const {
        const Range& all = outlines_.domain[axis];
        const Color of_place = outlines_.colormap.smooth((outlines_.levels[axis][k] - all.low) / all.length());
        return outlines_.look.stroke(of_place, 1.5);
    }

    WallOutlines outlines_;
    std::array<Range, 3> bounds_;
    std::array<std::vector<std::vector<Vec3>>, 2> lines_;  ///< Of each wall: of each level.
};

}  // namespace

std::unique_ptr<Layer> make_wall_outlines(WallOutlines outlines) {
    return std::make_unique<WallOutlinesLayer>(std::move(outlines));
}

}  // namespace lectern
