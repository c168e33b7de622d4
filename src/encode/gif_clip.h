#pragma once
#include "encode/color_index.h"
#include "encode/image_change.h"
#include "lectern/encode/video.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// Hundredths of a second that each frame of a GIF at `fps` stays, 0 where that is no whole number or so few that
/// viewers slow the clip down.
int gif_delay(int fps);

/// A GIF with one palette for the whole clip. Frames wait, packed, until all their colours are known.
class GifClip final : public ClipEncoder {
public:
    explicit GifClip(const ClipFormat& clip);

    void add(const Image& frame) override;
    std::vector<std::uint8_t> finish() override;

private:
    /// What a frame changes of the one before: the numbers of its colours, row by row, compressed.
    struct PackedChange {
        PixelArea area;
        std::vector<std::uint8_t> stream;
    };

    [[nodiscard]] std::vector<std::uint32_t> expand(const PackedChange& change) const;
    [[nodiscard]] int delay_of(std::size_t frame) const;

    ClipFormat clip_;
    Image last_;
    ColorIndex colors_;
    std::vector<std::uint64_t> counts_;  ///< How often the colour of each number was drawn anew.
    std::vector<PackedChange> changes_;
};

}  // namespace lectern
