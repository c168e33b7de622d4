#include "layers/block_options.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
Reader<PlotPlace> read_plot_place() {
    return read::one_of<PlotPlace>("place", {{"top_left", PlotPlace::top_left},
                                             {"top", PlotPlace::top},
                                             {"top_right", PlotPlace::top_right},
                                             {"left", PlotPlace::left},
                                             {"center", PlotPlace::center},
                                             {"right", PlotPlace::right},
                                             {"bottom_left", PlotPlace::bottom_left},
                                             {"bottom", PlotPlace::bottom},
                                             {"bottom_right", PlotPlace::bottom_right}});
}

namespace {

Reader<Anchor> read_anchor() {
    return read::one_of<Anchor>("side", {{"center", Anchor::center},
                                         {"left", Anchor::left},
                                         {"right", Anchor::right},
                                         {"above", Anchor::above},
                                         {"below", Anchor::below},
                                         {"above_left", Anchor::above_left},
                                         {"above_right", Anchor::above_right},
                                         {"below_left", Anchor::below_left},
                                         {"below_right", Anchor::below_right}});
}

/// Whether the layer has the key, be its value right or wrong.
bool is_given(const LayerSource& source, std::string_view key) {
    return std::ranges::any_of(source.entry.options, [&](const auto& option) { return option.key->text == key; });
}

}  // namespace

FieldTable<BlockOptions> block_fields(bool at_points) {
    auto fields =
        FieldTable<BlockOptions>("a block")
            .include(common_fields())
            .optional("place", &BlockOptions::place, read_plot_place(), "where it stands in a plot's frame",
                      at_points ? "" : "top_left")
            .optional("ground", &BlockOptions::ground, read::boolean(),
                      "whether it hides what is behind its place in a plot", at_points ? "false" : "true")
            .optional("align", &BlockOptions::align, read::alignment(),
                      "of its lines to each other, and on a card of the whole", "the card's; in a plot center")
            .optional("size", &BlockOptions::size, read::number({0.2, 10}), "times the size of the figure's words", "1")
            .optional("parts", &BlockOptions::parts, read_part_looks(),
                      "colours and looks of the parts that it names by \\id{name}{…}");
    if (at_points) {
        fields.optional("at", &BlockOptions::at, read::point(), "the point of a plot that it stands at, in data units")
            .optional("anchor", &BlockOptions::anchor, read_anchor(), "on which side of the point", "center");
    }
    return fields;
}

bool check_block_options(const BlockOptions& options, const LayerSource& source, bool at_points) {
    const std::string& kind = source.entry.kind;
    const auto refuse_at = [&](const SourceSpan& span, std::string_view key, std::string help) {
        source.diagnostics.error(span, fmt::format("'{}' can't stand here", key), std::move(help));
        return false;
    };
    if (source.on_card) {
        const std::string help = "on a card, blocks stand one under the other";
        if (options.at) return refuse_at(options.at->span, "at", help);
        if (options.place) return refuse_at(options.place->span, "place", help);
        if (options.anchor) return refuse_at(options.anchor->span, "anchor", help);
        if (options.ground) return refuse_at(options.ground->span, "ground", help);
        return true;
    }
    if (options.at && options.place) {
        return refuse_at(options.place->span, "place", fmt::format("write either 'at' or 'place', a {} has one", kind));
    }
    if (options.anchor && !options.at) {
        return refuse_at(options.anchor->span, "anchor", "it says on which side of the point 'at' the words stand");
    }
    if (options.ground && !options.place && at_points) {
        return refuse_at(options.ground->span, "ground", "it belongs to a 'place'");
    }
    if (at_points && !is_given(source, "at") && !is_given(source, "place")) {
        source.diagnostics.error(source.entry.span, fmt::format("layer '{}' needs the key 'at' or 'place'", kind),
                                 "a point in data units, or a place in the frame such as top_left");
        return false;
    }
    const std::size_t dimension = source.in_space ? 3 : 2;
    if (at_points && !options.at && !options.place) return false;
    if (!options.at || options.at->at.size() == dimension) return true;
    source.diagnostics.error(options.at->span,
                             fmt::format("a {} in {} needs {} coordinates, not {}", kind,
                                         source.in_space ? "space" : "the plane", dimension, options.at->at.size()));
    return false;
}

}  // namespace lectern
