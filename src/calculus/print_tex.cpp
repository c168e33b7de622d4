#include "calculus/reading_order.h"
#include "calculus/tex_name.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/print.h"

#include <utility>

namespace lectern {
namespace {

/// How tightly a piece holds together: it needs parentheses where its place asks for more.
enum class Binding { sum, product, power, atom };

/// A piece of TeX mathematics. A tall one stands higher than a line of text, so its parentheses must grow.
struct Piece {
    std::string tex;
    bool tall = false;

    Piece& operator+=(const Piece& other) {
        tex += other.tex;
        tall = tall || other.tall;
        return *this;
    }
};

Piece in_parentheses(const Piece& piece) {
    if (piece.tall) return {"\\left(" + piece.tex + "\\right)", true};
    return {"(" + piece.tex + ")"};
}

Piece fraction(const Piece& top, const Piece& bottom) { return {"\\frac{" + top.tex + "}{" + bottom.tex + "}", true}; }

std::string_view sign_of(Relation relation) {
    switch (relation) {
        case Relation::less:
            return " < ";
        case Relation::less_equal:
            return " \\le ";
        case Relation::greater:
            return " > ";
        case Relation::greater_equal:
            return " \\ge ";
    }
    return {};
}

Piece piece_of(Expr expr, Binding wanted);
Piece size_of(const ReadTerm& term);

bool is_root(const ReadFactor& factor) { return factor.power == Rational(1, 2); }

bool is_pattern(const FunctionRule& function) { return function.tex.find('#') != std::string_view::npos; }

Piece sum_of(Expr expr) {
    Piece result;
    for (const Expr term : terms_in_reading_order(expr)) {
        const ReadTerm parts = read_term(term);
        if (parts.negative)
            result.tex += result.tex.empty() ? "-" : " - ";
        else if (!result.tex.empty())
            result.tex += " + ";
        result += size_of(parts);
    }
    return result;
}

/// \sin(x), or a pattern with the arguments put in; `power` stands after the function's name.
Piece call_of(Expr expr, const std::string& power) {
    const FunctionRule& function = expr.function();
    Piece arguments;
    if (is_pattern(function)) {
        Piece result;
        std::size_t next = 0;
        for (const char c : function.tex) {
            if (c == '#')
                result += piece_of(expr.operands()[next++], Binding::sum);
            else
                result.tex += c;
        }
        return result;
    }
    for (const Expr argument : expr.operands()) {
        if (!arguments.tex.empty()) arguments.tex += ", ";
        arguments += piece_of(argument, Binding::sum);
    }
    arguments = in_parentheses(arguments);
    return {std::string(function.tex) + power + arguments.tex, arguments.tall};
}

Piece conditional_of(Expr expr) {
    const auto operands = expr.operands();
    const std::string condition = piece_of(operands[0], Binding::sum).tex + std::string(sign_of(expr.relation())) +
                                  piece_of(operands[1], Binding::sum).tex;
    return {"\\begin{cases} " + piece_of(operands[2], Binding::sum).tex + " & \\text{if } " + condition + " \\\\ " +
                piece_of(operands[3], Binding::sum).tex + " & \\text{otherwise} \\end{cases}",
            true};
}

Piece power_of(Expr base, const std::string& exponent) {
    // A raised part of its own, as in \psi^{(0)}(x), can't take another.
    const bool raised = base.op() == Op::call && base.function().tex.find('^') != std::string_view::npos;
    Piece result = raised ? in_parentheses(piece_of(base, Binding::sum)) : piece_of(base, Binding::atom);
    result.tex += "^{" + exponent + "}";
    return result;
}

Piece factor_of(const ReadFactor& factor, Binding wanted) {
    if (factor.power.is_one()) {
        const bool is_power = factor.base.op() == Op::power && factor.base.operands()[1].op() != Op::number;
        if (is_power) return power_of(factor.base.operands()[0], piece_of(factor.base.operands()[1], Binding::sum).tex);
        return piece_of(factor.base, wanted);
    }
    if (is_root(factor)) {
        const Piece inside = piece_of(factor.base, Binding::sum);
        return {"\\sqrt{" + inside.tex + "}", inside.tall};
    }
    const std::string exponent = factor.power.to_text();
    const bool named = factor.base.op() == Op::call && !is_pattern(factor.base.function());
    if (named && factor.power.is_integer()) return call_of(factor.base, "^{" + exponent + "}");
    return power_of(factor.base, exponent);
}

/// coefficient and factors side by side; 1 where there are none.
Piece factors_of(const Rational& coefficient, const std::vector<ReadFactor>& factors) {
    if (factors.empty()) return {coefficient.to_text()};
    if (factors.size() == 1 && coefficient.is_one()) return factor_of(factors[0], Binding::sum);
    Piece result;
    if (!coefficient.is_one()) result.tex = coefficient.to_text();
    for (const ReadFactor& factor : factors) {
        const Piece next = factor_of(factor, Binding::power);
        const bool digit = next.tex[0] >= '0' && next.tex[0] <= '9';
        if (!result.tex.empty()) result.tex += digit ? " \\cdot " : " ";
        result += next;
    }
    return result;
}

/// The term without its sign.
Piece size_of(const ReadTerm& term) {
    Piece rational =
        term.bottom.is_one() ? Piece{term.top.to_text()} : fraction({term.top.to_text()}, {term.bottom.to_text()});
    if (term.above.empty() && term.below.empty()) return rational;
    if (term.coefficient_apart) {
        Piece rest;
        for (const ReadFactor& factor : term.above) {
            const Piece next = factor_of(factor, Binding::power);
            rest.tex += rest.tex.empty() ? "" : " ";
            rest += next;
        }
        return {rational.tex + " " + rest.tex, true};
    }
    const bool whole = term.below.empty() && term.bottom.is_one();
    if (!whole) return fraction(factors_of(term.top, term.above), factors_of(term.bottom, term.below));
    // -(x + 1) keeps its parentheses behind a sign.
    if (term.above.size() == 1 && term.top.is_one()) return factor_of(term.above[0], Binding::power);
    return factors_of(term.top, term.above);
}

Binding binding_of(Expr expr, const ReadTerm& term) {
    if (term.negative) return Binding::sum;
    if (expr.op() == Op::number) return term.bottom.is_one() ? Binding::atom : Binding::product;
    if (expr.op() == Op::product) return Binding::product;
    return !term.below.empty() || !is_root(term.above[0]) ? Binding::power : Binding::atom;
}

Piece piece_of(Expr expr, Binding wanted) {
    switch (expr.op()) {
        case Op::variable:
            return {tex_of_name(expr.name())};
        case Op::constant:
            return {expr.name() == "pi" ? "\\pi" : "e"};
        case Op::call:
            return call_of(expr, "");
        case Op::conditional:
            return wanted > Binding::sum ? in_parentheses(conditional_of(expr)) : conditional_of(expr);
        case Op::sum:
            return wanted > Binding::sum ? in_parentheses(sum_of(expr)) : sum_of(expr);
        case Op::number:
        case Op::product:
        case Op::power:
            break;
    }
    const ReadTerm term = read_term(expr);
    Piece result{term.negative ? "-" : ""};
    result += size_of(term);
    return wanted > binding_of(expr, term) ? in_parentheses(result) : result;
}

}  // namespace

std::string to_tex(Expr expr) {
    check_printable(expr);
    return piece_of(expr, Binding::sum).tex;
}

}  // namespace lectern
