#pragma once
#include "calculus/critical/exact_place.h"
#include "calculus/critical/root_problem.h"
#include "calculus/critical/search_budget.h"
#include "calculus/critical/verdict.h"

#include <optional>
#include <vector>

namespace lectern {

/// One root of a problem.
struct IsolatedRoot {
    Box enclosure;                    ///< As narrow as could be.
    Box region;                       ///< Holds no other root.
    std::optional<ExactPlace> exact;  ///< Where the root was found to have coordinates that can be written down.
    bool simple = true;               ///< Proved by Krawczyk's test; otherwise by the lowest forms of the equations.
    std::optional<Verdict> corner;    ///< Where it lies on a corner of a function, what it is: no Hessian tells that.
};

struct Isolation {
    std::vector<IsolatedRoot> roots;  ///< Inside the box or within rounding of its faces, in the order of finding.
    std::vector<Box> undecided;       ///< Every other root in the box lies in one of these.
};

/// All roots of the problem in a bounded box, by branching and pruning. A root on a face of the box counts; one that is
/// found just outside does not, but is kept where it can't be told from one on the face.
Isolation isolate_roots(const RootProblem& problem, const Box& box, SearchBudget& budget);

/// The same by Krawczyk's test alone; none as soon as it comes upon a place that this doesn't settle.
std::optional<std::vector<IsolatedRoot>> isolate_simple_roots(const RootProblem& problem, const Box& box,
                                                              SearchBudget& budget);

}  // namespace lectern
