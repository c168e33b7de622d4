#pragma once
#include "calculus/lexer.h"
#include "lectern/calculus/parse.h"

#include <string>
#include <utility>
#include <vector>

namespace lectern {

/// A stretch of the text: columns from 0 and lengths count characters.
struct TextSpan {
    int column = 0;
    int length = 1;
};

/// Recursive descent over the tokens, one function a rule of the grammar at the head of parser.cpp. It builds canonical
/// expressions as it reads.
class Parser {
public:
    enum class DivisionByZero { error, kept };

    Parser(std::vector<Token> tokens, const Names& names, ExprPool& pool, DivisionByZero division_by_zero);

    /// The whole text as one expression. Throws ExpressionError, also where a limit of the pool is reached.
    Expr run();
    /// The whole text as one condition: its margin, see parse_condition.
    Expr run_condition(const Rational& open_gap);

private:
    // parser.cpp
    Expr sum();
    Expr product();
    Expr signed_factor();
    Expr power();
    Expr postfix();
    Expr primary();
    Expr number();
    Expr parenthesised();
    Expr absolute_value();

    // parse_call.cpp
    Expr call_of_language(const FunctionRule& function);
    Expr call_of_author(const std::string& name, const UserFunction& function);
    Expr raised_call(const FunctionRule& function);
    std::vector<Expr> arguments();
    void check_count(const std::string& name, std::size_t expected, std::size_t given, std::size_t first_token) const;
    Expr conditional();
    Expr repeated(bool is_sum);
    long whole_bound();
    std::string index_name();

    // parse_condition.cpp
    Expr disjunction();
    Expr conjunction();
    Expr comparisons();
    [[nodiscard]] bool opens_condition() const;
    [[nodiscard]] bool at_word(std::string_view word) const;

    // parse_name.cpp
    Expr name();
    [[noreturn]] void unknown_name(const Token& token, bool called) const;
    [[nodiscard]] std::string split_suggestion(const std::string& text, bool called) const;
    [[nodiscard]] std::string known_values() const;

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    Token take();
    bool accept(TokenKind kind);
    void expect(TokenKind kind, const char* wanted);
    [[nodiscard]] bool begins_factor() const;
    [[nodiscard]] TextSpan span_from(std::size_t first_token) const;
    Expr checked(Expr result, std::size_t first_token) const;
    [[noreturn]] void unexpected(const char* wanted) const;
    [[noreturn]] void leftover() const;

    /// Counts nesting for as long as it lives.
    class Nesting;

    std::vector<Token> tokens_;
    const Names& names_;
    ExprPool& pool_;
    DivisionByZero division_by_zero_;
    std::size_t position_ = 0;
    std::size_t operation_ = 0;  ///< The token whose operation is being built: where a limit is reported.
    int depth_ = 0;
    Rational open_gap_;                                ///< Taken off the margins of < and >.
    bool words_join_ = false;                          ///< `and` and `or` join conditions, and are no names.
    int open_bars_ = 0;                                ///< Since the last open parenthesis.
    std::vector<std::pair<std::string, Expr>> index_;  ///< Of the sums and products around this place.
};

class Parser::Nesting {
public:
    explicit Nesting(Parser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    Parser& parser_;
};

[[noreturn]] void fail(const std::string& message, const std::string& help, TextSpan span);

/// "the end" or the token in quotes.
std::string described(const Token& token);

}  // namespace lectern
