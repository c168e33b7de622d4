#include "scene/values/fill_in_values.h"

#include "scene/utf8.h"
#include "scene/values/value_filters.h"
#include "scene/values/value_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr std::string_view opening = "{{", closing = "}}";

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

std::optional<std::string> fill_in_values(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    const std::string_view text = node.text;
    std::string filled;
    bool whole = true, mathematics = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find(opening, at), text.size());
        const std::string_view words = text.substr(at, open - at);
        filled += words;
        if (std::count(words.begin(), words.end(), '$') % 2 == 1) mathematics = !mathematics;
        if (open == text.size()) break;
        const std::size_t begin = open + opening.size();
        const std::size_t close = text.find(closing, begin);
        if (close == std::string_view::npos) {
            diagnostics.error(span_of({open, begin}, node), "this {{ is never closed", "add }}");
            return std::nullopt;
        }
        try {
            filled += computed(text.substr(begin, close - begin), names, mathematics ? Form::tex : Form::text);
        } catch (const ValueError& mistake) {
            tell_value_error(mistake, node, begin, diagnostics);
            whole = false;
        } catch (const ExpressionLimit& limit) {
            diagnostics.error(span_of({begin, close}, node), limit.what(), "write it more simply");
            whole = false;
        }
        at = close + closing.size();
    }
    if (!whole) return std::nullopt;
    return filled;
}

}  // namespace lectern
