#pragma once
#include "lectern/calculus/expr.h"

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// A function that the author defined further up: its parameters and body.
struct UserFunction {
    std::vector<Expr> parameters;  ///< Variables of the pool.
    Expr body;
};

/// The names that an expression may use beside those of the language.
struct Names {
    std::map<std::string, Expr, std::less<>> values;             ///< Variables and named numbers.
    std::map<std::string, UserFunction, std::less<>> functions;  ///< A call is replaced by the body.
};

/// A mistake in the text of an expression.
class ExpressionError : public std::runtime_error {
public:
    ExpressionError(const std::string& message, std::string help_, int column_, int length_)
        : std::runtime_error(message), help(std::move(help_)), column(column_), length(length_) {}

    std::string help;  ///< What to do; may be empty.
    int column;        ///< From 0, in Unicode characters from the start of the text.
    int length;        ///< In characters, at least 1.
};

/// Reads an expression in the grammar of docs/expressions.md. Throws ExpressionError.
/// Limits: 4 096 bytes, nesting 200, 5 000 nodes, powers expanded to 64.
Expr parse_expression(std::string_view text, const Names& names, ExprPool& pool);

/// Reads a condition on points: comparisons of expressions, chained ones too (0 < x < 1), joined by `and` and `or`
/// (`and` binds tighter) and grouped by parentheses. Gives its margin, an expression that is positive where the
/// condition holds and negative where it doesn't; 0 on the edge between. Throws ExpressionError; limits as above.
/// Each comparison by < or > counts for `open_gap` less: a margin that a small gap lowers is that of an edge which the
/// condition leaves out.
Expr parse_condition(std::string_view text, const Names& names, ExprPool& pool, const Rational& open_gap = {});

/// Reads "T(x, y)": a name and its parameters. Throws ExpressionError.
struct Signature {
    std::string name;
    std::vector<std::string> parameters;
};
Signature parse_signature(std::string_view text);

/// True for a name that an author may define: letters, digits and _, not beginning with a digit, and no name of the
/// language.
bool is_definable_name(std::string_view name);

/// How many bytes of `text` the name at its beginning takes: 0 where there is none. Letters are those of English and
/// Greek (without π, which is a number).
std::size_t length_of_name(std::string_view text);

}  // namespace lectern
