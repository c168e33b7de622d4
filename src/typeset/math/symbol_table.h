#pragma once
#include "typeset/math/atom_class.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

/// A sign of mathematics.
struct MathSymbol {
    char32_t character = 0;
    AtomClass atom = AtomClass::ordinary;
    bool limits = false;  ///< A large operator whose scripts stand over and under it in a display: sums, not integrals.
    bool upright = false;  ///< Of no alphabet (\hbar, \Re, \varGamma): `character` is shown as it is.
};

/// What the command `name` (without backslash) stands for, where it is one for a sign: `alpha`, `leq`, `to`, `sum`.
std::optional<MathSymbol> find_symbol(std::string_view name);

/// What a character written as it is stands for: letters, digits, `+`, `=`, `(`, `≤`, `∇`, `α`.
/// A hyphen is a minus sign, an asterisk ∗, a colon a relation, an apostrophe a prime. Nothing for white space, for
/// what TeX's grammar keeps for itself (`\ { } ^ _ & # $ ~`), and for one that mathematics has no use for.
std::optional<MathSymbol> symbol_of(char32_t character);

/// The names of all signs that are words, in the order of their bytes: to find the nearest one.
const std::vector<std::string_view>& symbol_names();

/// True for the characters that may grow after `\left`: `(`, `[`, `{`, `|`, ‖, ⌊, ⟨, ↑, `/`, `\` and their kin.
bool is_delimiter(char32_t character);

}  // namespace lectern
