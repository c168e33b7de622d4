#include "lectern/calculus/parse.h"

#include "calculus/expr_node.h"
#include "calculus/instantiate.h"
#include "calculus/parser.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::size_t text_limit = 4096;
constexpr std::size_t parsed_node_limit = 5000;

}  // namespace

Expr parse_expression(std::string_view text, const Names& names, ExprPool& pool) {
    if (text.size() > text_limit)
        fail("the expression is longer than " + std::to_string(text_limit) + " bytes", "", {0, 1});
    const PoolBudget budget(pool, parsed_node_limit);
    return Parser(split_into_tokens(text), names, pool, Parser::DivisionByZero::error).run();
}

Expr parse_condition(std::string_view text, const Names& names, ExprPool& pool, const Rational& open_gap) {
    if (text.size() > text_limit)
        fail("the condition is longer than " + std::to_string(text_limit) + " bytes", "", {0, 1});
    const PoolBudget budget(pool, parsed_node_limit);
    return Parser(split_into_tokens(text), names, pool, Parser::DivisionByZero::error).run_condition(open_gap);
}

Expr instantiate(std::string_view formula, std::span<const Expr> arguments, ExprPool& pool) {
    constexpr std::array<const char*, 3> parameters{"u", "v", "w"};
    Names names;
    for (std::size_t i = 0; i < arguments.size(); ++i) names.values.emplace(parameters[i], arguments[i]);
    return Parser(split_into_tokens(formula), names, pool, Parser::DivisionByZero::kept).run();
}

Signature parse_signature(std::string_view text) {
    if (text.size() > text_limit) fail("the name is longer than " + std::to_string(text_limit) + " bytes", "", {0, 1});
    const std::vector<Token> tokens = split_into_tokens(text);
    std::size_t position = 0;
    const auto take = [&](TokenKind kind, const char* wanted) {
        const Token& token = tokens[position];
        if (token.kind != kind)
            fail("expected " + std::string(wanted) + ", found " + described(token), "write it like T(x, y)",
                 {token.column, token.length});
        position += token.kind == TokenKind::end ? 0 : 1;
        return token;
    };
    const auto take_name = [&](const char* wanted) {
        Token token = take(TokenKind::name, wanted);
        if (!is_definable_name(token.text))
            fail("'" + token.text + "' is a name of the language", "choose another name", {token.column, token.length});
        return token;
    };
    Signature signature;
    signature.name = take_name("the function's name").text;
    take(TokenKind::open, "'('");
    for (bool more = true; more;) {
        const Token parameter = take_name("a parameter's name");
        const auto& known = signature.parameters;
        const bool twice = std::find(known.begin(), known.end(), parameter.text) != known.end();
        if (twice || parameter.text == signature.name)
            fail("'" + parameter.text + "' is named twice", "", {parameter.column, parameter.length});
        signature.parameters.push_back(parameter.text);
        more = tokens[position].kind == TokenKind::comma;
        if (more) ++position;
    }
    take(TokenKind::close, "',' or ')'");
    take(TokenKind::end, "the end");
    return signature;
}

}  // namespace lectern
