#pragma once
#include "lectern/base/typography.h"
#include "typeset/math/math_token.h"

#include <map>
#include <string_view>
#include <vector>

namespace lectern {

/// The tokens of a formula with the author's macros expanded: each use takes its arguments from what follows it.
/// Expansion is bounded, so that a macro that calls itself is a mistake (FormulaError), not a hang.
class TokenStream {
public:
    TokenStream(std::string_view tex, const TextMacros* macros);

    /// The token to come; spaces among them.
    const MathToken& peek();
    MathToken take();

private:
    void expand_macros();
    void expand(const MathToken& use, std::string_view name, const TextMacro& macro);
    std::vector<MathToken> take_argument(const MathToken& use);
    MathToken take_unexpanded();
    const std::vector<MathToken>& body_of(std::string_view name, const TextMacro& macro);

    const TextMacros* macros_;
    std::vector<MathToken> ahead_;  ///< The last one comes first; `end` stays at the bottom.
    std::map<std::string_view, std::vector<MathToken>> bodies_;
    std::size_t expanded_ = 0;  ///< Tokens that macros gave.
};

}  // namespace lectern
