#include "calculus/parser.h"
#include "lectern/calculus/functions.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr bool is_relation(TokenKind kind) { return kind >= TokenKind::less && kind <= TokenKind::greater_equal; }

constexpr bool points_down(TokenKind kind) { return kind == TokenKind::greater || kind == TokenKind::greater_equal; }

}  // namespace

bool Parser::at_word(std::string_view word) const { return peek().kind == TokenKind::name && peek().text == word; }

Expr Parser::run_condition(const Rational& open_gap) {
    words_join_ = true;
    open_gap_ = open_gap;
    const Expr margin = disjunction();
    if (peek().kind != TokenKind::end) leftover();
    return margin;
}

/// a or b or ...: the greatest margin.
Expr Parser::disjunction() {
    const Nesting nesting(*this);
    Expr margin = conjunction();
    while (at_word("or")) {
        take();
        margin = pool_.call(*find_function("max"), {margin, conjunction()});
    }
    return margin;
}

/// a and b and ...: the least margin.
Expr Parser::conjunction() {
    Expr margin = comparisons();
    while (at_word("and")) {
        take();
        margin = pool_.call(*find_function("min"), {margin, comparisons()});
    }
    return margin;
}

/// Whether the '(' that comes next holds a condition, and not a part of a comparison's side.
bool Parser::opens_condition() const {
    if (peek().kind != TokenKind::open) return false;
    int depth = 0;
    bool condition = false;
    for (std::size_t ahead = 0; position_ + ahead < tokens_.size(); ++ahead) {
        const Token& token = peek(ahead);
        if (token.kind == TokenKind::open) ++depth;
        if (token.kind == TokenKind::close && --depth == 0) return condition;
        condition = condition || (depth == 1 && is_relation(token.kind));
        const bool joins = token.kind == TokenKind::name && (token.text == "and" || token.text == "or");
        condition = condition || (depth == 1 && joins);
    }
    return condition;
}

/// a < b, a < b <= c, or a condition in parentheses.
Expr Parser::comparisons() {
    if (opens_condition()) {
        const Token open = take();
        const Expr margin = disjunction();
        if (peek().kind == TokenKind::end) fail("this '(' is never closed", "add ')'", {open.column, open.length});
        expect(TokenKind::close, "'and', 'or' or ')'");
        return margin;
    }
    Expr left = sum();
    if (!is_relation(peek().kind)) {
        const Token& token = peek();
        fail("expected a comparison with < <= > or >=, found " + described(token),
             "write a condition such as x + y < 1", {token.column, token.length});
    }
    std::vector<Expr> margins;
    while (is_relation(peek().kind)) {
        const TokenKind kind = take().kind;
        const Expr right = sum();
        const Expr apart = points_down(kind) ? left - right : right - left;
        const bool is_open = kind == TokenKind::less || kind == TokenKind::greater;
        margins.push_back(is_open ? apart - pool_.number(open_gap_) : apart);
        left = right;
    }
    Expr margin = margins.front();
    for (std::size_t k = 1; k < margins.size(); ++k) margin = pool_.call(*find_function("min"), {margin, margins[k]});
    return margin;
}

}  // namespace lectern
