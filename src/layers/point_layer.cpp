#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/marker_option.h"
#include "layers/places_option.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// `label: text` for all points, one of a list for each, or `true` for their own.
struct PointLabels {
    bool own = false;  ///< A point's name or, where it has none, its coordinates.
    std::vector<std::string> texts;
    SourceSpan span;
};

Reader<PointLabels> read_labels() {
    return {
        "text, a list of texts, or true",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<PointLabels> {
            PointLabels labels;
            labels.span = node.span;
            if (const auto own = node.as_boolean()) {
                labels.own = *own;
            } else if (node.is_sequence()) {
                auto texts = read::list_of(read::text(), 1, 10000)(node, names, diagnostics);
                if (!texts) return std::nullopt;
                labels.texts = std::move(*texts);
            } else {
                auto text = read::text()(node, names, diagnostics);
                if (!text) return std::nullopt;
                labels.texts.push_back(std::move(*text));
            }
            return labels;
        }};
}

struct PointOptions : LayerOptions {
    MarkerOptions marker;
    PointLabels label;
    const FunctionEntry* on = nullptr;
};

const FieldTable<PointOptions>& point_fields() {
    static const auto fields =
        FieldTable<PointOptions>("layer 'point'")
            .include(common_fields())
            .optional("marker", &PointOptions::marker, read_marker(), "how it is marked", "circle")
            .optional("label", &PointOptions::label, read_labels(),
                      "words beside it; a list has those of each point, true its name or its coordinates", "none")
            .optional("on", &PointOptions::on, read::function(),
                      "in space, whose graph places of two coordinates stand on",
                      "the first function that the figure draws");
    return fields;
}

struct LabelledPlace {
    Vec3 at;
    std::string label;  ///< May be empty.
};

class PointLayer : public Layer {
public:
    PointLayer(PointOptions options, std::vector<LabelledPlace> places)
        : options_(std::move(options)), places_(std::move(places)) {}

    void extend(Extent& extent) const override {
        for (const auto& [at, label] : places_) {
            for (int axis = 0; axis < 3; ++axis) extent.roomy[static_cast<std::size_t>(axis)].include(at[axis]);
        }
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        Group2d group;
        for (const auto& [at, label] : places_) {
            group.emplace_back(Marker2d{at.head<2>(), style()});
            if (label.empty()) continue;
            group.emplace_back(Label2d{at.head<2>(), label, Anchor::above_right, label_gap(), scope.theme.text});
        }
        return group;
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Group3d group;
        for (const auto& [at, label] : places_) {
            group.emplace_back(Marker3d{at, style()});
            if (label.empty()) continue;
            group.emplace_back(Label3d{at, label, Anchor::above_right, label_gap(), scope.theme.text});
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
        const bool alike = std::ranges::all_of(
            places_, [&](const LabelledPlace& place) { return place.label == places_.front().label; });
        const std::string label = alike && !places_.empty() ? labelled(places_.front(), ", ") : "";
        if (places_.size() > most) return fmt::format("{} points{}", places_.size(), label);
        std::string text = places_.size() == 1 ? "the point " : "the points ";
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (i > 0) text += i + 1 == places_.size() ? " and " : ", ";
            text += options_.place(std::array{places_[i].at.x(), places_[i].at.y()});
            if (!alike) text += labelled(places_[i], " ");
        }
        return text + label;
    }

private:
    [[nodiscard]] MarkerStyle style() const {
        return options_.marker.style(options_.color_or(options_.palette.line), 9);
    }
    [[nodiscard]] double label_gap() const { return style().size / 2 + 3; }

    [[nodiscard]] static std::string labelled(const LabelledPlace& place, const char* after) {
        return place.label.empty() ? "" : fmt::format("{}labelled “{}”", after, place.label);
    }

    PointOptions options_;
    std::vector<LabelledPlace> places_;
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
    const PointLabels& labels = options.label;
    if (labels.texts.size() > 1 && labels.texts.size() != points->size()) {
        source.diagnostics.error(labels.span,
                                 fmt::format("{} labels for {} points", labels.texts.size(), points->size()),
                                 "write one for each point, or one for all");
        return nullptr;
    }
    std::vector<LabelledPlace> places;
    for (std::size_t k = 0; k < points->size(); ++k) {
        const PointValue& point = (*points)[k];
        std::string label;
        if (labels.own) label = point.name.empty() ? options.place(point.at) : point.name;
        if (!labels.texts.empty()) label = labels.texts[labels.texts.size() > 1 ? k : 0];
        if (source.in_space) {
            if (const auto place = place_in_space(point, graph, source)) places.push_back({*place, std::move(label)});
        } else if (point.at.size() == 2) {
            places.push_back({Vec3(point.at[0], point.at[1], 0), std::move(label)});
        } else {
            source.diagnostics.error(point.span,
                                     fmt::format("a point in the plane needs 2 coordinates, not {}", point.at.size()));
        }
    }
    return std::make_unique<PointLayer>(std::move(options), std::move(places));
}

std::vector<FieldInfo> point_reference() { return point_fields().infos(); }

}  // namespace lectern
