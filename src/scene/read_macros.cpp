#include "lectern/scene/reader.h"
#include "scene/scene_parts.h"
#include "scene/values/fill_in_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t most_macros = 200, longest_name = 64, longest_body = 4096;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool check_name(const SourceNode& key, Diagnostics& diagnostics) {
    const std::string& name = key.text;
    if (!name.empty() && name.size() <= longest_name && std::all_of(name.begin(), name.end(), is_letter)) return true;
    diagnostics.error(key.span, fmt::format("{} can't be the name of a macro", describe(key)),
                      name.starts_with('\\') ? "write the name without the backslash"
                                             : "a macro's name is letters from a to z and A to Z");
    return false;
}

/// Reads one body and tells the mistakes that it would bring wherever the macro is used.
class BodyReader {
public:
    BodyReader(const SourceNode& node, Diagnostics& diagnostics) : node_(node), diagnostics_(diagnostics) {}

    TextMacro read() {
        const std::string& body = node_.text;
        for (std::size_t at = 0; at < body.size(); ++at) {
            if (body[at] == '\\') {
                ++at;
            } else if (body[at] == '#') {
                read_argument(at);
            } else if (body[at] == '$') {
                tell(at, 1, "a dollar sign in a macro", "a macro stands between dollars already; \\$ is the sign");
            } else if (body[at] == '{') {
                open_.push_back(at);
            } else if (body[at] == '}' && open_.empty()) {
                tell(at, 1, "this } closes nothing", "take it out");
            } else if (body[at] == '}') {
                open_.pop_back();
            }
        }
        for (const std::size_t brace : open_) tell(brace, 1, "this { is never closed", "add }");
        if (sound_) macro_.body = body;
        return std::move(macro_);
    }

private:
    void read_argument(std::size_t at) {
        const char digit = at + 1 < node_.text.size() ? node_.text[at + 1] : '\0';
        if (digit >= '1' && digit <= '9') {
            macro_.parameters = std::max(macro_.parameters, digit - '0');
        } else {
            tell(at, 1, "this # is no argument", "arguments are #1 to #9; \\# is the sign");
        }
    }

    void tell(std::size_t at, std::size_t length, std::string message, std::string help) {
        diagnostics_.error(span_of({at, at + length}, node_), std::move(message), std::move(help));
        sound_ = false;
    }

    const SourceNode& node_;
    Diagnostics& diagnostics_;
    std::vector<std::size_t> open_;  ///< Where braces were opened.
    TextMacro macro_;
    bool sound_ = true;
};

TextMacro read_body(const SourceNode& node, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        expected("TeX", node, diagnostics);
    } else if (node.text.size() > longest_body) {
        diagnostics.error(node.span, fmt::format("a macro of more than {} bytes", longest_body),
                          "make several of it, one using the other");
    } else {
        return BodyReader(node, diagnostics).read();
    }
    return {};
}

}  // namespace

TextMacros read_macros(const SourceNode& node, Diagnostics& diagnostics) {
    TextMacros macros;
    std::span<const SourceEntry> entries = entries_of(node, "macros", diagnostics);
    if (entries.size() > most_macros) {
        diagnostics.error(entries[most_macros].key->span, fmt::format("more than {} macros", most_macros),
                          "keep those that texts use");
        entries = entries.first(most_macros);
    }
    for (const SourceEntry& entry : entries) {
        const bool named = check_name(*entry.key, diagnostics);
        TextMacro macro = read_body(*entry.value, diagnostics);
        if (named) macros.emplace(entry.key->text, std::move(macro));
    }
    return macros;
}

}  // namespace lectern
