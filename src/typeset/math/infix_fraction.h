#pragma once
#include "typeset/math/fraction.h"
#include "typeset/math/math_token.h"

#include <string_view>

namespace lectern {

/// A command that makes all before it in its group the numerator and all behind it the denominator.
struct InfixRule {
    std::string_view name;
    FractionNode::Look look;
};

/// The rule for the token, or nullptr.
const InfixRule* find_infix(const MathToken& token);

/// A fraction of which the numerator is read.
struct InfixFraction {
    const InfixRule* rule = nullptr;
    MathList numerator;

    /// The row that holds nothing but the fraction.
    MathList close(MathList denominator);
};

}  // namespace lectern
