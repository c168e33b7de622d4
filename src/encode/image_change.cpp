#include "encode/image_change.h"

#include <algorithm>
#include <cstring>

namespace lectern {

bool same_row(const Image& a, const Image& b, int y) {
    return std::memcmp(a.row(y), b.row(y), static_cast<std::size_t>(a.width) * sizeof(std::uint32_t)) == 0;
}

PixelArea changed_area(const Image& before, const Image& after) {
    int top = 0;
    int bottom = after.height;
    while (top < bottom && same_row(before, after, top)) ++top;
    while (bottom > top && same_row(before, after, bottom - 1)) --bottom;

    int left = after.width;
    int right = 0;
    for (int y = top; y < bottom; ++y) {
        const std::uint32_t* a = before.row(y);
        const std::uint32_t* b = after.row(y);
        left = static_cast<int>(std::mismatch(a, a + left, b).first - a);
        int end = after.width;
        while (end > right && a[end - 1] == b[end - 1]) --end;
        right = std::max(right, end);
    }
    if (top == bottom) return {};
    return {left, top, right - left, bottom - top};
}

}  // namespace lectern
