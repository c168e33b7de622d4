#include "scene/values/fill_in_values.h"

#include "lectern/base/mixed_text.h"
#include "scene/utf8.h"
#include "scene/values/value_filters.h"
#include "scene/values/value_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr std::string_view opening = "{{", closing = "}}";
constexpr std::size_t nowhere = std::string_view::npos;

/// What stands between the braces, taken apart.
struct Request {
    Stretch value, filter;
    bool filtered = false;
};

/// Behind the last bar stands a filter, unless the bars are those of absolute values: |x| has two.
Request request_of(const Outline& outline) {
    const Stretch whole = outline.trimmed({0, outline.size()});
    std::size_t bars = 0, last = 0;
    for (std::size_t at = whole.begin; at < whole.end; at = outline.end_of_part(at)) {
        if (outline.text({at, at + 1}) != "|") continue;
        ++bars;
        last = at;
    }
    Request request{whole, {}, false};
    if (bars == 0) return request;
    const Stretch filter = outline.trimmed({last + 1, whole.end});
    request.filtered = bars % 2 == 1 || is_value_filter(outline.text(filter));
    if (!request.filtered) return request;
    request.value = outline.trimmed({whole.begin, last});
    request.filter = filter;
    return request;
}

/// Whether the value's text is the author's own, or a formula as scenes have it: no language writes that otherwise.
bool stays_as_written(const Value& value, std::string_view filter) {
    return value.as<std::string>() != nullptr || value.as<const DescentEntry*>() != nullptr || filter == "text";
}

/// Where each {{ … }} stands; the last one ends nowhere where it isn't closed.
std::vector<Stretch> value_places(std::string_view text) {
    std::vector<Stretch> places;
    for (std::size_t at = 0; (at = text.find(opening, at)) != nowhere;) {
        // In \frac{{{ a }}}{b} the first brace is TeX's own.
        while (text.substr(at + 1).starts_with(opening)) ++at;
        const std::size_t close = text.find(closing, at + opening.size());
        places.push_back({at, close == nowhere ? nowhere : close + closing.size()});
        if (close == nowhere) break;
        at = close + closing.size();
    }
    return places;
}

/// The text with blanks in the places of its values, so that it reads as mathematics and words around them.
std::string without_values(std::string_view text, const std::vector<Stretch>& places) {
    std::string rest(text);
    for (const Stretch& place : places) {
        const std::size_t end = std::min(place.end, text.size());
        rest.replace(place.begin, end - place.begin, end - place.begin, ' ');
    }
    return rest;
}

std::string computed(std::string_view source, const SceneNames& names, Form form) {
    const ValueReader reader(source, names);
    const Request request = request_of(reader.outline());
    const Value value = reader.value(request.value);
    const std::string_view filter = request.filtered ? reader.outline().text(request.filter) : std::string_view();
    if (request.filtered && filter.empty())
        throw ValueError({request.filter.begin - 1, request.filter.begin}, "no filter stands behind this bar",
                         "write {{ value | .2f }}");
    std::string text = request.filtered ? filtered_text(value, filter, form, request.filter) : value_text(value, form);
    if (stays_as_written(value, filter)) return text;
    const bool tex = form == Form::tex || filter == "tex";
    return tex ? names.number_style.tex(std::move(text)) : names.number_style.text(std::move(text));
}

}  // namespace

SourceSpan span_of(Stretch stretch, const SourceNode& node) {
    const std::string_view text = node.text;
    const std::size_t begin = std::min(stretch.begin, text.size());
    const std::size_t end = std::clamp(stretch.end, begin, text.size());
    const std::size_t column = character_count(text.substr(0, begin));
    return node.part(static_cast<int>(column), static_cast<int>(character_count(text.substr(begin, end - begin))));
}

void tell_value_error(const ValueError& mistake, const SourceNode& node, std::size_t begin, Diagnostics& diagnostics) {
    const std::string message = mistake.what();
    if (message.empty()) return;
    diagnostics.error(span_of({begin + mistake.where.begin, begin + mistake.where.end}, node), message, mistake.help);
}

Stretch FilledText::source_of(Stretch stretch) const {
    // How much further on in the source a place stands behind the values before it.
    const auto place = [this](std::size_t at, bool is_end) {
        std::size_t text_before = 0, source_before = 0;
        for (const Value& value : values) {
            if (is_end ? at <= value.in_text.begin : at < value.in_text.begin) break;
            const bool behind = is_end ? at > value.in_text.end : at >= value.in_text.end;
            if (!behind) return is_end ? value.in_source.end : value.in_source.begin;
            text_before = value.in_text.end;
            source_before = value.in_source.end;
        }
        return source_before + (at - text_before);
    };
    const std::size_t begin = place(stretch.begin, false);
    return {begin, std::max(begin, place(stretch.end, true))};
}

std::optional<FilledText> fill_in_values(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics,
                                         bool mathematics) {
    const std::string_view text = node.text;
    const std::vector<Stretch> places = value_places(text);
    const std::vector<TextStretch> stretches = split_text(without_values(text, places));
    FilledText filled;
    bool whole = true;
    std::size_t at = 0;
    auto stretch = stretches.begin();
    for (const Stretch& place : places) {
        const std::size_t begin = place.begin + opening.size(), end = place.end - closing.size();
        if (place.end == nowhere) {
            diagnostics.error(span_of({place.begin, begin}, node), "this {{ is never closed", "add }}");
            return std::nullopt;
        }
        filled.text += text.substr(at, place.begin - at);
        const std::size_t before = filled.text.size();
        while (stretch != stretches.end() && stretch->end <= place.begin) ++stretch;
        const bool in_words = !mathematics && (stretch == stretches.end() || stretch->mode == TextMode::words);
        try {
            filled.text += computed(text.substr(begin, end - begin), names, in_words ? Form::text : Form::tex);
        } catch (const ValueError& mistake) {
            tell_value_error(mistake, node, begin, diagnostics);
            whole = false;
        } catch (const ExpressionLimit& limit) {
            diagnostics.error(span_of({begin, end}, node), limit.what(), "write it more simply");
            whole = false;
        }
        filled.values.push_back({{before, filled.text.size()}, place});
        at = place.end;
    }
    if (!whole) return std::nullopt;
    filled.text += text.substr(at);
    return filled;
}

}  // namespace lectern
