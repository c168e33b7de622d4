#pragma once
#include "lectern/base/color.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

/// A scale of 256 colours, read as Matplotlib reads its own tables.
class ColorMap {
public:
    /// Looks a name up in the tables of Matplotlib and Plotly, case ignored; a trailing `_r` reverses.
    static std::optional<ColorMap> named(std::string_view name);
    /// Every name that `named` knows, without the reversed ones, in alphabetical order.
    static std::span<const std::string_view> names();

    /// The entry that holds `share` of the scale (0 to 1; beyond the ends, the end's colour): entry floor(256 share).
    [[nodiscard]] Color at(double share) const;
    /// The colour between entries, linear in sRGB, with entry 0 at share 0 and entry 255 at share 1: for smooth
    /// surfaces.
    [[nodiscard]] Color smooth(double share) const;
    [[nodiscard]] const std::string& name() const { return name_; }

    friend bool operator==(const ColorMap& a, const ColorMap& b) { return a.name_ == b.name_; }

private:
    ColorMap() = default;

    std::string name_;                                 ///< As Matplotlib spells it, with `_r` where reversed.
    std::array<std::array<float, 3>, 256> entries_{};  ///< sRGB, 0 to 1.
};

}  // namespace lectern
