#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/program.h"

#include <optional>
#include <vector>

namespace lectern {

/// How a stretch of a curve ends.
enum class CurveEnd : unsigned char {
    plain,    ///< At the end of the parameter's range, of the curve's domain, or at a jump.
    upwards,  ///< Its y grows beyond every bound: a pole.
    downwards,
};

/// A part of a curve without gaps or jumps, over a closed interval of the parameter.
struct CurveStretch {
    double begin = 0, end = 0;
    CurveEnd at_begin = CurveEnd::plain, at_end = CurveEnd::plain;
};

/// A curve in the plane: a program of one input, the parameter, and two outputs, x and y.
struct PlaneCurve {
    Program program;
    Range parameter;

    [[nodiscard]] Vec2 at(double parameter_value) const;
};

/// The stretches of a curve, in order, told apart by enclosures: where one isn't proved to be defined and continuous it
/// is halved, down to rounding. A gap that narrow is a removable one where the curve's points on both sides agree, a
/// pole where y is without bound and still grows, and a jump otherwise.
std::vector<CurveStretch> curve_stretches(const PlaneCurve& curve);

struct TraceOptions {
    Vec2 unit{1, 1};          ///< Data units along x and y that are one unit of length on the page.
    Range x, y;               ///< What is outside is traced coarsely: it isn't seen.
    bool is_graph = false;    ///< Whether x is the parameter.
    double tolerance = 0.05;  ///< How far a chord may stand off the curve, in units of the page.
};

/// The curve over its stretches as a polyline; a NaN point parts two stretches. At a pole the line runs off beyond the
/// end of `y`. Chords are halved until samples between their ends show that they are as near to the curve as the
/// tolerance says, or as far as 200,000 points reach.
std::vector<Vec2> trace_curve(const PlaneCurve& curve, const std::vector<CurveStretch>& stretches,
                              const TraceOptions& options);

/// What a reader wants to see of y: all of it, or, where some stretch has a pole, the middle half of the heights with
/// three times as much around it (Tukey's fences), as far as there are heights.
Range heights_worth_seeing(const PlaneCurve& curve, const std::vector<CurveStretch>& stretches);

}  // namespace lectern
