#pragma once

namespace lectern {

/// What a part of a formula is to its neighbours, which decides the space between them (TeXbook, chapter 18).
enum class AtomClass { ordinary, large_operator, binary, relation, opening, closing, punctuation, inner };

}  // namespace lectern
