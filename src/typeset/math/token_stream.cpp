#include "typeset/math/token_stream.h"

#include "typeset/math/formula.h"

#include <algorithm>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

constexpr std::size_t most_expanded = 20'000;  ///< Tokens from macros in one formula.
constexpr std::size_t most_waiting = 40'000;   ///< Tokens to come: what arguments that are used twice may grow to.

}  // namespace

TokenStream::TokenStream(std::string_view tex, const TextMacros* macros) : macros_(macros), ahead_(tokenize(tex)) {
    std::reverse(ahead_.begin(), ahead_.end());
}

const MathToken& TokenStream::peek() {
    expand_macros();
    return ahead_.back();
}

MathToken TokenStream::take() {
    expand_macros();
    return take_unexpanded();
}

MathToken TokenStream::take_unexpanded() {
    MathToken token = ahead_.back();
    if (!token.is(Kind::end)) ahead_.pop_back();
    return token;
}

void TokenStream::expand_macros() {
    if (macros_ == nullptr) return;
    while (ahead_.back().is(Kind::command)) {
        const auto macro = macros_->find(ahead_.back().text);
        if (macro == macros_->end()) return;
        const MathToken use = take_unexpanded();
        expand(use, macro->first, macro->second);
    }
}

void TokenStream::expand(const MathToken& use, std::string_view name, const TextMacro& macro) {
    std::vector<std::vector<MathToken>> arguments;
    for (int i = 0; i < macro.parameters; ++i) arguments.push_back(take_argument(use));
    std::vector<MathToken> fresh;
    for (const MathToken& token : body_of(name, macro)) {
        if (token.is(Kind::parameter)) {
            const auto index = static_cast<std::size_t>(token.character) - 1;
            if (index >= arguments.size()) continue;
            fresh.insert(fresh.end(), arguments[index].begin(), arguments[index].end());
        } else {
            fresh.push_back(token);
            fresh.back().begin = use.begin;
            fresh.back().end = use.end;
            fresh.back().macro = name;
        }
    }
    expanded_ += fresh.size() + 1;
    if (expanded_ > most_expanded || ahead_.size() + fresh.size() > most_waiting) {
        throw FormulaError({use.begin, use.end, "the macro \\" + std::string(name) + " expands to too much",
                            "a macro may not lead back to itself"});
    }
    ahead_.insert(ahead_.end(), fresh.rbegin(), fresh.rend());
}

std::vector<MathToken> TokenStream::take_argument(const MathToken& use) {
    while (ahead_.back().is(Kind::space)) ahead_.pop_back();
    const MathToken first = take_unexpanded();
    if (first.is(Kind::end) || first.is(Kind::end_group)) {
        if (first.is(Kind::end_group)) ahead_.push_back(first);
        throw FormulaError({use.begin, use.end, "the macro \\" + use.text + " lacks an argument",
                            "write it between braces: \\" + use.text + "{…}"});
    }
    if (!first.is(Kind::begin_group)) return {first};
    std::vector<MathToken> argument;
    for (int depth = 1;;) {
        MathToken token = take_unexpanded();
        if (token.is(Kind::end)) throw FormulaError({first.begin, first.end, "this { is never closed", "add }"});
        if (token.is(Kind::begin_group)) ++depth;
        if (token.is(Kind::end_group) && --depth == 0) return argument;
        argument.push_back(std::move(token));
    }
}

const std::vector<MathToken>& TokenStream::body_of(std::string_view name, const TextMacro& macro) {
    const auto [body, fresh] = bodies_.try_emplace(name);
    if (fresh) {
        body->second = tokenize(macro.body);
        body->second.pop_back();  // `end`
    }
    return body->second;
}

}  // namespace lectern
