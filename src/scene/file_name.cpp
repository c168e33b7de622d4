#include "lectern/scene/scene.h"
#include "scene/utf8.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct Span {
    char32_t first, last;
};

/// Blocks of letters and the marks on them, without punctuation, symbols and characters that can't be seen.
/// Source: NameStartChar of XML 1.0 (fifth edition), narrowed.
constexpr std::array<Span, 16> letters{{{0xAA, 0xAA},
                                        {0xB5, 0xB5},
                                        {0xBA, 0xBA},
                                        {0xC0, 0xD6},
                                        {0xD8, 0xF6},
                                        {0xF8, 0x37D},
                                        {0x37F, 0x605},
                                        {0x620, 0x6DC},
                                        {0x6DE, 0x70E},
                                        {0x710, 0x167F},
                                        {0x1681, 0x180D},
                                        {0x1810, 0x1FFF},
                                        {0x2C00, 0x2DFF},
                                        {0x3005, 0xD7FF},
                                        {0xF900, 0xFDCF},
                                        {0x10000, 0x2FFFF}}};

bool may_stand_in_name(char32_t c) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || c == ' ' || c == '.' || c == '_' || c == '-') return true;
    return std::any_of(letters.begin(), letters.end(),
                       [c](const Span& span) { return span.first <= c && c <= span.last; });
}

}  // namespace

bool is_file_base_name(std::string_view name) {
    constexpr std::size_t longest = 200;
    if (name.empty() || name.size() > longest) return false;
    if (name.front() == '.' || name.front() == ' ' || name.back() == '.' || name.back() == ' ') return false;
    std::size_t at = 0;
    while (at < name.size()) {
        const auto character = next_character(name, at);
        if (!character || !may_stand_in_name(*character)) return false;
    }
    return true;
}

}  // namespace lectern
