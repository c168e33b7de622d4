#pragma once
#include "encode/image_change.h"
#include "lectern/base/image.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern {

/// The planes of a picture in limited-range BT.709 with 4:2:0 chroma, owned by someone else.
/// Luma has width × height bytes, each chroma plane half of both; strides are bytes from row to row.
struct YuvPlanes {
    std::uint8_t* luma = nullptr;
    std::uint8_t* blue = nullptr;
    std::uint8_t* red = nullptr;
    std::ptrdiff_t luma_stride = 0;
    std::ptrdiff_t blue_stride = 0;
    std::ptrdiff_t red_stride = 0;
};

/// Turns sRGB pixels into video's colours with integers alone, so that every processor gives the same bytes.
/// Chroma samples stand where H.264 has them by default: on every other column, midway between two rows.
/// Source: ITU-R BT.709-6, sections 3 and 4.
class Bt709Converter {
public:
    /// Rows [first, last) of `image` into `planes`; first, last and the width are even.
    void convert(const Image& image, int first, int last, const YuvPlanes& planes) {
        convert(image, first, last, {0, image.width}, planes);
    }
    /// The same of what these columns may have changed.
    void convert(const Image& image, int first, int last, const Columns& columns, const YuvPlanes& planes);

private:
    void convert_chroma(const Image& image, int y, const Columns& chroma, const YuvPlanes& planes);

    std::vector<std::int16_t> red_, green_, blue_;  ///< Sums over two rows, the first column doubled on the left.
};

}  // namespace lectern
