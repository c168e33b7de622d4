#include "layers/part_looks.h"

#include "lectern/base/part_names.h"
#include "lectern/scene/field_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t most_looks = 200;

FieldTable<TimedLook> look_fields(std::string owner) {
    return FieldTable<TimedLook>(std::move(owner))
        .optional("color", &TimedLook::color, read::color(), "its colour", "as the rest")
        .optional("opacity", &TimedLook::opacity, read::number({0, 1, false, false}), "from 0, unseen, to 1", "1")
        .optional("from", &TimedLook::from, read::number({0, 1, false, false}), "when it comes, in t", "0")
        .optional("until", &TimedLook::until, read::number({0, 1, false, false}), "when it is gone, in t", "1")
        .optional("fade", &TimedLook::fade, read::number({0, 1, false, false}), "how long it comes and goes, in t",
                  "0.05")
        .optional("outside", &TimedLook::hides,
                  read::one_of<bool>("look outside its time", {{"hidden", true}, {"plain", false}}),
                  "whether it is unseen before and after, or as the rest is", "hidden");
}

const FieldTable<TimedLook>& part_look_fields() {
    static const auto fields = look_fields("a part's look");
    return fields;
}

const FieldTable<TimedLook>& line_look_fields() {
    static const auto fields =
        look_fields("a line's look").optional("band", &TimedLook::band, read::color(), "a colour behind it", "none");
    return fields;
}

/// A colour alone, or a mapping of `fields`.
std::optional<TimedLook> read_look(const SourceEntry& entry, const FieldTable<TimedLook>& fields,
                                   const SceneNames& names, Diagnostics& diagnostics) {
    TimedLook look;
    look.name = entry.key->text;
    look.span = entry.key->span;
    if (!entry.value->is_mapping()) {
        look.color = read::color()(*entry.value, names, diagnostics);
        if (!look.color) return std::nullopt;
        return look;
    }
    const std::size_t before = diagnostics.size();
    read_fields<TimedLook>(entry.value->entries, entry.key->span, fields, look, names, diagnostics);
    if (diagnostics.size() > before) return std::nullopt;
    if (look.from < look.until || look.until == 1) return look;
    diagnostics.error(
        look.span, fmt::format("'{}' is gone at t = {}, before it comes at t = {}", look.name, look.until, look.from),
        "write 'from' below 'until'");
    return std::nullopt;
}

Reader<std::vector<TimedLook>> looks_reader(std::string word, const FieldTable<TimedLook>& fields) {
    return {word,
            [word, &fields](const SourceNode& node, const SceneNames& names,
                            Diagnostics& diagnostics) -> std::optional<std::vector<TimedLook>> {
                if (!node.is_mapping() || node.entries.size() > most_looks) {
                    expected(word, node, diagnostics, "such as 'step: red'");
                    return std::nullopt;
                }
                std::vector<TimedLook> looks;
                for (const SourceEntry& entry : node.entries) {
                    if (auto look = read_look(entry, fields, names, diagnostics)) looks.push_back(std::move(*look));
                }
                return looks;
            }};
}

/// From 0 before `start` to 1 after `start + length`, smoothly.
double ramp(double t, double start, double length) {
    if (!(length > 0)) return t >= start ? 1 : 0;
    const double way = std::clamp((t - start) / length, 0.0, 1.0);
    return way * way * (3 - 2 * way);
}

}  // namespace

double TimedLook::share(double t) const {
    const double half = (until - from) / 2;
    const double come = from <= 0 ? 1 : ramp(t, from, std::min({fade, half, 1 - from}));
    const double went = until >= 1 ? 0 : ramp(t, until - std::min(fade, half), std::min(fade, half));
    return come * (1 - went);
}

Color TimedLook::color_at(double t, Color rest) const {
    if (!color) return rest;
    return hides ? with_opacity(*color, rest.alpha) : mix(rest, with_opacity(*color, rest.alpha), share(t));
}

double TimedLook::opacity_at(double t) const { return hides ? opacity * share(t) : 1 + (opacity - 1) * share(t); }

Reader<std::vector<TimedLook>> read_part_looks() {
    return looks_reader("a mapping from parts to colours or looks", part_look_fields());
}

Reader<std::vector<TimedLook>> read_line_looks() {
    return looks_reader("a mapping from lines to colours or looks", line_look_fields());
}

std::vector<PartLook> looks_at(const std::vector<TimedLook>& looks, double t, Color rest) {
    std::vector<PartLook> at_t;
    at_t.reserve(looks.size());
    rest.alpha = 1;  // What a part is drawn with is as see-through as all around it anyway.
    for (const TimedLook& look : looks) {
        std::optional<Color> color;
        if (look.color && (look.hides || look.share(t) > 0)) color = look.color_at(t, rest);
        at_t.push_back({look.name, color, look.opacity_at(t)});
    }
    return at_t;
}

void check_part_names(const std::vector<TimedLook>& looks, std::string text, std::string_view owner,
                      const SceneNames& names, Diagnostics& diagnostics) {
    if (looks.empty()) return;
    if (names.macros != nullptr) {
        for (const auto& [name, macro] : *names.macros) text += macro.body;
    }
    const std::vector<std::string> parts = part_names(text);
    const std::vector<std::string_view> known(parts.begin(), parts.end());
    for (const TimedLook& look : looks) {
        if (std::ranges::find(parts, look.name) != parts.end()) continue;
        diagnostics.error(look.span, fmt::format("{} has no part '{}'", owner, look.name),
                          known.empty() ? fmt::format("name one in it: \\id{{{}}}{{…}}", look.name)
                                        : suggestion(look.name, known, "known parts"));
    }
}

}  // namespace lectern
