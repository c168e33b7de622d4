#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern {

/// What stands in a text: words; between $…$ TeX mathematics in the line; between $$…$$ mathematics on lines of its
/// own. Among words \$ is a dollar sign, and any other backslash stands for itself. In mathematics dollars inside
/// braces close nothing: \text{if $x$ is small}.
enum class TextMode { words, formula, display };

/// Bytes of one formula.
inline constexpr std::size_t longest_formula = 4096;

/// A stretch of a text in one mode: its bytes from `begin` up to `end`, without the dollars around it.
struct TextStretch {
    TextMode mode = TextMode::words;
    std::size_t begin = 0, end = 0;
    bool closed = true;  ///< False: mathematics whose closing dollars are missing, which ends with the text.

    /// The length of the dollar marks around it.
    [[nodiscard]] std::size_t mark() const { return mode == TextMode::words ? 0 : mode == TextMode::formula ? 1 : 2; }
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The stretches of a text in their order; those of words that would be empty are left out. Mathematics in which a
/// brace is never closed, or that is too long, ends at its first dollars.
std::vector<TextStretch> split_text(std::string_view text);

}  // namespace lectern
