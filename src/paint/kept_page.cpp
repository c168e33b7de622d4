#include "paint/kept_page.h"

#include <algorithm>
#include <atomic>

namespace lectern {
namespace {

std::atomic<std::uint64_t> last_number = 0;

}  // namespace

KeptPage::KeptPage(const Image& page, std::uint32_t empty)
    : number_(++last_number), width_(page.width), height_(page.height), empty_(empty), left_(page.width) {
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
    if (page.drawn.page == number_) {
        for (int y = 0; y < height_; ++y) {
            Columns& drawn = page.drawn.rows[static_cast<std::size_t>(y)];
            restore_row(page, y, drawn);
            drawn = {};
        }
        return;
    }
    page.width = width_;
    page.height = height_;
    page.pixels.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_; ++y) restore_row(page, y, {0, width_});
    page.drawn.page = number_;
    page.drawn.rows.assign(static_cast<std::size_t>(height_), {});
}

void KeptPage::restore_row(Image& page, int y, const Columns& columns) const {
    if (columns.empty()) return;
    std::uint32_t *row = page.row(y), *end = row + columns.last;
    const int first = std::max(columns.first, left_), last = std::min(columns.last, left_ + painted_.width);
    if (y < top_ || y >= top_ + painted_.height || first >= last) {
        std::fill(row + columns.first, end, empty_);
        return;
    }
    std::fill(row + columns.first, row + first, empty_);
    std::fill(std::copy_n(painted_.row(y - top_) + (first - left_), last - first, row + first), end, empty_);
}

}  // namespace lectern
