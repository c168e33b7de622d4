#include "layers/level_line_options.h"

#include "lectern/base/ticks.h"

namespace lectern {
namespace {

using AllOptions = std::array<LevelLineOptions, 3>;

const FieldTable<LevelLineOptions>& axis_fields() {
    static const auto fields =
        FieldTable<LevelLineOptions>("contours of one axis")
            .optional("count", &LevelLineOptions::count, read::integer(1, 200), "about how many lines", "at the ticks")
            .optional("color", &LevelLineOptions::color, read::color(), "of the lines", "a dark grey")
            .optional("width", &LevelLineOptions::width, read::positive(20), "in CSS pixels", "1");
    return fields;
}

Reader<LevelLineOptions> axis_reader() {
    return {"true, false or a mapping of count, color and width",
            [](const SourceNode& node, const SceneNames& names,
               Diagnostics& diagnostics) -> std::optional<LevelLineOptions> {
                LevelLineOptions options;
                options.shown = true;
                if (node.is_mapping()) {
                    read_fields<LevelLineOptions>(node.entries, node.span, axis_fields(), options, names, diagnostics);
                    return options;
                }
                const auto shown = read::boolean()(node, names, diagnostics);
                if (!shown) return std::nullopt;
                options.shown = *shown;
                return options;
            }};
}

struct NamedAxes {
    LevelLineOptions x, y, z;
};

const FieldTable<NamedAxes>& named_axes() {
    static const auto fields = FieldTable<NamedAxes>("contours")
                                   .optional("x", &NamedAxes::x, axis_reader(), "lines of constant x", "none")
                                   .optional("y", &NamedAxes::y, axis_reader(), "lines of constant y", "none")
                                   .optional("z", &NamedAxes::z, axis_reader(), "lines of constant z", "none");
    return fields;
}

}  // namespace

Reader<AllOptions> read_level_lines() {
    return {"a list of axes, such as [x, y, z], or a mapping of them",
            [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<AllOptions> {
                if (node.is_mapping()) {
                    NamedAxes axes;
                    read_fields<NamedAxes>(node.entries, node.span, named_axes(), axes, names, diagnostics);
                    return AllOptions{axes.x, axes.y, axes.z};
                }
                const auto axis = read::one_of<std::size_t>("axis", {{"x", 0}, {"y", 1}, {"z", 2}});
                const auto listed = read::list_of(axis, 0, 3)(node, names, diagnostics);
                if (!listed) return std::nullopt;
                AllOptions all;
                for (const std::size_t index : *listed) all[index].shown = true;
                return all;
            }};
}

std::array<LevelLines, 3> level_lines_of(const AllOptions& options, const std::array<Range, 3>& ranges,
                                         const std::array<std::vector<double>, 3>& ticks, Color standard) {
    std::array<LevelLines, 3> lines;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const LevelLineOptions& asked = options[axis];
        if (!asked.shown) continue;
        lines[axis].levels = asked.count ? round_values(ranges[axis], *asked.count) : ticks[axis];
        lines[axis].stroke = {asked.color.value_or(standard), asked.width, {}};
    }
    return lines;
}

}  // namespace lectern
