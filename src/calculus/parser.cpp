// The grammar of expressions. Blanks may stand between any two tokens.
//
//   expression = product { ("+" | "-") product }
//   product    = signed { ("*" | "/" | nothing) signed }     from the left: 1/2 x is half of x
//   signed     = { "+" | "-" } power                         -x^2 is -(x^2)
//   power      = postfix [ "^" signed ]                      from the right: 2^3^2 is 2^(3^2)
//   postfix    = primary { "!" | superscript }               x², 3!, x⁻¹
//   primary    = number | name | call | "(" expression ")" | "|" expression "|"
//   call       = function "(" expression { "," expression } ")"
//              | function ("^" digits | superscript) "(" expression ")"    sin^2(x) is sin(x)^2
//              | "if" "(" expression relation expression "," expression "," expression ")"
//              | ("sum" | "product") "(" index "," integer "," integer "," expression ")"
//   relation   = "<" | "<=" | ">" | ">="
//   number     = digits [ "." digits ] [ "e" [ "+" | "-" ] digits ]        exact: 0.1 is 1/10
//   name       = letter { letter | digit }                   letters of English and Greek, and "_"
//
// "Nothing" between two factors multiplies, where the second doesn't begin with a sign and they aren't both numbers.
// A bar closes the last one opened since the last "(", where an operand has just ended, and opens one otherwise.
// "**" is "^"; "·", "⋅" and "×" are "*"; "−" is "-"; "≤" and "≥" are "<=" and ">="; "π" is "pi".
// The index of a sum or product is a name not in use; it takes the integers from the first bound to the second, and
// the terms are written out (at most 1 000).

#include "calculus/parser.h"

#include "calculus/canonical.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lectern {
namespace {

constexpr int nesting_limit = 200;

}  // namespace

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
    if (parser_.depth_ >= nesting_limit) {
        fail("the expression is nested more than " + std::to_string(nesting_limit) + " levels deep", "",
             parser_.span_from(parser_.position_));
    }
    ++parser_.depth_;
}

void fail(const std::string& message, const std::string& help, TextSpan span) {
    throw ExpressionError(message, help, span.column, span.length);
}

std::string described(const Token& token) { return token.kind == TokenKind::end ? "the end" : "'" + token.text + "'"; }

Parser::Parser(std::vector<Token> tokens, const Names& names, ExprPool& pool, DivisionByZero division_by_zero)
    : tokens_(std::move(tokens)), names_(names), pool_(pool), division_by_zero_(division_by_zero) {}

Expr Parser::run() {
    if (peek().kind == TokenKind::end) fail("the expression is empty", "", span_from(0));
    try {
        const Expr result = sum();
        if (peek().kind != TokenKind::end) leftover();
        return result;
    } catch (const ExpressionLimit& limit) {
        if (division_by_zero_ == DivisionByZero::kept) throw;
        const Token& token = tokens_[operation_];
        fail(limit.what(), "", {token.column, token.length});
    }
}

Expr Parser::sum() {
    std::vector<Expr> terms{product()};
    for (;;) {
        const std::size_t sign = position_;
        if (accept(TokenKind::plus)) {
            terms.push_back(product());
        } else if (accept(TokenKind::minus)) {
            terms.push_back(-product());
        } else {
            break;
        }
        operation_ = sign;
    }
    return terms.size() == 1 ? terms[0] : pool_.sum(terms);
}

Expr Parser::product() {
    const std::size_t first = position_;
    std::vector<Expr> factors{signed_factor()};
    for (;;) {
        const std::size_t sign = position_;
        if (accept(TokenKind::times)) {
            factors.push_back(signed_factor());
        } else if (accept(TokenKind::divide)) {
            const std::size_t divisor = position_;
            const Expr below = signed_factor();
            operation_ = sign;
            factors.push_back(checked(pow(below, pool_.number(-1)), divisor));
        } else if (begins_factor()) {
            factors.push_back(power());
        } else {
            break;
        }
        operation_ = sign;
    }
    return factors.size() == 1 ? factors[0] : checked(pool_.product(factors), first);
}

Expr Parser::signed_factor() {
    bool negative = false;
    while (peek().kind == TokenKind::plus || peek().kind == TokenKind::minus)
        negative = (take().kind == TokenKind::minus) != negative;
    const Expr factor = power();
    return negative ? -factor : factor;
}

Expr Parser::power() {
    const std::size_t first = position_;
    const Expr base = postfix();
    const std::size_t sign = position_;
    if (!accept(TokenKind::power)) return base;
    const Nesting nesting(*this);
    const Expr exponent = signed_factor();
    operation_ = sign;
    return checked(pow(base, exponent), first);
}

