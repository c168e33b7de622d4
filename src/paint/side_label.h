#pragma once
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/placed_text.h"

#include <string>

namespace lectern {

/// An axis' label beside a vertical axis: upright where it is short, reading upwards otherwise.
struct SideLabel {
    /// Lines break where they would be longer than `length`.
    SideLabel(Typesetter& typesetter, const Theme& theme, const std::string& words, double length);

    [[nodiscard]] double thickness() const;
    /// Set with its left edge at `left` and its middle at the height `middle`.
    [[nodiscard]] PlacedText place(double left, double middle) const;

    TextLayout text;
    bool upright;
};

}  // namespace lectern
