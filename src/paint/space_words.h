#pragma once
#include "lectern/figure/axes.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"

#include <array>
#include <optional>
#include <vector>

namespace lectern {

/// The words of the box's axes, laid out once for all places that the box is tried at.
struct SpaceWords {
    SpaceWords(Typesetter& typesetter, const Axes3d& axes, const Theme& theme);

    struct AxisWords {
        std::vector<Tick> ticks;         ///< Those inside the range.
        std::vector<TextLayout> labels;  ///< One a tick.
        /// One a tick, with no more decimals than every second of them needs; empty at those between.
        std::vector<TextLayout> sparse_labels;
        std::size_t kept = 0;  ///< The tick that keeps its label however few do: zero, or one that is short to write.
        /// Every second, third, … tick may have its label, or fewer of these, the same ones in every picture of a clip;
        /// absent: as many as there is room for.
        std::optional<std::size_t> stride;
        TextLayout title;
        TextLayout narrow_title;  ///< Broken into short lines, to stand beside the box.
    };
    void keep_every(const std::array<std::size_t, 3>& strides);
    void leave_out_titles();
    void leave_out_all();

    std::array<AxisWords, 3> axes;
};

}  // namespace lectern
