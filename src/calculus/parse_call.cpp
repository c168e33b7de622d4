#include "calculus/canonical.h"
#include "calculus/parser.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr long repetition_limit = 1000;

constexpr bool is_relation(TokenKind kind) { return kind >= TokenKind::less && kind <= TokenKind::greater_equal; }

Relation relation_of(TokenKind kind) {
    switch (kind) {
        case TokenKind::less:
            return Relation::less;
        case TokenKind::less_equal:
            return Relation::less_equal;
        case TokenKind::greater:
            return Relation::greater;
        default:
            return Relation::greater_equal;
    }
}

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

/// The arguments between parentheses, the "(" being the next token.
std::vector<Expr> Parser::arguments() {
    const Nesting nesting(*this);
    const TextSpan open = span_from(position_);
    expect(TokenKind::open, "'('");
    const int outer_bars = std::exchange(open_bars_, 0);
    std::vector<Expr> result;
    if (peek().kind != TokenKind::close) {
        do {
            result.push_back(sum());
        } while (accept(TokenKind::comma));
    }
    open_bars_ = outer_bars;
    if (peek().kind == TokenKind::end) fail("this '(' is never closed", "add ')'", open);
    expect(TokenKind::close, "an operator, ',' or ')'");
    return result;
}

void Parser::check_count(const std::string& name, std::size_t expected, std::size_t given,
                         std::size_t first_token) const {
    if (given == expected) return;
    const bool chains = (name == "min" || name == "max") && given > 2;
    fail(name + " takes " + counted(expected, "argument") + ", not " + std::to_string(given),
         chains ? "write " + name + "(a, " + name + "(b, c))" : "", span_from(first_token));
}

Expr Parser::call_of_language(const FunctionRule& function) {
    const std::size_t first = position_;
    const std::string name = take().text;
    if (peek().kind == TokenKind::power || peek().kind == TokenKind::superscript) return raised_call(function);
    if (peek().kind != TokenKind::open)
        fail(name + " needs its argument in parentheses", "write " + name + "(x)", span_from(first));
    std::vector<Expr> values = arguments();
    check_count(name, static_cast<std::size_t>(function.arity), values.size(), first);
    operation_ = first;
    return checked(pool_.call(function, std::move(values)), first);
}

/// sin^2(x) and sin²(x), the function's name being taken.
Expr Parser::raised_call(const FunctionRule& function) {
    const std::size_t first = position_ - 1;
    const std::string name(function.name);
    accept(TokenKind::power);
    const Token exponent = take();
    const bool is_plain = exponent.kind == TokenKind::number || exponent.kind == TokenKind::superscript;
    const bool is_inverse = exponent.kind == TokenKind::minus || exponent.text.starts_with('-');
    if (is_inverse) {
        fail("'" + name + "^-1' could mean two things",
             "write 1/" + name + "(x)" + (find_function("a" + name) != nullptr ? " or a" + name + "(x)" : ""),
             span_from(first));
    }
    if (!is_plain || peek().kind != TokenKind::open || function.arity != 1)
        fail(name + " needs its argument in parentheses", "write " + name + "(x)^n", span_from(first));
    std::vector<Expr> values = arguments();
    check_count(name, 1, values.size(), first);
    operation_ = first;
    const Expr value = pool_.call(function, std::move(values));
    return checked(pow(value, pool_.number(Rational::from_decimal(exponent.text))), first);
}

Expr Parser::call_of_author(const std::string& name, const UserFunction& function) {
    const std::size_t first = position_;
    take();
    if (peek().kind != TokenKind::open) {
        std::string usage = name + "(";
        for (const Expr parameter : function.parameters)
            usage += (usage.ends_with('(') ? "" : ", ") + std::string(parameter.name());
        fail(name + " is a function of " + counted(function.parameters.size(), "variable"), "write " + usage + ")",
             span_from(first));
    }
    const std::vector<Expr> values = arguments();
    check_count(name, function.parameters.size(), values.size(), first);
    operation_ = first;
    return checked(substitute(function.body, function.parameters, values), first);
}

Expr Parser::conditional() {
    const Nesting nesting(*this);
    const std::size_t first = position_;
    take();
    expect(TokenKind::open, "'('");
    const int outer_bars = std::exchange(open_bars_, 0);
    const Expr left = sum();
    const Token sign = take();
    if (!is_relation(sign.kind))
        fail("expected a comparison with < <= > or >=, found " + described(sign), "", {sign.column, sign.length});
    const Expr right = sum();
    if (is_relation(peek().kind))
        fail("one comparison only", "write if(0 < x, if(x < 1, a, b), b)", {peek().column, peek().length});
    expect(TokenKind::comma, "an operator or ','");
    const Expr then = sum();
    expect(TokenKind::comma, "an operator or ','");
    const Expr otherwise = sum();
    expect(TokenKind::close, "an operator or ')'");
    open_bars_ = outer_bars;
    operation_ = first;
    return pool_.conditional(relation_of(sign.kind), left, right, then, otherwise);
}

std::string Parser::index_name() {
    const Token token = take();
    const TextSpan span{token.column, token.length};
    if (token.kind != TokenKind::name) fail("expected the name of an index, found " + described(token), "", span);
    if (!is_definable_name(token.text)) fail("'" + token.text + "' can't be an index", "choose a name such as k", span);
    const bool taken = names_.values.contains(token.text) || names_.functions.contains(token.text) ||
                       std::any_of(index_.begin(), index_.end(), [&](const auto& i) { return i.first == token.text; });
    if (taken) fail("the index '" + token.text + "' has another meaning here", "choose another name", span);
    return token.text;
}

long Parser::whole_bound() {
    const std::size_t first = position_;
    const Expr bound = sum();
    if (bound.op() != Op::number || !bound.number().fits_long() || bound.number().bits() > 32)
        fail("a bound must be a whole number", "", span_from(first));
    expect(TokenKind::comma, "an operator or ','");
    return bound.number().as_long();
}

/// sum(k, low, high, term): the terms written out.
Expr Parser::repeated(bool is_sum) {
    const Nesting nesting(*this);
    const std::size_t first = position_;
    take();
    expect(TokenKind::open, "'('");
    const int outer_bars = std::exchange(open_bars_, 0);
    const std::string name = index_name();
    expect(TokenKind::comma, "','");
    const long low = whole_bound(), high = whole_bound();
    if (high - low >= repetition_limit)
        fail("more than " + std::to_string(repetition_limit) + " terms", "", span_from(first));
    // No name that an author can write: nothing else in the pool can mean this index.
    const Expr index = pool_.variable("#" + name);
    index_.emplace_back(name, index);
    const std::size_t first_of_body = position_;
    const Expr body = sum();
    index_.pop_back();
    const TextSpan body_span = span_from(first_of_body);
    expect(TokenKind::close, "an operator or ')'");
    open_bars_ = outer_bars;
    operation_ = first;
    std::vector<Expr> terms;
    for (long k = low; k <= high; ++k) {
        const Expr value = pool_.number(k);
        terms.push_back(substitute(body, std::span(&index, 1), std::span(&value, 1)));
        if (division_by_zero_ == DivisionByZero::error && is_undefined(terms.back()))
            fail("division by zero at " + name + " = " + std::to_string(k), "", body_span);
    }
    return is_sum ? pool_.sum(terms) : pool_.product(terms);
}

}  // namespace lectern
