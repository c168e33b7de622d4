#include "typeset/math/infix_fraction.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array<InfixRule, 5> rules{{
    {"over", {}},
    {"atop", {.bar = false}},
    {"choose", {.bar = false, .left = U'(', .right = U')'}},
    {"brack", {.bar = false, .left = U'[', .right = U']'}},
    {"brace", {.bar = false, .left = U'{', .right = U'}'}},
}};

}  // namespace

const InfixRule* find_infix(const MathToken& token) {
    if (!token.is(MathToken::Kind::command)) return nullptr;
    const auto* rule = std::ranges::find(rules, token.text, &InfixRule::name);
    return rule == rules.end() ? nullptr : rule;
}

MathList InfixFraction::close(MathList denominator) {
    MathList row;
    row.push_back(std::make_unique<FractionNode>(std::move(numerator), std::move(denominator), rule->look));
    return row;
}

}  // namespace lectern
