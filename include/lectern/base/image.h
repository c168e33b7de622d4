#pragma once
#include "lectern/base/raw_vector.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern {

/// Columns of a picture from `first` up to `last`, which is not among them.
struct Columns {
    int first = 0, last = 0;

    [[nodiscard]] bool empty() const { return first >= last; }
    /// Those of both and between them.
    void include(const Columns& more) {
        if (more.empty()) return;
        *this = empty() ? more : Columns{std::min(first, more.first), std::max(last, more.last)};
    }
    friend bool operator==(const Columns&, const Columns&) = default;
};

/// Where a picture may differ from a page that it was drawn on.
struct DrawnArea {
    std::uint64_t page = 0;     ///< The page's own number; 0: nothing is known.
    std::vector<Columns> rows;  ///< One a row of the picture.
};

/// A picture in memory.
///
/// Shape   pixels has width * height entries, row-major from the top left: pixels[y * width + x].
/// Pixel   0xAARRGGBB, sRGB, colours premultiplied by alpha (as Cairo's ARGB32 on any byte order).
struct Image {
    int width = 0, height = 0;
    RawVector<std::uint32_t> pixels;
    DrawnArea drawn;  ///< Known of what a Painter has painted; no part of the picture.

    Image() = default;
    Image(int width_, int height_, std::uint32_t fill = 0)
        : width(width_),
          height(height_),
          pixels(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), fill) {}

    [[nodiscard]] std::uint32_t* row(int y) {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    friend bool operator==(const Image& a, const Image& b) {
        return a.width == b.width && a.height == b.height && a.pixels == b.pixels;
    }
};

/// A rectangle of a picture's pixels, told from its own top left corner.
class ImagePart {
public:
    /// All of a picture, which must stand as long as the part does.
    explicit ImagePart(Image& image) : ImagePart(image, 0, 0, image.width, image.height) {}
    /// Whose top left corner is (left, top) of the picture, in which it lies.
    ImagePart(Image& image, int left, int top, int width_, int height_)
        : width(width_), height(height_), first_(image.row(top) + left), stride_(image.width) {}

    [[nodiscard]] std::uint32_t* row(int y) const { return first_ + y * stride_; }

    int width, height;

private:
    std::uint32_t* first_;
    std::ptrdiff_t stride_;
};

}  // namespace lectern
