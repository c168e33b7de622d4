#pragma once
#include "lectern/base/image.h"
#include "lectern/figure/figure.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lectern {

/// Where the parts of a figure stand. CSS pixels from the figure's top left corner.
struct FigureLayout {
    Rect plot_box;  ///< Inside the axes' frame; in space, the place that the box's picture fits into; on a card, its
                    ///< blocks'.
    std::vector<Rect> panels;  ///< The plot boxes of panels, row by row.
    double card_scale = 1;     ///< What a card's sizes were multiplied by so that all of it fits: 1 or less.
};

/// What a figure has no room for: a clash of words that could not be helped, words left out. For its author:
/// "the label 'minimum' covers the label 'start'".
using LayoutFaults = std::vector<std::string>;

/// Paints figures. Keeps its fonts, and of the last figure whatever the next one shares with it (the groups
/// that are the same objects), so that the frames of an animation cost only what changes; the result never depends on
/// what was painted before. One for a thread.
class Painter {
public:
    explicit Painter(int jobs = 1);  ///< Threads that one picture may use.
    ~Painter();
    Painter(Painter&&) noexcept;
    Painter& operator=(Painter&&) noexcept;

    /// A picture of size * scale pixels, rounded: opaque unless the figure is transparent. Throws MachineError where
    /// Cairo fails.
    Image paint(const Figure& figure);
    /// Takes back a picture that nobody needs any more: the next one is painted in its memory.
    void recycle(Image picture);
    /// The figure as an SVG document of shapes alone, all its ids beginning with `name`; its scale says nothing. Not
    /// for plots in space.
    std::string paint_svg(const Figure& figure, const std::string& name);
    /// The figure as a PDF of one page, its words as text. As `paint_svg`.
    std::vector<std::uint8_t> paint_pdf(const Figure& figure);
    FigureLayout layout(const Figure& figure);
    /// What can't be read on the figure, or was left out of it.
    LayoutFaults faults(const Figure& figure);

private:
    Image paint_whole(const Figure& figure);

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lectern