Expr Parser::postfix() {
    const std::size_t first = position_;
    Expr result = primary();
    for (;;) {
        const std::size_t sign = position_;
        if (accept(TokenKind::bang)) {
            operation_ = sign;
            result = pool_.call(*find_function("factorial"), {result});
        } else if (peek().kind == TokenKind::superscript) {
            const std::string_view digits = tokens_[position_++].text;
            operation_ = sign;
            const bool negative = digits.starts_with('-');
            const Rational size = Rational::from_decimal(digits.substr(negative ? 1 : 0));
            result = checked(pow(result, pool_.number(negative ? -size : size)), first);
        } else {
            return result;
        }
    }
}

Expr Parser::primary() {
    switch (peek().kind) {
        case TokenKind::number:
            return number();
        case TokenKind::name:
            return name();
        case TokenKind::open:
            return parenthesised();
        case TokenKind::bar:
            return absolute_value();
        default:
            unexpected("a number, a name or '('");
    }
}

Expr Parser::number() {
    operation_ = position_;
    const Token token = take();
    if (accept(TokenKind::number))
        fail("two numbers stand side by side", "write an operator between them", span_from(operation_));
    try {
        return pool_.number(Rational::from_decimal(token.text));
    } catch (const std::out_of_range& error) {
        fail(error.what(), "", {token.column, token.length});
    }
}

Expr Parser::parenthesised() {
    const Nesting nesting(*this);
    const TextSpan open = span_from(position_);
    take();
    const int outer_bars = std::exchange(open_bars_, 0);
    const Expr inside = sum();
    open_bars_ = outer_bars;
    if (peek().kind == TokenKind::end) fail("this '(' is never closed", "add ')'", open);
    expect(TokenKind::close, "an operator or ')'");
    return inside;
}

Expr Parser::absolute_value() {
    const Nesting nesting(*this);
    const std::size_t first = position_;
    take();
    ++open_bars_;
    const Expr inside = sum();
    --open_bars_;
    if (peek().kind == TokenKind::end) fail("this '|' is never closed", "add '|', or write abs(x)", span_from(first));
    expect(TokenKind::bar, "an operator or '|'");
    operation_ = first;
    return pool_.call(*find_function("abs"), {inside});
}

const Token& Parser::peek(std::size_t ahead) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }

Token Parser::take() { return tokens_[std::min(position_++, tokens_.size() - 1)]; }

bool Parser::accept(TokenKind kind) {
    if (peek().kind != kind) return false;
    take();
    return true;
}

void Parser::expect(TokenKind kind, const char* wanted) {
    if (!accept(kind)) unexpected(wanted);
}

bool Parser::begins_factor() const {
    const TokenKind kind = peek().kind;
    if (words_join_ && (at_word("and") || at_word("or"))) return false;
    return kind == TokenKind::number || kind == TokenKind::name || kind == TokenKind::open ||
           (kind == TokenKind::bar && open_bars_ == 0);
}

/// From that token to the last one taken; at least that token itself.
TextSpan Parser::span_from(std::size_t first_token) const {
    const Token& first = tokens_[std::min(first_token, tokens_.size() - 1)];
    const std::size_t last_taken = std::min(position_ > 0 ? position_ - 1 : 0, tokens_.size() - 1);
    const Token& last = last_taken > first_token ? tokens_[last_taken] : first;
    return {first.column, last.column + last.length - first.column};
}

Expr Parser::checked(Expr result, std::size_t first_token) const {
    if (division_by_zero_ == DivisionByZero::error && is_undefined(result))
        fail("division by zero", "", span_from(first_token));
    return result;
}

void Parser::unexpected(const char* wanted) const {
    const Token& token = peek();
    if (token.kind >= TokenKind::less && token.kind <= TokenKind::greater_equal) leftover();
    fail("expected " + std::string(wanted) + ", found " + described(token), "", {token.column, token.length});
}

void Parser::leftover() const {
    const Token& token = peek();
    const TextSpan span{token.column, token.length};
    switch (token.kind) {
        case TokenKind::close:
            fail("this ')' closes nothing", "remove it, or add a '(' before", span);
        case TokenKind::comma:
            fail("a ',' stands only between the arguments of a function", "", span);
        case TokenKind::less:
        case TokenKind::less_equal:
        case TokenKind::greater:
        case TokenKind::greater_equal:
            fail("a comparison stands only as the condition of if", "write if(x < 1, a, b)", span);
        default:
            fail("expected an operator or the end, found " + described(token), "", span);
    }
}

}  // namespace lectern
