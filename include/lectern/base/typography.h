#pragma once
#include <map>
#include <memory>
#include <string>

namespace lectern {

/// Where a block of words stands between two sides.
enum class BlockAlign { left, center, right };

enum class FontFamily { stix_two, latin_modern };

/// A command of the author's own, for mathematics.
struct TextMacro {
    int parameters = 0;  ///< 0 to 9.
    std::string body;    ///< TeX, in which #1 to #9 stand for the arguments.

    friend bool operator==(const TextMacro&, const TextMacro&) = default;
};

/// By name, without the backslash.
using TextMacros = std::map<std::string, TextMacro, std::less<>>;

/// What all words of a figure are set with.
struct Typography {
    FontFamily family = FontFamily::stix_two;
    std::shared_ptr<const TextMacros> macros;  ///< Null: none.

    friend auto operator<=>(const Typography&, const Typography&) = default;
};

}  // namespace lectern
