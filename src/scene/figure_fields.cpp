#include "scene/figure_draft.h"

#include "lectern/scene/output_format.h"
#include "scene/animate_fields.h"
#include "scene/camera_fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr double largest_side = 16'384;

std::optional<AspectEntry> read_aspect(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (node.is_sequence()) {
        const auto sides = read::triple({0, 1000, true, false})(node, names, diagnostics);
        if (!sides) return std::nullopt;
        return AspectEntry{AspectKind::sides, *sides};
    }
    const auto kind = read::one_of<AspectKind>("aspect", {{"auto", AspectKind::automatic},
                                                          {"cube", AspectKind::cube},
                                                          {"data", AspectKind::data},
                                                          {"equal", AspectKind::equal}})(node, names, diagnostics);
    if (!kind) return std::nullopt;
    return AspectEntry{*kind, Vec3(1, 1, 1)};
}

std::optional<LegendChoice> read_legend(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (node.is_plain() && node.text == "true") return LegendChoice::shown;
    if (node.is_plain() && node.text == "false") return LegendChoice::hidden;
    return read::one_of<LegendChoice>("place of a legend", {{"right", LegendChoice::right},
                                                            {"top_left", LegendChoice::top_left},
                                                            {"top_right", LegendChoice::top_right},
                                                            {"bottom_left", LegendChoice::bottom_left},
                                                            {"bottom_right", LegendChoice::bottom_right}})(node, names,
                                                                                                           diagnostics);
}

std::optional<std::string> read_format(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    std::vector<Choice<std::string>> choices;
    for (const OutputFormat& format : output_formats()) {
        choices.push_back({format.name, std::string(format.name), format.built});
    }
    return read::one_of<std::string>("format", choices)(node, names, diagnostics);
}

std::optional<std::string> read_group(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    return read::label()(node, names, diagnostics);
}

/// A list of names, each once, with their places.
Reader<FormatNames> names_reader(std::string word, Reader<std::string> item) {
    return {std::move(word),
            [item = std::move(item)](const SourceNode& node, const SceneNames& names,
                                     Diagnostics& diagnostics) -> std::optional<FormatNames> {
                if (!node.is_sequence() || node.items.empty()) {
                    expected("a list of " + item.word + "s", node, diagnostics);
                    return std::nullopt;
                }
                FormatNames found;
                for (const SourceNode* entry : node.items) {
                    auto name = item(*entry, names, diagnostics);
                    if (!name) continue;
                    const bool twice = std::any_of(found.begin(), found.end(),
                                                   [&name](const auto& known) { return known.value == *name; });
                    if (twice) {
                        diagnostics.error(entry->span, fmt::format("'{}' stands in this list a second time", *name));
                    } else {
                        found.push_back({std::move(*name), entry->span});
                    }
                }
                if (found.empty()) return std::nullopt;
                return found;
            }};
}

}  // namespace

Reader<SharedAxes> share_reader() {
    return read::one_of<SharedAxes>("choice of shared axes", {{"auto", {true, false, false}},
                                                              {"x", {false, true, false}},
                                                              {"y", {false, false, true}},
                                                              {"both", {false, true, true}},
                                                              {"none", {false, false, false}}});
}
Reader<AspectEntry> aspect_reader() { return {"auto, cube, data, equal or [a, b, c]", read_aspect}; }
Reader<LegendChoice> legend_reader() { return {"true, false or a place", read_legend}; }
Reader<FormatNames> formats_reader() { return names_reader("a list of formats", {"format", read_format}); }

namespace {

Reader<NumberStyle> locale_reader() {
    std::vector<Choice<NumberStyle>> choices;
    for (const Locale& locale : locales()) choices.push_back({locale.name, locale.numbers});
    Reader<NumberStyle> reader = read::one_of<NumberStyle>("locale", choices);
    reader.word = "a language's tag, such as en, de or fr";
    return reader;
}

/// A theme, or a list of several.
Reader<std::vector<ThemeName>> themes_reader() {
    const auto one = read::one_of<ThemeName>(
        "theme", {{"light", ThemeName::light}, {"dark", ThemeName::dark}, {"print", ThemeName::print}});
    return {one.word + ", or a list of them",
            [one](const SourceNode& node, const SceneNames& names,
                  Diagnostics& diagnostics) -> std::optional<std::vector<ThemeName>> {
                if (node.is_sequence()) {
                    auto several = read::list_of(one, 1, 3)(node, names, diagnostics);
                    if (!several) return several;
                    std::vector<ThemeName> once;
                    for (const ThemeName theme : *several) {
                        if (std::ranges::find(once, theme) == once.end()) once.push_back(theme);
                    }
                    return once;
                }
                const auto theme = one(node, names, diagnostics);
                if (!theme) return std::nullopt;
                return std::vector{*theme};
            }};
}

}  // namespace

