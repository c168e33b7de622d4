#pragma once
#include "lectern/base/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

enum class PngEffort { frame, still };  ///< Speed first, or size first.

/// A picture as an RGB PNG, or as an RGBA one unless it is opaque (a palette where it has at most 256 colours), with
/// sRGB and pHYs chunks and no dates. What is wholly transparent is black.
/// `pixels_per_css_pixel` sets pHYs (96 CSS pixels an inch). A non-empty `description` becomes an iTXt chunk
/// "Description".
std::vector<std::uint8_t> encode_png(const Image& image, PngEffort effort, double pixels_per_css_pixel,
                                     const std::string& description);

}  // namespace lectern
