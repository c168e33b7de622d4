#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/marker_option.h"
#include "layers/places_option.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

struct PointOptions : LayerOptions {
    MarkerOptions marker;
    std::string label;
    const FunctionEntry* on = nullptr;
};

const FieldTable<PointOptions>& point_fields() {
    static const auto fields =
        FieldTable<PointOptions>("layer 'point'")
            .include(common_fields())
            .optional("marker", &PointOptions::marker, read_marker(), "how it is marked", "circle")
            .optional("label", &PointOptions::label, read::text(), "words beside it", "none")
            .optional("on", &PointOptions::on, read::function(),
                      "in space, whose graph places of two coordinates stand on",
                      "the first function that the figure draws");
    return fields;
}

class PointLayer : public Layer {
public:
    PointLayer(PointOptions options, std::vector<Vec3> places)
        : options_(std::move(options)), places_(std::move(places)) {}

    void extend(Extent& extent) const override {
        for (const Vec3& place : places_) {
            for (int axis = 0; axis < 3; ++axis) extent.roomy[static_cast<std::size_t>(axis)].include(place[axis]);
        }
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        Group2d group;
        for (const Vec3& place : places_) {
            group.emplace_back(Marker2d{place.head<2>(), style()});
            if (!options_.label.empty()) {
                group.emplace_back(
                    Label2d{place.head<2>(), options_.label, Anchor::above_right, label_gap(), scope.theme.text});
            }
        }
        return group;
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Group3d group;
        for (const Vec3& place : places_) {
            group.emplace_back(Marker3d{place, style()});
            if (!options_.label.empty()) {
                group.emplace_back(Label3d{place, options_.label, Anchor::above_right, label_gap(), scope.theme.text});
            }
        }
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->marker = style();
        return entry;
    }
    std::string description() const override {
        constexpr std::size_t most = 6;
        const std::string label = options_.label.empty() ? "" : fmt::format(", labelled “{}”", options_.label);
        if (places_.size() > most) return fmt::format("{} points{}", places_.size(), label);
        std::string text = places_.size() == 1 ? "the point " : "the points ";
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (i > 0) text += i + 1 == places_.size() ? " and " : ", ";
            text += options_.place(std::array{places_[i].x(), places_[i].y()});
        }
        return text + label;
    }

private:
    [[nodiscard]] MarkerStyle style() const {
        return options_.marker.style(options_.color_or(options_.palette.line), 9);
    }
    [[nodiscard]] double label_gap() const { return style().size / 2 + 3; }

    PointOptions options_;
    std::vector<Vec3> places_;
};

/// The place in space: as given, or on the graph above two coordinates. Nothing after a message.
std::optional<Vec3> place_in_space(const PointValue& point, const FunctionEntry* graph, const LayerSource& source) {
    if (point.at.size() == 3) return Vec3(point.at[0], point.at[1], point.at[2]);
    if (point.at.size() != 2) {
        source.diagnostics.error(point.span,
                                 fmt::format("a point in space needs 2 or 3 coordinates, not {}", point.at.size()));
        return std::nullopt;
    }
    if (graph == nullptr) {
        source.diagnostics.error(point.span, "no surface to stand on",
                                 "give three coordinates, or name its function: on: T");
        return std::nullopt;
    }
    const Vec3 place = lift(graph->field, {Vec2(point.at[0], point.at[1])}).front();
    if (place.allFinite()) return place;
    source.diagnostics.error(point.span, fmt::format("'{}' has no finite value here", graph->name));
    return std::nullopt;
}

}  // namespace

std::unique_ptr<Layer> make_point(const LayerSource& source) {
    PointOptions options = read_options(source, point_fields());
    const auto points = read_places()(*source.entry.subject, source.names, source.diagnostics);
    if (!points) return nullptr;
    if (options.on != nullptr && options.on->field.arity() != 2) {
        refuse(source, fmt::format("'{}' is not a function of two variables: no point can stand on its graph in space",
                                   options.on->name));
        return nullptr;
    }
    const FunctionEntry* graph = options.on != nullptr ? options.on : source.graph;
    std::vector<Vec3> places;
    for (const PointValue& point : *points) {
        if (source.in_space) {
            if (const auto place = place_in_space(point, graph, source)) places.push_back(*place);
        } else if (point.at.size() == 2) {
            places.emplace_back(point.at[0], point.at[1], 0);
        } else {
            source.diagnostics.error(point.span,
                                     fmt::format("a point in the plane needs 2 coordinates, not {}", point.at.size()));
        }
    }
    return std::make_unique<PointLayer>(std::move(options), std::move(places));
}

std::vector<FieldInfo> point_reference() { return point_fields().infos(); }

}  // namespace lectern
