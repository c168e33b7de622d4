#include "scene/brackets.h"

#include "scene/scalar_places.h"

#include <string_view>

namespace lectern {

bool opens_token(const SourceText& source, std::size_t offset) {
    const char before = offset == 0 ? '\n' : source.at(offset - 1);
    return before == ' ' || before == '\n' || before == '[' || before == '{' || before == ',';
}

std::size_t end_of_bracket(const SourceText& source, std::size_t offset) {
    std::size_t open = 0;
    while (offset < source.size()) {
        const char here = source.at(offset);
        if (here == '#' && opens_token(source, offset)) {
            offset = source.end_of_line(offset);
            continue;
        }
        if ((here == '"' || here == '\'') && opens_token(source, offset)) {
            offset = end_of_quoted(source, offset);
            continue;
        }
        ++offset;
        if (here == '[' || here == '{') ++open;
        if ((here == ']' || here == '}') && --open == 0) return offset;
    }
    return std::string_view::npos;
}

}  // namespace lectern
