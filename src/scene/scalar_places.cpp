#include "scene/scalar_places.h"

#include "scene/utf8.h"

#include <algorithm>
#include <cctype>

namespace lectern {
namespace {

/// One character of a scalar as it is written: 'x', '' in single quotes, \u00e9 in double ones.
struct Written {
    std::size_t offset = 0;
    std::size_t length = 0;  ///< Bytes.
    bool escape = false;     ///< A \ escape of double quotes, which may stand for white space.
    bool nothing = false;    ///< An escaped line end, which stands for no character.
};

/// A \ escape of double quotes, cut short where its digits are.
std::size_t escape_length(const SourceText& source, std::size_t offset) {
    const char letter = source.at(offset + 1);
    const std::size_t longest = letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2;
    std::size_t length = 2;
    while (length < longest && std::isxdigit(static_cast<unsigned char>(source.at(offset + length))) != 0) ++length;
    return length;
}

Written written_at(const SourceText& source, std::size_t offset, ScalarStyle style) {
    const char here = source.at(offset), next = source.at(offset + 1);
    if (style == ScalarStyle::single_quoted && here == '\'' && next == '\'') return {offset, 2, false, false};
    if (style == ScalarStyle::double_quoted && here == '\\') {
        return {offset, escape_length(source, offset), true, next == '\n'};
    }
    std::size_t end = offset;
    next_character(source.text(), end);
    return {offset, end - offset, false, false};
}

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; }

std::size_t first_offset(const SourceNode& scalar) {
    switch (scalar.style) {
        case ScalarStyle::plain:
            return scalar.offset;
        case ScalarStyle::single_quoted:
        case ScalarStyle::double_quoted:
            return scalar.offset + 1;
        case ScalarStyle::literal:
        case ScalarStyle::folded:
            return scalar.source->end_of_line(scalar.offset) + 1;  // past its header, ">-"
    }
    return scalar.offset;
}

}  // namespace

std::vector<std::size_t> places_of_characters(const SourceNode& scalar) {
    // Folding changes white space only. So the characters that are no white space, and the escapes, stand in the file
    // in the order of the text, and each run of white space lies between its neighbours.
    const SourceText& source = *scalar.source;
    std::vector<std::size_t> places;
    std::size_t at = first_offset(scalar);
    for (const char byte : scalar.text) {
        if (!begins_character(byte)) continue;
        Written written = written_at(source, at, scalar.style);
        const auto skip = [&] {
            at += written.length;
            written = written_at(source, at, scalar.style);
        };
        while (written.nothing && at < source.size()) skip();
        if (!is_space(byte)) {
            while (at < source.size() && (written.nothing || (!written.escape && is_space(source.at(at))))) skip();
        }
        places.push_back(at);
        // A folded line's end stands for a space: the rest of the run is skipped before the next visible character.
        const bool same = written.escape || !is_space(byte) || source.at(at) == byte;
        if (same && at < source.size()) at += written.length;
    }
    places.push_back(std::min(at, source.size()));
    return places;
}

std::size_t end_of_quoted(const SourceText& source, std::size_t offset) {
    const bool double_quoted = source.at(offset) == '"';
    const ScalarStyle style = double_quoted ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
    std::size_t at = offset + 1;
    while (at < source.size()) {
        const Written written = written_at(source, at, style);
        if (written.length == 1 && source.at(at) == source.at(offset)) return at + 1;
        at += written.length;
    }
    return std::string_view::npos;
}

}  // namespace lectern
