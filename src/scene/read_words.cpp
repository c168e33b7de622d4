#include "lectern/scene/reader.h"
#include "scene/values/fill_in_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// The scalar's text with its values filled in and no blanks at its end; nothing after a mistake.
std::optional<FilledText> read_filled(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics,
                                      bool mathematics = false) {
    if (!node.is_scalar()) {
        expected(mathematics ? "a formula" : "text", node, diagnostics);
        return std::nullopt;
    }
    auto filled = fill_in_values(node, names, diagnostics, mathematics);
    if (filled) filled->text.erase(filled->text.find_last_not_of(" \n") + 1);  // a block's last line end
    return filled;
}

/// Tells what keeps the text, between `dollars` on both sides, from being set. True where nothing does.
bool check_text(const FilledText& filled, const std::string& dollars, const SourceNode& node, const SceneNames& names,
                Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size(), shift = dollars.size();
    const auto place = [&](std::size_t at) { return std::clamp(at, shift, filled.text.size() + shift) - shift; };
    for (const Typography& typography : names.typographies) {
        for (TextMistake& told : names.text_checker(dollars + filled.text + dollars, typography)) {
            const SourceSpan span = span_of(filled.source_of({place(told.begin), place(told.end)}), node);
            if (told.only_note) {
                diagnostics.note(span, std::move(told.message), std::move(told.help));
            } else {
                diagnostics.error(span, std::move(told.message), std::move(told.help));
            }
        }
    }
    return diagnostics.size() == before;
}

std::optional<std::string> read_text(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    auto filled = read_filled(node, names, diagnostics);
    if (!filled || !check_text(*filled, "", node, names, diagnostics)) return std::nullopt;
    return std::move(filled->text);
}

std::optional<std::string> read_spoken_text(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    auto filled = read_filled(node, names, diagnostics);
    if (!filled) return std::nullopt;
    return std::move(filled->text);
}

std::optional<std::string> read_formula(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (const std::size_t at = node.text.find('$'); at != std::string::npos) {
        diagnostics.error(span_of({at, at + 1}, node), "a formula stands without dollars",
                          "leave them out; words in it stand in \\text{…}");
        return std::nullopt;
    }
    if (node.is_scalar() && node.text.find_first_not_of(" \n") == std::string::npos) {
        expected("a formula", node, diagnostics);
        return std::nullopt;
    }
    const auto filled = read_filled(node, names, diagnostics, true);
    if (!filled || !check_text(*filled, "$$", node, names, diagnostics)) return std::nullopt;
    return "$$" + filled->text + "$$";
}

std::optional<std::string> read_label(const SourceNode& node, const SceneNames& /*names*/, Diagnostics& diagnostics) {
    constexpr std::size_t longest = 256;
    const bool fits = node.is_scalar() && !node.text.empty() && node.text.size() <= longest &&
                      node.text.find('\n') == std::string::npos;
    if (fits) return node.text;
    expected("a name", node, diagnostics, "one line of at most 256 bytes");
    return std::nullopt;
}

std::optional<bool> read_boolean(const SourceNode& node, const SceneNames& /*names*/, Diagnostics& diagnostics) {
    if (const auto plain = node.as_boolean()) return plain;
    constexpr std::array<std::string_view, 8> yes{"true", "True", "TRUE", "yes", "Yes", "on", "On", "y"};
    constexpr std::array<std::string_view, 8> no{"false", "False", "FALSE", "no", "No", "off", "Off", "n"};
    const auto meant = [&node](const auto& words) {
        return node.is_scalar() && std::find(words.begin(), words.end(), node.text) != words.end();
    };
    expected("true or false", node, diagnostics,
             meant(yes)  ? "write true, without quotes"
             : meant(no) ? "write false, without quotes"
                         : "");
    return std::nullopt;
}

std::optional<Color> read_color(const SourceNode& node, const SceneNames& /*names*/, Diagnostics& diagnostics) {
    if (node.kind == NodeKind::null) {
        expected("a colour", node, diagnostics, "a colour that begins with # stands between quotes: \"#ff8920\"");
        return std::nullopt;
    }
    if (!node.is_scalar()) {
        expected("a colour", node, diagnostics);
        return std::nullopt;
    }
    if (const auto color = parse_color(node.text)) return color;
    const std::string_view nearest = nearest_color_name(node.text);
    diagnostics.error(
        node.span, fmt::format("unknown colour {}", describe(node)),
        nearest.empty() ? "write \"#rrggbb\" or a colour's name in CSS" : fmt::format("did you mean '{}'?", nearest));
    return std::nullopt;
}

std::optional<ColorMap> read_colormap(const SourceNode& node, const SceneNames& /*names*/, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        expected("a colormap's name", node, diagnostics);
        return std::nullopt;
    }
    if (auto map = ColorMap::named(node.text)) return map;
    std::vector<std::string> reversed;
    std::vector<std::string_view> candidates(ColorMap::names().begin(), ColorMap::names().end());
    for (const std::string_view name : ColorMap::names()) reversed.push_back(std::string(name) + "_r");
    candidates.insert(candidates.end(), reversed.begin(), reversed.end());
    diagnostics.error(node.span, fmt::format("unknown colormap {}", describe(node)),
                      suggestion(node.text, candidates, "known colormaps"));
    return std::nullopt;
}

}  // namespace

namespace read {

Reader<std::string> text() { return {"text", read_text}; }
Reader<std::string> formula() { return {"a formula in TeX", read_formula}; }
Reader<std::string> spoken_text() { return {"text", read_spoken_text}; }
Reader<std::string> label() { return {"a name", read_label}; }
Reader<bool> boolean() { return {"true or false", read_boolean}; }
Reader<BlockAlign> alignment() {
    return one_of<BlockAlign>(
        "alignment", {{"left", BlockAlign::left}, {"center", BlockAlign::center}, {"right", BlockAlign::right}});
}
Reader<Color> color() { return {"a colour", read_color}; }
Reader<ColorMap> colormap() { return {"a colormap's name", read_colormap}; }

Reader<const SourceNode*> any(std::string word) {
    return {std::move(word),
            [](const SourceNode& node, const SceneNames&, Diagnostics&) -> std::optional<const SourceNode*> {
                return &node;
            }};
}

}  // namespace read
}  // namespace lectern
