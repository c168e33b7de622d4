#pragma once
#include "encode/image_change.h"
#include "lectern/encode/video.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// An animated PNG, without loss: each frame is the rectangle that it changes of the one before.
class ApngClip final : public ClipEncoder {
public:
    explicit ApngClip(const ClipFormat& clip);

    void add(const Image& frame) override;
    std::vector<std::uint8_t> finish() override;

private:
    struct Change {
        PixelArea area;
        std::vector<std::uint8_t> stream;  ///< zlib's.
        int shown = 1;                     ///< Of the scene's frames: so many are alike.
    };

    ClipFormat clip_;
    Image last_;
    std::vector<Change> changes_;
};

}  // namespace lectern
