#pragma once
#include "lectern/figure/figure.h"
#include "lectern/layers/timeline.h"
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/scene.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace lectern {

/// Thrown where an author's numbers say nothing that can be drawn at the time of one frame, which was not among those
/// that were looked at beforehand.
class FrameMistake : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One figure of a scene, resolved: every name found, every number read. What it shows is computed when it is first
/// asked for, once, so that a figure nobody renders costs nothing. Refers to its scene, which must outlive it.
class ComposedFigure {
public:
    ComposedFigure(const Scene& scene, const FigureEntry& entry, ThemeName theme, Diagnostics& diagnostics);
    ~ComposedFigure();
    ComposedFigure(ComposedFigure&&) noexcept;
    ComposedFigure& operator=(ComposedFigure&&) noexcept;

    [[nodiscard]] const FigureEntry& entry() const;
    /// Of its files: the figure's, and of all but the first of several themes with the theme's: `temperature.dark`.
    [[nodiscard]] std::string name() const;
    [[nodiscard]] const Timeline& timeline() const;
    /// The colour of its page, which a transparent figure doesn't show.
    [[nodiscard]] Color ground() const;

    /// The figure at `t` from 0 to 1: numbers and places only. Safe from many threads; the first call samples on up to
    /// `jobs` threads while the others wait. Throws FrameMistake.
    [[nodiscard]] Figure at(double t, int jobs) const;

    /// The levels of its contours, in order; empty where there are none.
    [[nodiscard]] std::vector<double> contour_levels() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// All figures of the scene, in its order. Mistakes in their layers are added to `diagnostics`.
std::vector<ComposedFigure> compose(const Scene& scene, Diagnostics& diagnostics);

}  // namespace lectern
