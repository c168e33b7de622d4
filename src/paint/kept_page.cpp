#include "paint/kept_page.h"

#include <algorithm>

namespace lectern {

KeptPage::KeptPage(const Image& page, std::uint32_t empty)
    : width_(page.width), height_(page.height), empty_(empty), left_(page.width) {
    const auto painted = [&](std::uint32_t pixel) { return pixel != empty; };
    int right = 0, bottom = 0;
    for (int y = 0; y < page.height; ++y) {
        const std::uint32_t *row = page.row(y), *end = row + page.width;
        const auto first = static_cast<int>(std::find_if(row, end, painted) - row);
        if (first == page.width) continue;
        int last = page.width;
        while (!painted(row[last - 1])) --last;
        if (bottom == 0) top_ = y;
        bottom = y + 1;
        left_ = std::min(left_, first);
        right = std::max(right, last);
    }
    if (bottom == 0) return;
    painted_ = Image(right - left_, bottom - top_);
    for (int y = 0; y < painted_.height; ++y) std::copy_n(page.row(top_ + y) + left_, painted_.width, painted_.row(y));
}

void KeptPage::restore(Image& page) const {
    page.width = width_;
    page.height = height_;
    page.pixels.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_; ++y) {
        std::uint32_t *row = page.row(y), *end = row + width_;
        if (y < top_ || y >= top_ + painted_.height) {
            std::fill(row, end, empty_);
            continue;
        }
        std::fill(row, row + left_, empty_);
        std::fill(std::copy_n(painted_.row(y - top_), painted_.width, row + left_), end, empty_);
    }
}

}  // namespace lectern
