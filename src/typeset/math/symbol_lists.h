#pragma once
#include "typeset/math/atom_class.h"

#include <span>
#include <string_view>

namespace lectern {

/// Signs of one kind: pairs of a command's name (without backslash) and its character, all parted by white space.
/// Where a character stands more than once, the first place says what it is when it is typed as it is.
struct SymbolList {
    AtomClass atom;
    std::string_view signs;
    bool limits = false;   ///< As in MathSymbol.
    bool upright = false;  ///< As in MathSymbol.
};

/// The signs of LaTeX, amsmath, amssymb and some of mathtools and stmaryrd that Unicode has. Classes as LaTeX, amsfonts
/// and amssymb declare them; characters as the package unicode-math chooses them, except where the bundled fonts share
/// another one of the same look.
std::span<const SymbolList> symbol_lists();

}  // namespace lectern
