#include "scene/utf8.h"

#include <algorithm>

namespace lectern {
namespace {

/// The shape that a first byte promises: how many bytes, its own part of the code, and the least code so long a form
/// may have. Zero bytes for one that can't be first. Source: RFC 3629, section 3.
struct Form {
    std::size_t bytes = 0;
    char32_t code = 0;
    char32_t least = 0;
};

Form form_of(unsigned char first) {
    if (first < 0x80) return {1, first, 0};
    if (first >= 0xC2 && first < 0xE0) return {2, static_cast<char32_t>(first & 0x1FU), 0x80};
    if (first >= 0xE0 && first < 0xF0) return {3, static_cast<char32_t>(first & 0x0FU), 0x800};
    if (first >= 0xF0 && first < 0xF5) return {4, static_cast<char32_t>(first & 0x07U), 0x10000};
    return {};
}

}  // namespace

std::optional<char32_t> next_character(std::string_view text, std::size_t& at) {
    const Form form = form_of(static_cast<unsigned char>(text[at]));
    if (form.bytes == 0 || text.size() - at < form.bytes) return std::nullopt;
    char32_t code = form.code;
    for (std::size_t i = 1; i < form.bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0U) != 0x80U) return std::nullopt;
        code = (code << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < form.least || code > 0x10FFFF || surrogate) return std::nullopt;
    at += form.bytes;
    return code;
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::size_t byte_of_character(std::string_view text, std::size_t index) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!begins_character(text[at])) continue;
        if (index == 0) return at;
        --index;
    }
    return text.size();
}

}  // namespace lectern
