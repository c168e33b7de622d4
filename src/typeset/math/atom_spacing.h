#pragma once
#include "typeset/math/math_node.h"

#include <vector>

namespace lectern {

/// The class of each node of a row in its place: a binary operation without something to operate on, as a unary minus,
/// is ordinary (TeXbook, appendix G, rules 5 and 6). Spaces and switches keep theirs.
std::vector<AtomClass> settled_classes(const MathList& list);

/// The space between two neighbours, in em (TeXbook, chapter 18).
double space_between(AtomClass left, AtomClass right, MathStyle style);

}  // namespace lectern
