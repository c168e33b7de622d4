#include "lectern/scene/scene.h"
#include "scene/figure_draft.h"
#include "scene/scene_parts.h"
#include "scene/yaml_tree.h"

namespace lectern {

Scene::Scene() = default;
Scene::~Scene() = default;

const FieldTable<SceneParts>& scene_fields() {
    static const auto table =
        FieldTable<SceneParts>("the scene")
            .optional("version", &SceneParts::version, read::integer(1, 1), "of the format", "1")
            .optional("title", &SceneParts::title, read::any(read::text().word), "the scene's name for people")
            .optional("parameters", &SceneParts::parameters, read::any("a mapping from names to numbers"),
                      "numbers that functions and figures may use by name")
            .optional("functions", &SceneParts::functions, read::any("a mapping from 'f(x)' to expressions"),
                      "the functions, their arguments named in the key: formulas, or made from others")
            .optional("domain", &SceneParts::domain, read::any(read::domain().word),
                      "intervals of the variables, for every figure")
            .optional("points", &SceneParts::points, read::any("a mapping from names to [x, y]"),
                      "named places: coordinates, or a computed point")
            .optional("descents", &SceneParts::descents, read::any("a mapping from names to descents"),
                      "runs of gradient descent")
            .optional(
                "macros", &SceneParts::macros, read::any("a mapping from names to TeX"),
                "the author's own commands for mathematics in texts: 'R: \"\\\\mathbb{R}\"', #1 to #9 its arguments")
            .optional("style", &SceneParts::style, read::any("a mapping of the style"),
                      "sizes and colours, for every figure")
            .holding(style_fields().infos())
            .optional("formats", &SceneParts::formats, read::any(formats_reader().word),
                      "the files to be made of every figure", "png; of an animation mp4 and gif")
            .optional("assert", &SceneParts::assertions, read::any("a list of conditions"),
                      "what must hold of the scene's values: 'count(minima(T)) == 1'")
            .required("figures", &SceneParts::figures, read::any("a mapping from names to figures"),
                      "figures by name: 'figures: {name: {view: 2d, layers: […]}}'");
    return table;
}

namespace {

/// The entries of the top level without the author's own, which begin with x-.
std::vector<SourceEntry> format_entries(const SourceNode& root) {
    std::vector<SourceEntry> entries;
    for (const SourceEntry& entry : root.entries) {
        if (!entry.key->text.starts_with("x-")) entries.push_back(entry);
    }
    return entries;
}

/// Whether a style, of the scene or of a figure, names that font. Wrong words are told when the style is read.
bool names_font(const SourceNode* owner, std::string_view font) {
    const SourceNode* style = owner == nullptr ? nullptr : owner->find("style");
    const SourceNode* word = style == nullptr ? nullptr : style->find("font");
    return word != nullptr && word->text == font;
}

/// Before any text, since texts are checked with it.
void read_typography(const SourceNode& root, const SceneParts& parts, SceneNames& names, Diagnostics& diagnostics) {
    if (parts.macros != nullptr) {
        names.macros = std::make_shared<const TextMacros>(read_macros(*parts.macros, diagnostics));
    }
    if (!names.text_checker) return;
    names.typographies.push_back({FontFamily::stix_two, names.macros});
    const auto names_latin_modern = [](const SourceNode* owner) { return names_font(owner, "latin-modern"); };
    bool latin_modern = names_latin_modern(&root);
    if (parts.figures != nullptr) {
        for (const SourceEntry& figure : parts.figures->entries) latin_modern |= names_latin_modern(figure.value);
    }
    if (latin_modern) names.typographies.push_back({FontFamily::latin_modern, names.macros});
}

void read_names(const SceneParts& parts, SceneNames& names, Diagnostics& diagnostics) {
    NameRegister taken(diagnostics);
    if (parts.parameters != nullptr) read_parameters(*parts.parameters, names, taken, diagnostics);
    PointReader points(parts.domain, parts.points, names, taken, diagnostics);
    names.read_ahead = [&points](std::string_view name) { points.read(name); };
    if (parts.functions != nullptr) read_functions(*parts.functions, names, taken, diagnostics);
    names.read_ahead = nullptr;
    points.read_all();
    if (parts.descents != nullptr) read_descents(*parts.descents, names, taken, diagnostics);
}

FigureDefaults read_defaults(const SceneParts& parts, const SceneNames& names, Diagnostics& diagnostics) {
    FigureDefaults defaults;
    defaults.domain = names.domain;
    if (parts.style != nullptr) {
        const auto style = read::mapping(style_fields())(*parts.style, names, diagnostics);
        if (style) defaults.style = *style;
    }
    if (parts.formats != nullptr) {
        auto formats = formats_reader()(*parts.formats, names, diagnostics);
        if (formats) defaults.formats = std::move(*formats);
    }
    return defaults;
}

/// All but the figures and what stands on no picture.
FigureDefaults read_ground(const SourceNode& root, SceneParts& parts, Scene& scene, TextChecker text_checker,
                           Diagnostics& diagnostics) {
    read_fields<SceneParts>(format_entries(root), root.span, scene_fields(), parts, scene.names, diagnostics);
    scene.names.text_checker = std::move(text_checker);
    read_typography(root, parts, scene.names, diagnostics);
    read_names(parts, scene.names, diagnostics);
    FigureDefaults defaults = read_defaults(parts, scene.names, diagnostics);
    if (defaults.style.locale) scene.names.number_style = defaults.style.locale->value;
    return defaults;
}

}  // namespace

std::unique_ptr<Scene> read_scene(std::string_view text, std::span<const LayerKindName> layer_kinds,
                                  Diagnostics& diagnostics, TextChecker text_checker) {
    auto tree = read_yaml(text, diagnostics);
    if (tree == nullptr) return nullptr;
    const SourceNode& root = *tree->root();
    if (!root.is_mapping()) {
        expected("a scene, a mapping of keys such as 'figures'", root, diagnostics);
        return nullptr;
    }
    auto scene = std::make_unique<Scene>();
    SceneParts parts;
    const FigureDefaults defaults = read_ground(root, parts, *scene, std::move(text_checker), diagnostics);
    if (parts.title != nullptr) {
        scene->title = read::text()(*parts.title, scene->names, diagnostics).value_or("");
        scene->title_span = parts.title->span;
    }
    if (parts.assertions != nullptr) check_assertions(*parts.assertions, scene->names, diagnostics);
    if (parts.figures != nullptr) {
        scene->figures = read_figures(*parts.figures, defaults, scene->names, layer_kinds, diagnostics);
    }
    scene->source_tree = std::move(tree);
    return scene;
}

std::unique_ptr<Scene> read_scene_at(const Scene& scene, double time, std::string_view figure,
                                     std::span<const LayerKindName> layer_kinds, Diagnostics& diagnostics) {
    auto moment = std::make_unique<Scene>();
    moment->names.time = time;
    SceneParts parts;
    const FigureDefaults defaults = read_ground(*scene.source_tree->root(), parts, *moment, {}, diagnostics);
    if (parts.figures != nullptr)
        moment->figures = read_figure(*parts.figures, figure, defaults, moment->names, layer_kinds, diagnostics);
    moment->source_tree = scene.source_tree;
    return moment;
}

}  // namespace lectern
