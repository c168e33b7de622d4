#include "lectern/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace lectern {
namespace {

std::string first_message(const std::vector<Diagnostic>& diagnostics) {
    if (diagnostics.empty()) return "the scene has an error";
    const Diagnostic& first = diagnostics.front();
    return fmt::format("{}:{}: {}", first.span.line, first.span.column, first.message);
}

/// The line counted from 1, without its end; empty past the last one.
std::string_view line_of(std::string_view source, int line) {
    for (int at = 1; at < line; ++at) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) return {};
        source.remove_prefix(end + 1);
    }
    source = source.substr(0, source.find('\n'));
    while (!source.empty() && source.back() == '\r') source.remove_suffix(1);
    return source;
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// White space as wide as the first `count` characters of `line`, tabs kept, so that a caret below stands at its place.
std::string indentation_like(std::string_view line, int count) {
    std::string space;
    for (const char byte : line) {
        if (!begins_character(byte)) continue;
        if (static_cast<int>(space.size()) == count) break;
        space += byte == '\t' ? '\t' : ' ';
    }
    space.resize(static_cast<std::size_t>(std::max(count, 0)), ' ');
    return space;
}

/// Whether every byte belongs to a character: lead bytes with just as many continuation bytes behind them.
bool is_whole_text(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const auto lead = static_cast<unsigned char>(line[at++]);
        const int behind = lead < 0x80   ? 0
                           : lead < 0xC2 ? -1
                           : lead < 0xE0 ? 1
                           : lead < 0xF0 ? 2
                           : lead < 0xF5 ? 3
                                         : -1;
        if (behind < 0) return false;
        for (int k = 0; k < behind; ++k) {
            if (at >= line.size() || begins_character(line[at++])) return false;
        }
    }
    return true;
}

/// Control characters of a source line must not reach a terminal.
std::string printable(std::string_view line) {
    std::string text;
    for (const char byte : line) {
        const auto code = static_cast<unsigned char>(byte);
        text += (code < 0x20 && byte != '\t') || code == 0x7F ? '?' : byte;
    }
    return text;
}

}  // namespace

SceneError::SceneError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(first_message(diagnostics)), diagnostics_(std::move(diagnostics)) {}

std::string render_diagnostic(const Diagnostic& diagnostic, const std::string& file_name, const std::string& source) {
    const SourceSpan& span = diagnostic.span;
    std::string text = fmt::format("{}:{}:{}: {}: {}\n", file_name, span.line, span.column,
                                   diagnostic.severity == Severity::error ? "error" : "note", diagnostic.message);
    // A line of thousands of characters would drown its message; one that is no text would garble the terminal.
    constexpr std::size_t longest_line = 400;
    const std::string_view line = line_of(source, span.line);
    if (!line.empty() && line.size() <= longest_line && is_whole_text(line)) {
        const auto characters = static_cast<int>(std::count_if(line.begin(), line.end(), begins_character));
        const int tail = std::clamp(span.length, 1, std::max(1, characters - span.column + 1));
        text += fmt::format("  {}\n  {}^{}\n", printable(line), indentation_like(line, span.column - 1),
                            std::string(static_cast<std::size_t>(tail - 1), '~'));
    }
    if (!diagnostic.help.empty()) text += fmt::format("help: {}\n", diagnostic.help);
    return text;
}

}  // namespace lectern
