#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace lectern {

/// The character that begins at byte `at`, which moves past it; nothing (and `at` stays) where the bytes are no UTF-8.
std::optional<char32_t> next_character(std::string_view text, std::size_t& at);

/// True for the first byte of a character.
inline bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// How many characters sound UTF-8 has.
std::size_t character_count(std::string_view text);

/// The byte at which character `index` (from 0) begins; the text's size past its end.
std::size_t byte_of_character(std::string_view text, std::size_t index);

}  // namespace lectern
