#pragma once
#include "lectern/typeset/text_layout.h"
#include "paint/path.h"

#include <string>

namespace lectern {

/// `value` with at most `decimals` decimals and none that say nothing: "12.5", ".25", "-3", "0".
std::string svg_number(double value, int decimals);

/// The path's `d`, in CSS pixels to a hundredth: relative steps between rounded places, so that no error adds up.
std::string svg_path_data(const Path& path);

/// A glyph's `d` in font units, y downwards.
std::string svg_glyph_data(const GlyphOutline& outline);

}  // namespace lectern
