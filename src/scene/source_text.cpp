#include "scene/source_text.h"

#include "scene/utf8.h"

#include <algorithm>

namespace lectern {

SourceText::SourceText(std::string text) : text_(std::move(text)) {
    line_starts_.push_back(0);
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (i % block == 0) characters_before_block_.push_back(characters);
        if (begins_character(text_[i])) ++characters;
        if (text_[i] == '\n') line_starts_.push_back(i + 1);
    }
    if (text_.size() % block == 0) characters_before_block_.push_back(characters);
}

std::size_t SourceText::characters_before(std::size_t offset) const {
    const std::size_t start = offset / block * block;
    return characters_before_block_[offset / block] +
           character_count(std::string_view(text_).substr(start, offset - start));
}

std::size_t SourceText::start_of_line(std::size_t offset) const {
    return *std::prev(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset));
}

std::size_t SourceText::end_of_line(std::size_t offset) const {
    return std::min(text_.find('\n', std::min(offset, text_.size())), text_.size());
}

SourceSpan SourceText::span(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, text_.size());
    end = std::clamp(end, begin, end_of_line(begin));
    const auto next_line = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
    const std::size_t before = characters_before(begin);
    const std::size_t column = before - characters_before(*std::prev(next_line));
    return {static_cast<int>(next_line - line_starts_.begin()), static_cast<int>(column) + 1,
            std::max(1, static_cast<int>(characters_before(end) - before))};
}

}  // namespace lectern
