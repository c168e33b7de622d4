#include "calculus/reading_order.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/print.h"

#include <utility>

namespace lectern {
namespace {

/// How tightly a piece of text holds together: it needs parentheses where its place asks for more.
enum class Binding { sum, product, power, atom };

std::string_view sign_of(Relation relation) {
    switch (relation) {
        case Relation::less:
            return " < ";
        case Relation::less_equal:
            return " <= ";
        case Relation::greater:
            return " > ";
        case Relation::greater_equal:
            return " >= ";
    }
    return {};
}

class TextWriter {
public:
    std::string write(Expr expr) {
        add(expr, Binding::sum);
        return std::move(text_);
    }

private:
    void add(Expr expr, Binding wanted) {
        switch (expr.op()) {
            case Op::variable:
            case Op::constant:
                text_ += expr.name();
                return;
            case Op::call:
                add_list(std::string(expr.function().name) + "(", expr.operands());
                return;
            case Op::conditional:
                add_conditional(expr);
                return;
            case Op::sum:
                grouped(wanted > Binding::sum, [&] { add_sum(expr); });
                return;
            case Op::number:
            case Op::product:
            case Op::power: {
                const ReadTerm term = read_term(expr);
                grouped(wanted > binding_of(expr, term), [&] {
                    if (term.negative) text_ += "-";
                    add_size(term);
                });
                return;
            }
        }
    }

    static Binding binding_of(Expr expr, const ReadTerm& term) {
        if (term.negative) return Binding::sum;
        if (expr.op() == Op::number) return term.bottom.is_one() ? Binding::atom : Binding::product;
        if (expr.op() == Op::product || !term.below.empty()) return Binding::product;
        return is_root(term.above[0]) ? Binding::atom : Binding::power;
    }

    static bool is_root(const ReadFactor& factor) { return factor.power == Rational(1, 2); }

    template <class Body>
    void grouped(bool parentheses, const Body& body) {
        if (parentheses) text_ += "(";
        body();
        if (parentheses) text_ += ")";
    }

    void add_sum(Expr expr) {
        bool first = true;
        for (const Expr term : terms_in_reading_order(expr)) {
            const ReadTerm parts = read_term(term);
            if (parts.negative)
                text_ += first ? "-" : " - ";
            else if (!first)
                text_ += " + ";
            add_size(parts);
            first = false;
        }
    }

    /// The term without its sign.
    void add_size(const ReadTerm& term) {
        const bool plain_number = term.above.empty() && term.below.empty();
        if (term.coefficient_apart || plain_number) {
            text_ += term.top.to_text();
            if (!term.bottom.is_one()) text_.append("/").append(term.bottom.to_text());
            if (!plain_number) text_ += "*";
            add_factors(Rational(1), term.above);
            return;
        }
        if (term.above.empty())
            text_ += term.top.to_text();
        else
            add_factors(term.top, term.above);
        const std::size_t divisors = term.below.size() + (term.bottom.is_one() ? 0 : 1);
        if (divisors == 0) return;
        text_ += "/";
        grouped(divisors > 1, [&] { add_factors(term.bottom, term.below); });
    }

    void add_factors(const Rational& coefficient, const std::vector<ReadFactor>& factors) {
        bool first = coefficient.is_one();
        if (!first) text_ += coefficient.to_text();
        for (const ReadFactor& factor : factors) {
            if (!first) text_ += "*";
            add_factor(factor);
            first = false;
        }
    }

    void add_factor(const ReadFactor& factor) {
        if (factor.power.is_one()) {
            const bool symbolic_power = factor.base.op() == Op::power;
            if (symbolic_power && factor.base.operands()[1].op() != Op::number)
                add_power(factor.base.operands()[0], factor.base.operands()[1]);
            else
                add(factor.base, Binding::power);
            return;
        }
        if (is_root(factor)) {
            text_ += "sqrt(";
            add(factor.base, Binding::sum);
            text_ += ")";
            return;
        }
        add(factor.base, Binding::atom);
        const bool whole = factor.power.is_integer();
        text_ += whole ? "^" : "^(";
        text_ += factor.power.to_text();
        if (!whole) text_ += ")";
    }

    void add_power(Expr base, Expr exponent) {
        add(base, Binding::atom);
        text_ += "^";
        add(exponent, Binding::atom);
    }

    void add_list(const std::string& head, std::span<const Expr> items) {
        text_ += head;
        bool first = true;
        for (const Expr item : items) {
            if (!first) text_ += ", ";
            add(item, Binding::sum);
            first = false;
        }
        text_ += ")";
    }

    void add_conditional(Expr expr) {
        const auto operands = expr.operands();
        text_ += "if(";
        add(operands[0], Binding::sum);
        text_ += sign_of(expr.relation());
        add_list("", operands.subspan(1));
    }

    std::string text_;
};

}  // namespace

std::string to_text(Expr expr) {
    check_printable(expr);
    return TextWriter().write(expr);
}

}  // namespace lectern
