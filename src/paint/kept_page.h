#pragma once
#include "lectern/base/image.h"

#include <cstdint>

namespace lectern {

/// A picture of a page to go on from. Only the rectangle is held that isn't empty: around a plot in space, little is.
class KeptPage {
public:
    KeptPage() = default;
    /// `empty`: the pixel of an empty page.
    KeptPage(const Image& page, std::uint32_t empty);

    [[nodiscard]] bool exists() const { return width_ > 0; }
    /// Makes `page` what was kept, in its own memory where that is large enough: of a picture that was drawn on this
    /// page only where that is known to have changed it. Nothing is drawn on it then.
    void restore(Image& page) const;

private:
    void restore_row(Image& page, int y, const Columns& columns) const;

    std::uint64_t number_ = 0;    ///< Of all pages that are kept, its own.
    int width_ = 0, height_ = 0;  ///< Of the page.
    std::uint32_t empty_ = 0;
    int left_ = 0, top_ = 0;
    Image painted_;  ///< The rectangle whose top left corner is (left, top).
};

}  // namespace lectern
