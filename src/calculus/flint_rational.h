#pragma once
#include "lectern/calculus/rational.h"

#include <flint/fmpq.h>

#include <type_traits>

namespace lectern {

static_assert(std::is_same_v<fmpz, long> && sizeof(Rational) == sizeof(fmpq) && std::is_standard_layout_v<Rational>,
              "a Rational is laid out as FLINT's fmpq");

// The two words of a Rational are FLINT's own, so its functions work on them in place.
inline fmpq* raw(Rational& value) { return reinterpret_cast<fmpq*>(&value); }
inline const fmpq* raw(const Rational& value) { return reinterpret_cast<const fmpq*>(&value); }

}  // namespace lectern
