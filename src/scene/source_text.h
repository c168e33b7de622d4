#pragma once
#include "lectern/base/error.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A scene's text (sound UTF-8, lines ending in \n) and where each of its bytes stands.
class SourceText {
public:
    explicit SourceText(std::string text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    [[nodiscard]] std::size_t size() const { return text_.size(); }

    /// The bytes from `begin` to `end`, cut at the end of begin's line; at least one character long.
    [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end) const;
    [[nodiscard]] SourceSpan place(std::size_t offset) const { return span(offset, offset + 1); }

    /// Just past the last byte of the line that holds `offset`, its \n left out.
    [[nodiscard]] std::size_t end_of_line(std::size_t offset) const;
    /// The first byte of the line that holds `offset`.
    [[nodiscard]] std::size_t start_of_line(std::size_t offset) const;

private:
    /// Characters before the byte at `offset`, counted from the text's start.
    [[nodiscard]] std::size_t characters_before(std::size_t offset) const;

    std::string text_;
    std::vector<std::size_t> line_starts_;
    /// Characters before each block of `block` bytes, so that a place far along a long line is found quickly.
    std::vector<std::size_t> characters_before_block_;
    static constexpr std::size_t block = 256;
};

}  // namespace lectern
