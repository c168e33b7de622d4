#pragma once
#include "layers/layer_source.h"
#include "lectern/calculus/plane_curve.h"

#include <optional>
#include <string>

namespace lectern {

/// What a curve in the plane is.
struct CurveSubject {
    std::string words;  ///< For people: "the curve of f(x)".
    PlaneCurve curve;
    bool is_graph = false;  ///< x is the parameter itself.
};

/// Reads a layer's subject: a function of one variable, `{x: …, y: …}` in a parameter, or `{r: …}` in an angle; the
/// last two have the parameter's interval in `own`. Nothing after a message.
std::optional<CurveSubject> read_curve_subject(const LayerSource& source, const Domain& own);

/// The graph of y = f(x) over an interval.
PlaneCurve graph_of(const FunctionEntry& function, Range x);

}  // namespace lectern