const FieldTable<StyleEntry>& style_fields() {
    static const auto table =
        FieldTable<StyleEntry>("the style")
            .optional("theme", &StyleEntry::themes, themes_reader(),
                      "the colours of ground, text and lines; of a list, a picture in each theme", "light")
            .optional("font", &StyleEntry::font,
                      read::one_of<FontFamily>(
                          "font", {{"stix-two", FontFamily::stix_two}, {"latin-modern", FontFamily::latin_modern}}),
                      "the typeface of words and mathematics; numbers at axes and words in legends stay without serifs",
                      "stix-two")
            .optional("font_size", &StyleEntry::font_size, read::number({4, 100}),
                      "of labels, on a card of its words, in CSS pixels", "14; on a card by its size")
            .optional("line_width", &StyleEntry::line_width, read::positive(50), "of curves, in CSS pixels", "1.75")
            .optional("locale", &StyleEntry::locale, locale_reader(),
                      "the language whose marks numbers are written with; in the scene's style only", "en")
            .optional("colors", &StyleEntry::colors, read::list_of(read::color(), 1, 100), "given to layers in turn",
                      "the theme's");
    return table;
}

const FieldTable<FigureDraft>& figure_fields() {
    static const auto table =
        FieldTable<FigureDraft>("a figure")
            .optional("view", &FigureDraft::view,
                      read::one_of<FigureView>(
                          "view", {{"2d", FigureView::plane}, {"3d", FigureView::space}, {"text", FigureView::card}}),
                      "the plane (2d), space (3d) or a card (text); a figure of layers needs it")
            .optional("title", &FigureDraft::title, read::text(), "words above the figure")
            .optional("caption", &FigureDraft::caption, read::text(), "words below the figure")
            .optional("alt", &FigureDraft::alt, read::spoken_text(), "for people who can't see the figure",
                      "from its layers")
            .optional("size", &FigureDraft::size, read::pair({16, largest_side}), "width and height in CSS pixels",
                      "[640, 480], in 3d [600, 600]; with the number of panels")
            .optional("scale", &FigureDraft::scale, read::number({0.1, 16}), "pixels per CSS pixel", "2; 1 for gif")
            .optional("transparent", &FigureDraft::transparent, read::boolean(),
                      "whether the figure has no ground, and shows what it is put over; as png, svg, pdf, webm, apng "
                      "or frames",
                      "false")
            .optional("domain", &FigureDraft::domain, read::domain(), "intervals of the variables", "the scene's")
            .optional("axes", &FigureDraft::axes, axes_reader(), "labels, ranges and ticks of the axes")
            .optional("aspect", &FigureDraft::aspect, aspect_reader(), "the proportions of the axes",
                      "equal in 2d, auto in 3d")
            .optional("camera", &FigureDraft::camera, camera_reader(), "where a 3d figure is seen from")
            .holding(camera_fields().infos())
            .optional("legend", &FigureDraft::legend, legend_reader(), "whether and where names are listed",
                      "where layers have names: in the emptiest corner or, where none is empty enough, at the right")
            .optional("align", &FigureDraft::align, read::alignment(), "of a card: where its words and blocks stand",
                      "center")
            .optional("style", &FigureDraft::style, read::mapping(style_fields()), "sizes and colours", "the scene's")
            .holding(style_fields().infos())
            .optional("layers", &FigureDraft::layer_list, read::any("a list of layers"), "what is drawn, in this order")
            .optional("like", &FigureDraft::like, read::label(), "a figure to start from")
            .optional("add", &FigureDraft::added_layers, read::any("a list of layers"), "layers after those of 'like'")
            .optional("show", &FigureDraft::show, names_reader("a list of groups", {"group", read_group}),
                      "draw only the layers of these groups")
            .optional("panels", &FigureDraft::panel_list, read::any("a list of rows, each a list of figures"),
                      "in place of layers: rows of figures of the scene, by name, or of figures written here")
            .optional("share", &FigureDraft::share, share_reader(),
                      "which axes of panels are the same, x down each column, y along each row",
                      "those whose names and ranges agree")
            .optional("letters", &FigureDraft::letters, read::boolean(), "whether panels are lettered (a), (b), …",
                      "false")
            .optional("animate", &FigureDraft::animate, animate_reader(), "how t runs from 0 to 1")
            .holding(animate_fields().infos())
            .optional("sequence", &FigureDraft::sequence, sequence_reader(),
                      "in place of layers: figures of the scene one after the other, in one clip")
            .optional("formats", &FigureDraft::formats, formats_reader(), "the files to be made",
                      "png; of an animation mp4 and gif, or webm where it is transparent");
    return table;
}

}  // namespace lectern
