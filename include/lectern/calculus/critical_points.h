#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/interval.h"
#include "lectern/calculus/scalar_field.h"
#include "lectern/calculus/tangents.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lectern {

enum class CriticalKind { minimum, maximum, saddle, degenerate };
const char* name_of(CriticalKind kind);

/// A number known as a double, as an interval that is proved to hold it, and exactly where it could be found so.
struct ProvedNumber {
    double value = 0;  ///< The nearest double to `exact`, or the middle of `enclosure`.
    Interval enclosure;
    std::optional<Expr> exact;  ///< Without variables.
};

/// A point where the gradient is zero, or an extremum along the domain's edge.
struct CriticalPoint {
    std::vector<ProvedNumber> at;  ///< One a variable; enclosures no wider than 1e-12 of max(1, |at|).
    ProvedNumber value;            ///< Of the function there.
    CriticalKind kind = CriticalKind::degenerate;
    bool strict = true;     ///< Of an extremum: no other point near it has its value.
    bool certified = true;  ///< Existence, uniqueness near it and kind are proved.
    bool on_edge = false;   ///< It lies on the domain's edge.
    /// Of an entry of `boundary`: an extremum over the domain too, not only along its edge.
    bool of_domain = false;

    [[nodiscard]] std::vector<double> place() const;
};

/// A whole set of critical points: where `equation` is 0.
struct CriticalCurve {
    Expr equation;  ///< An irreducible factor of every first derivative.
    CriticalKind kind = CriticalKind::degenerate;
    /// Of the function all along it; absent where its pieces differ.
    std::optional<ProvedNumber> value;
};

/// The curve's equation as an author would write it: "x = 0", "x^2 + y^2 = 1".
Equation equation_of(const CriticalCurve& curve);

struct UndecidedBox {
    std::vector<Interval> box;
    Interval values;  ///< Of the function there.
};

struct CriticalPointOptions {
    /// The search ends with what is undecided once it has looked at so many boxes …
    std::size_t boxes = 200'000;
    /// … or has enclosed so many instructions: the same bound of time on every machine, which a clock would not be.
    std::size_t work = 20'000'000;
};

/// All that is known of a function's critical points over a box.
struct CriticalPoints {
    std::vector<Interval> domain;
    /// No other critical point lies in the domain, and each entry is certified.
    bool complete = false;
    std::vector<CriticalPoint> isolated;  ///< By coordinates.
    std::vector<CriticalCurve> curves;
    /// Extrema of the function along the edge of the domain that no critical points are, corners included: by
    /// coordinates. Empty where the edge could not be searched to its end (`boundary_complete`).
    std::vector<CriticalPoint> boundary;
    /// Sides of the domain along which the function is constant and not critical: x = low.
    std::vector<CriticalCurve> boundary_curves;
    bool boundary_complete = false;
    std::vector<UndecidedBox> undecided;
    /// What the function takes near places of the domain where it isn't proved to be defined and continuous; absent
    /// where there are none. Such a value may be an extremum without being listed, or never be reached.
    std::optional<Interval> values_near_breaks;
};

/// Finds them over a closed box of as many intervals as the field has variables, each of positive width.
///
/// What the first derivatives share as polynomials is taken out and gives the curves; what is left is searched by
/// branching and pruning over enclosures, Krawczyk's test proving existence and uniqueness (R. Krawczyk, 1969; Moore,
/// Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 8). Extrema are told by the enclosed Hessian's
/// signs; where it is singular by the lowest forms of the function's expansion, weighted, with an enclosed remainder.
CriticalPoints find_critical_points(const ScalarField& field, std::span<const Range> domain,
                                    const CriticalPointOptions& options = {});

}  // namespace lectern
