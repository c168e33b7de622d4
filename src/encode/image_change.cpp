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

/// Columns of a row outside which nothing is drawn of either picture on the page that both began with: all, where they
/// began with different ones.
Columns may_differ(const Image& a, const Image& b, int y) {
    if (a.drawn.page == 0 || a.drawn.page != b.drawn.page) return {0, b.width};
    Columns both = a.drawn.rows[static_cast<std::size_t>(y)];
    both.include(b.drawn.rows[static_cast<std::size_t>(y)]);
    return both;
}

bool same_row(const Image& a, const Image& b, int y) {
    const Columns columns = may_differ(a, b, y);
    return columns.empty() || same_columns(a, b, y, columns.first, columns.last);
}

}  // namespace

Columns changed_columns(const Image& before, const Image& after, int first, int last) {
    constexpr int step = 64;
    const auto same = [&](int y, int begin, int end) { return same_columns(before, after, y, begin, end); };
    Columns changed{after.width, 0};
    for (int y = first; y < last; ++y) {
        const Columns columns = may_differ(before, after, y);
        if (columns.empty()) continue;
        int begin = columns.first, end = columns.last;
        while (begin < std::min(changed.first, columns.last) && same(y, begin, std::min(begin + step, end)))
            begin += step;
        if (begin >= columns.last) continue;
        changed.first = std::min(changed.first, begin);
        while (end > std::max(changed.last, begin) && same(y, std::max(end - step, begin), end)) end -= step;
        changed.last = std::max(changed.last, std::min(end, columns.last));
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
        const Columns columns = may_differ(before, after, y);
        if (columns.empty()) continue;
        const std::uint32_t* a = before.row(y);
        const std::uint32_t* b = after.row(y);
        const int begin = std::min(columns.first, left);
        left = static_cast<int>(std::mismatch(a + begin, a + left, b + begin).first - a);
        int end = columns.last;
        while (end > right && a[end - 1] == b[end - 1]) --end;
        right = std::max(right, end);
    }
    if (top == bottom) return {};
    return {left, top, right - left, bottom - top};
}

}  // namespace lectern
