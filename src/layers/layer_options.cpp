#include "layers/layer_options.h"

#include <algorithm>

namespace lectern {

std::string LayerOptions::number(double value, int digits) const { return numbers.text(format_number(value, digits)); }

std::string LayerOptions::place(std::span<const double> coordinates, int digits) const {
    std::string text;
    for (const double coordinate : coordinates) text += (text.empty() ? "" : ", ") + format_number(coordinate, digits);
    return numbers.text(coordinates.size() == 1 ? text : "(" + text + ")");
}

std::optional<LegendEntry> LayerOptions::legend_entry() const {
    if (name.empty() || !legend) return std::nullopt;
    LegendEntry entry;
    entry.text = name;
    entry.group = group;
    return entry;
}

std::optional<LegendEntry> LayerOptions::line_entry(const Stroke& stroke, bool arrow) const {
    auto entry = legend_entry();
    if (!entry) return entry;
    entry->line = stroke;
    entry->arrow = arrow;
    return entry;
}

std::optional<Stroke> LayerOptions::hidden_stroke(const Stroke& seen) const {
    if (!dashed_where_hidden) return std::nullopt;
    constexpr double thinner = 0.6, fainter = 0.6;  // of the seen parts'
    Stroke hidden{with_opacity(seen.color, fainter), thinner * seen.width, {}};
    const double unit = std::max(hidden.width, 1.0);
    hidden.dash = {4 * unit, 3 * unit};
    return hidden;
}

const FieldTable<LayerOptions>& common_fields() {
    static const auto fields =
        FieldTable<LayerOptions>("a layer")
            .optional("name", &LayerOptions::name, read::text(), "what the legend calls it", "no entry")
            .optional("group", &LayerOptions::group, read::label(), "a group that `show` may choose")
            .optional("color", &LayerOptions::color, read::color(), "its colour", "by kind")
            .optional("width", &LayerOptions::width, read::positive(100), "of its lines, in CSS pixels", "by kind")
            .optional("opacity", &LayerOptions::opacity, read::number({0, 1, false, false}), "from 0, unseen, to 1",
                      "1")
            .optional("visible", &LayerOptions::visible, read::boolean(), "whether it is drawn at all", "true")
            .optional("legend", &LayerOptions::legend, read::boolean(), "whether the legend names it", "true");
    return fields;
}

const FieldTable<LayerOptions>& line_fields() {
    static const auto fields =
        FieldTable<LayerOptions>("a layer of lines")
            .include(common_fields())
            .optional("hidden", &LayerOptions::dashed_where_hidden,
                      read::one_of<bool>("look of hidden parts", {{"none", false}, {"dashed", true}}),
                      "how lines in space go on behind surfaces", "none");
    return fields;
}

}  // namespace lectern
