#pragma once
#include "typeset/math/math_parser.h"

#include <span>
#include <string_view>

namespace lectern {

/// A command that is more than a sign: how it is read, and what it is, for the reference.
struct Construct {
    std::string_view name;  ///< Without the backslash.
    void (*read)(MathParser& parser, const MathToken& command, MathList& list) = nullptr;
    std::string_view example;  ///< With the backslash: `\frac{a}{b}`.
    std::string_view meaning;  ///< Empty: as the row above.
};

/// All of them, in the order of the reference.
std::span<const Construct> constructs();

/// The construct of that name, or nullptr.
const Construct* find_construct(std::string_view name);

}  // namespace lectern
