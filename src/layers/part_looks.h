#pragma once
#include "lectern/figure/style.h"
#include "lectern/scene/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// How a part of a text looks, and over which share of t. Outside of it, the part is hidden or as the rest is.
struct TimedLook {
    std::string name;  ///< Of the part, or the number of an algorithm's line.
    SourceSpan span;   ///< Of the name.
    std::optional<Color> color;
    std::optional<Color> band;  ///< Behind it; lines alone have one.
    double opacity = 1;
    double from = 0, until = 1;  ///< In t, from 0 to 1.
    double fade = 0.05;          ///< The share of t over which it comes, and over which it goes.
    bool hides = true;           ///< Outside of from … until it isn't seen.

    [[nodiscard]] bool moves() const { return from > 0 || until < 1; }
    /// From 0, as it is outside of its time, to 1.
    [[nodiscard]] double share(double t) const;
    /// Its colour at `t` where all around it has `rest`, and how opaque it is at `t`.
    [[nodiscard]] Color color_at(double t, Color rest) const;
    [[nodiscard]] double opacity_at(double t) const;
};

/// The looks of named parts: name → colour, or name → mapping.
Reader<std::vector<TimedLook>> read_part_looks();
/// The looks of an algorithm's lines, by number; these may have a band.
Reader<std::vector<TimedLook>> read_line_looks();

/// The looks of parts at `t`, in a text of the colour `rest`.
std::vector<PartLook> looks_at(const std::vector<TimedLook>& looks, double t, Color rest);

/// Tells each look whose name neither `text` nor a macro gives to a part; `owner` is "the formula".
void check_part_names(const std::vector<TimedLook>& looks, std::string text, std::string_view owner,
                      const SceneNames& names, Diagnostics& diagnostics);

}  // namespace lectern
