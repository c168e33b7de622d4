#pragma once
#include "lectern/base/color.h"
#include "lectern/base/number_style.h"
#include "lectern/figure/legend.h"
#include "lectern/figure/style.h"
#include "lectern/scene/field_table.h"

#include <optional>
#include <span>
#include <string>

namespace lectern {

/// The options that every layer has.
struct LayerOptions {
    std::string name;
    std::string group;
    std::optional<Color> color;
    std::optional<double> width;
    double opacity = 1;
    bool visible = true;
    bool legend = true;
    NumberStyle numbers;               ///< The scene's, not the author's of this layer.
    Palette palette;                   ///< The theme's.
    std::vector<double> dash;          ///< Of its lines; CSS pixels.
    bool dashed_where_hidden = false;  ///< Of its lines in space.

    /// The author's colour, or the default, with the layer's opacity.
    [[nodiscard]] Color color_or(Color standard) const { return with_opacity(color.value_or(standard), opacity); }
    [[nodiscard]] Stroke stroke(Color standard_color, double standard_width) const {
        return {color_or(standard_color), width.value_or(standard_width * palette.width_factor), dash};
    }
    /// How the parts of a line in space are drawn that lie behind surfaces: thinner, fainter and dashed, if at all.
    [[nodiscard]] std::optional<Stroke> hidden_stroke(const Stroke& seen) const;
    /// `value` in the scene's style.
    [[nodiscard]] std::string number(double value, int digits = 6) const;
    /// "(1.5, 3)" in the scene's style, or "1.5" for one coordinate.
    [[nodiscard]] std::string place(std::span<const double> coordinates, int digits = 6) const;
    /// An entry with this layer's name, or nothing where the legend shouldn't have one.
    [[nodiscard]] std::optional<LegendEntry> legend_entry() const;
    /// The same, sampled as a line or an arrow.
    [[nodiscard]] std::optional<LegendEntry> line_entry(const Stroke& stroke, bool arrow = false) const;
};

const FieldTable<LayerOptions>& common_fields();

/// Those of layers that draw lines: the common ones and how hidden parts look.
const FieldTable<LayerOptions>& line_fields();

}  // namespace lectern
