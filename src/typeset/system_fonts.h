#pragma once
#include "lectern/base/text_mistake.h"

#include <string>
#include <vector>

namespace lectern {

/// A font of the machine, for characters that no bundled font has.
struct SystemFont {
    std::string family;
    std::string file;  ///< In a file of several fonts it is the first.
};

/// The machine's font for `character` (UTF-8): of those that have it the most upright and regular one, the first by
/// file name. From now on words may be set in it. Null where there is none. Reads the machine's list of fonts at the
/// first call. Not while a Typesetter of another thread is at work.
const SystemFont* take_system_font(const std::string& character);

/// The font that was taken for `character`, or nullptr.
const SystemFont* taken_system_font(const std::string& character);

/// What is told of a character that no bundled font has, at those bytes: a note that the machine's font draws it (which
/// is taken), or that no font has it.
TextMistake uncovered_mistake(std::size_t begin, std::size_t end, const std::string& character);

/// Where fonts are looked for from now on, in place of the machine's own folders; what was taken is forgotten.
void look_for_fonts_in(std::vector<std::string> folders);

}  // namespace lectern
