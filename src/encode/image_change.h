#pragma once
#include "lectern/base/image.h"

namespace lectern {

/// A rectangle of pixels, possibly empty.
struct PixelArea {
    int x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    friend bool operator==(const PixelArea&, const PixelArea&) = default;
};

/// Columns outside which two pictures of one size agree in rows [first, last); looked for in steps of some dozens.
Columns changed_columns(const Image& before, const Image& after, int first, int last);

/// The smallest rectangle outside which two pictures of one size agree.
PixelArea changed_area(const Image& before, const Image& after);

}  // namespace lectern
