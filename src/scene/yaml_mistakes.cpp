#include "scene/yaml_mistakes.h"

#include "scene/brackets.h"
#include "scene/scalar_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace lectern {
namespace {

namespace msg = YAML::ErrorMsg;

struct Words {
    std::string_view library;  ///< How the library's message begins.
    std::string_view message, help;
};

const Words words[] = {
    {msg::END_OF_MAP, "expected a key here", "keys of one mapping begin in the same column"},
    {msg::END_OF_SEQ, "expected '- ' here", "items of one list begin in the same column"},
    {msg::MAP_VALUE, "':' is not allowed here",
     "put text that has a colon in it between quotes, or mend the indentation of this line"},
    {msg::MAP_KEY, "a key is not allowed here", "begin it on a line of its own"},
    {msg::BLOCK_ENTRY, "'-' is not allowed here", "begin each item of a list on a line of its own"},
    {msg::FLOW_END, "this bracket closes nothing", "take it out, or put the text between quotes"},
    {msg::UNKNOWN_TOKEN, "a value can't begin with this character", "put the text between quotes"},
    {msg::UNKNOWN_ANCHOR, "no anchor of this name stands above", "an anchor (&name) stands before its aliases (*name)"},
    {msg::DOC_IN_SCALAR, "this quote is never closed", "close it at the end of its text"},
    {msg::EOF_IN_SCALAR, "this quote is never closed", "close it at the end of its text"},
    {msg::INVALID_ESCAPE, "an unknown escape",
     "write \\\\ for a backslash, or use single quotes, in which \\ is itself"},
    {msg::INVALID_HEX, "an escape without its digits", "write \\u and four digits, such as \\u03b1"},
    {msg::INVALID_UNICODE, "an escape that stands for no character", "write \\u and four digits, such as \\u03b1"},
    {msg::TAB_IN_INDENTATION, "a tab in the indentation", "indent with spaces"},
    {msg::CHAR_IN_BLOCK, "not allowed after | or >", "begin the text on the next line"},
    {msg::ZERO_INDENT_IN_BLOCK, "not allowed after | or >", "begin the text on the next line"},
};

/// The first quote that opens a text at or after `offset` and is never closed, or npos.
std::size_t unclosed_quote(const SourceText& text, std::size_t offset) {
    while (offset < text.size()) {
        const char here = text.at(offset);
        if (here == '#' && opens_token(text, offset)) {
            offset = text.end_of_line(offset);
        } else if ((here == '"' || here == '\'') && opens_token(text, offset)) {
            const std::size_t end = end_of_quoted(text, offset);
            if (end == std::string_view::npos) return offset;
            offset = end;
        } else {
            ++offset;
        }
    }
    return std::string_view::npos;
}

/// The bracket that should have been closed before `offset`: that of the innermost collection, where it has one.
const SourceNode* unclosed_bracket(const TreeBuilder& builder, const SourceText& text) {
    const SourceNode* innermost = builder.innermost();
    if (innermost == nullptr) return nullptr;
    const char opening = text.at(innermost->offset);
    return opening == '[' || opening == '{' ? innermost : nullptr;
}

/// The first bracket after `from` and not after `offset` that stands within a word, as TeX's do (\sqrt{x}), or npos:
/// YAML ends a text without quotes there.
std::size_t bracket_within_text(const SourceText& text, std::size_t from, std::size_t offset) {
    for (std::size_t at = from + 1; at <= offset && at < text.size(); ++at) {
        const char here = text.at(at);
        if ((here == '"' || here == '\'') && opens_token(text, at)) {
            const std::size_t end = end_of_quoted(text, at);
            if (end == std::string_view::npos) break;
            at = end - 1;
        } else if (here == '#' && opens_token(text, at)) {
            at = text.end_of_line(at);
        } else if ((here == '{' || here == '[') && !opens_token(text, at)) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// True where the last quoted text ended on the line of `offset` and only spaces lie between.
bool follows_quoted(const TreeBuilder& builder, const SourceText& text, std::size_t offset) {
    const SourceNode* quoted = builder.last_quoted();
    if (quoted == nullptr || builder.read_to() > offset || quoted->offset >= builder.read_to()) return false;
    const std::string_view between = text.text().substr(builder.read_to(), offset - builder.read_to());
    return between.find_first_not_of(' ') == std::string_view::npos &&
           end_of_quoted(text, quoted->offset) == builder.read_to();
}

}  // namespace

void tell_yaml_mistake(const YAML::Exception& mistake, const TreeBuilder& builder, const SourceText& text,
                       Diagnostics& diagnostics) {
    const std::size_t offset = std::min(static_cast<std::size_t>(std::max(mistake.mark.pos, 0)), text.size());
    const auto says = [&mistake](std::string_view library) { return mistake.msg.starts_with(library); };

    const std::size_t quote = unclosed_quote(text, builder.read_to());
    if (quote != std::string_view::npos && quote < offset) {
        diagnostics.error(text.place(quote), "this quote is never closed", "close it at the end of its text");
    } else if (says(msg::END_OF_MAP) && follows_quoted(builder, text, offset)) {
        const SourceSpan& opening = builder.last_quoted()->span;
        diagnostics.error(text.place(offset), "text after a closing quote",
                          fmt::format("the quote that was opened at {}:{} ends here", opening.line, opening.column));
    } else if ((says(msg::END_OF_MAP_FLOW) || says(msg::END_OF_SEQ_FLOW)) && unclosed_bracket(builder, text)) {
        const SourceNode* bracket = unclosed_bracket(builder, text);
        const char closing = text.at(bracket->offset) == '[' ? ']' : '}';
        const SourceSpan noticed = text.place(offset);
        const std::size_t within = bracket_within_text(text, bracket->offset, offset);
        if (within != std::string_view::npos && text.at(within - 1) == ':') {
            diagnostics.error(text.place(within), "no space between ':' and its value",
                              "write a space after the colon");
            return;
        }
        if (within != std::string_view::npos) {
            diagnostics.error(text.place(within), fmt::format("'{}' within a text that has no quotes", text.at(within)),
                              "put the text between single quotes, such as '$\\sqrt{x}$'");
            return;
        }
        diagnostics.error(bracket->span, fmt::format("this bracket isn't closed by '{}'", closing),
                          fmt::format("it should be closed before {}:{}", noticed.line, noticed.column));
    } else if (says(msg::FLOW_END) && unclosed_bracket(builder, text)) {
        const SourceNode* bracket = unclosed_bracket(builder, text);
        diagnostics.error(text.place(offset),
                          fmt::format("'{}' can't close '{}'", text.at(offset), text.at(bracket->offset)),
                          fmt::format("'{}' was opened at {}:{}", text.at(bracket->offset), bracket->span.line,
                                      bracket->span.column));
    } else {
        const bool escape = says(msg::INVALID_ESCAPE) && offset >= 2;
        const auto* known =
            std::find_if(std::begin(words), std::end(words), [&says](const Words& row) { return says(row.library); });
        if (known != std::end(words)) {
            diagnostics.error(escape ? text.span(offset - 2, offset) : text.place(offset), std::string(known->message),
                              std::string(known->help));
        } else {
            diagnostics.error(text.place(offset), fmt::format("this is no sound YAML: {}", mistake.msg));
        }
    }
}

}  // namespace lectern
