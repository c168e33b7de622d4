#include "layers/color_bar_options.h"

namespace lectern {
namespace {

const FieldTable<ColorBarOptions>& color_bar_fields() {
    static const auto fields =
        FieldTable<ColorBarOptions>("a colour bar")
            .optional("label", &ColorBarOptions::label, read::text(), "what its scale measures")
            .optional(
                "side", &ColorBarOptions::side,
                read::one_of<ColorBarSide>("side", {{"right", ColorBarSide::right}, {"bottom", ColorBarSide::bottom}}),
                "where it stands", "right")
            .optional("format", &ColorBarOptions::format, read::number_format(), "how its labels write their numbers",
                      "auto");
    return fields;
}

}  // namespace

Reader<ColorBarOptions> read_color_bar() {
    return {"true, false or a mapping of label, side and format",
            [](const SourceNode& node, const SceneNames& names,
               Diagnostics& diagnostics) -> std::optional<ColorBarOptions> {
                if (node.is_mapping()) {
                    ColorBarOptions options;
                    options.shown = true;
                    read_fields<ColorBarOptions>(node.entries, node.span, color_bar_fields(), options, names,
                                                 diagnostics);
                    return options;
                }
                const auto shown = read::boolean()(node, names, diagnostics);
                if (!shown) return std::nullopt;
                return ColorBarOptions{*shown, {}, ColorBarSide::right, {}};
            }};
}

}  // namespace lectern
