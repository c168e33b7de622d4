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
    /// Makes `page` what was kept, in its own memory where that is large enough.
    void restore(Image& page) const;

private:
    int width_ = 0, height_ = 0;  ///< Of the page.
    std::uint32_t empty_ = 0;
    int left_ = 0, top_ = 0;
    Image painted_;  ///< The rectangle whose top left corner is (left, top).
};

}  // namespace lectern
