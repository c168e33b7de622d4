#pragma once
#include "lectern/figure/figure.h"
#include "lectern/paint/paint.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/ink_map.h"
#include "paint/inset_painter.h"
#include "paint/label_placer.h"
#include "paint/plane_map.h"
#include "paint/space_layout.h"

#include <optional>
#include <vector>

namespace lectern {

/// The labels and insets of a plot at their places. Refers to the plot.
struct PlotWords {
    struct HiddenMarker {
        Vec2 at;  ///< CSS pixels.
        MarkerStyle style;
    };
    struct Label {
        TextLayout text;
        LabelPlace place;
        Color color;
        const std::vector<PartLook>* parts = nullptr;
        /// Of what it names, where a surface hides that: both are seen faintly through it.
        std::optional<HiddenMarker> hidden{};
    };
    struct PlacedInset {
        InsetLayout layout;
        bool ground = false;
    };
    std::vector<Label> labels;
    std::vector<PlacedInset> insets;
    LayoutFaults faults;  ///< What covers what.
};

/// What is drawn in the plane that words had better not cover: lines, arrows, markers and, less so, areas. In an
/// animation, what its last frame shows.
InkMap plane_ink(const Plot2d& plot, const PlaneMap& map);

/// The places that labels would like best, for a legend to leave to them.
std::vector<Rect> wished_label_boxes(Typesetter& typesetter, const Plot2d& plot, const PlaneMap& map,
                                     const Theme& theme);

/// The insets of a plot in `frame`, none over another or over `taken`, as long as they fit; those of one place stand
/// under each other, at the bottom over each other.
std::vector<PlotWords::PlacedInset> place_insets(Typesetter& typesetter, const Plot2d& plot, const Theme& theme,
                                                 const Rect& frame, std::vector<Rect> taken);

/// Places the plot's labels among `insets`, `taken` (a legend) and words of axes that cross.
PlotWords place_plane_words(Typesetter& typesetter, const Plot2d& plot, const PlaneMap& map, const Theme& theme,
                            const InkMap& ink, std::vector<PlotWords::PlacedInset> insets,
                            const std::vector<Rect>& taken, const std::vector<Rect>& axis_words);

/// The words of a plot in space but those of its axes, in `place`.
PlotWords place_space_words(Typesetter& typesetter, const Plot3d& plot, const SpaceLayout& layout, const Theme& theme,
                            const Rect& place);

/// `ground` is the colour that the words stand on.
void paint_plot_words(Canvas& canvas, const PlotWords& words, const Theme& theme, Color ground);

}  // namespace lectern
