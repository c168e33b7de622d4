#include "encode/image_change.h"

#include <algorithm>
#include <cstring>

namespace lectern {

namespace {

/// True where columns [begin, end) of row `y` are the same in two pictures of one size.
bool same_columns(const Image& a, const Image& b, int y, int begin, int end) {
    return std::memcmp(a.row(y) + begin, b.row(y) + begin,
                       static_cast<std::size_t>(end - begin) * sizeof(std::uint32_t)) == 0;
}

bool same_row(const Image& a, const Image& b, int y) { return same_columns(a, b, y, 0, a.width); }

}  // namespace

Columns changed_columns(const Image& before, const Image& after, int first, int last) {
    constexpr int step = 64;
    const auto same = [&](int y, int begin, int end) { return same_columns(before, after, y, begin, end); };
    Columns changed{after.width, 0};
    for (int y = first; y < last; ++y) {
        int begin = 0, end = after.width;
        while (begin < changed.first && same(y, begin, std::min(begin + step, end))) begin += step;
        changed.first = std::min(changed.first, begin);
        while (end > std::max(changed.last, begin) && same(y, std::max(end - step, begin), end)) end -= step;
        if (begin < after.width) changed.last = std::max(changed.last, std::min(end, after.width));
    }
    return changed.empty() ? Columns{} : changed;
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
