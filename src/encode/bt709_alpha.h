#pragma once
#include "encode/bt709.h"

namespace lectern {

/// Planes with one more for alpha, from 0 to 255, of luma's size.
struct YuvaPlanes : YuvPlanes {
    std::uint8_t* alpha = nullptr;
    std::ptrdiff_t alpha_stride = 0;
};

/// Turns pictures that may be seen through into video's colours, not premultiplied, and alpha. Where a picture is
/// opaque they are those of Bt709Converter, to the bit. In a chroma sample each pixel counts by as much as it is seen,
/// so that what is behind an edge leaves no rim of another colour on it. Where nothing is seen the ground stands, for
/// players that know no alpha.
class Bt709AlphaConverter {
public:
    /// `ground` is 0xffRRGGBB.
    explicit Bt709AlphaConverter(std::uint32_t ground);

    /// Rows [first, last) of `image` into `planes`; first, last and the width are even.
    void convert(const Image& image, int first, int last, const YuvaPlanes& planes) const;

private:
    std::uint8_t ground_luma_, ground_blue_, ground_red_;
};

}  // namespace lectern
