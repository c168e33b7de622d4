#include "calculus/reading_order.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/print.h"

#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

/// How tightly a piece of text holds together: it needs parentheses where its place asks for more.
enum class Binding { sum, product, power, atom };

constexpr std::string_view minus = "\u2212";

std::string_view sign_of(Relation relation) {
    switch (relation) {
        case Relation::less:
            return " < ";
        case Relation::less_equal:
            return " ≤ ";
        case Relation::greater:
            return " > ";
        case Relation::greater_equal:
            return " ≥ ";
    }
    return {};
}

std::string raised(const std::string& digits) {
    constexpr std::string_view signs[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    for (const char digit : digits) text += signs[digit - '0'];
    return text;
}

bool is_root(const ReadFactor& factor) { return factor.power == Rational(1, 2); }

/// A number, one letter, or either with a raised whole number: it may stand beside another one without a sign between.
bool is_short(const ReadFactor& factor) {
    if (!factor.power.is_integer()) return false;
    return factor.base.op() == Op::constant || (factor.base.op() == Op::variable && factor.base.name().size() <= 2 &&
                                                (factor.base.name().size() == 1 || factor.base.name()[0] < 0));
}

class PlainWriter {
public:
    std::string write(Expr expr) {
        add(expr, Binding::sum);
        return std::move(text_);
    }

private:
    void add(Expr expr, Binding wanted) {
        switch (expr.op()) {
            case Op::variable:
                text_ += expr.name();
                return;
            case Op::constant:
                text_ += expr.name() == "pi" ? "π" : expr.name();
                return;
            case Op::call:
                add_call(expr, "");
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
                    if (term.negative) text_ += minus;
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
        return Binding::power;
    }

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
                text_.append(first ? "" : " ").append(minus).append(first ? "" : " ");
            else if (!first)
                text_ += " + ";
            add_size(parts);
            first = false;
        }
    }

    /// The term without its sign.
    void add_size(const ReadTerm& term) {
        if (term.above.empty() && term.below.empty()) {
            text_ += term.top.to_text();
            if (!term.bottom.is_one()) text_.append("/").append(term.bottom.to_text());
            return;
        }
        if (term.coefficient_apart) {
            text_.append(term.top.to_text()).append("/").append(term.bottom.to_text()).append(" ");
            add_factors(Rational(1), term.above);
            return;
        }
        const bool divided = !term.below.empty() || !term.bottom.is_one();
        if (term.above.empty()) {
            text_ += term.top.to_text();
        } else {
            add_factors(term.top, term.above);
        }
        if (!divided) return;
        text_ += "/";
        const std::size_t divisors = term.below.size() + (term.bottom.is_one() ? 0 : 1);
        grouped(divisors > 1, [&] { add_factors(term.bottom, term.below); });
    }

    void add_factors(const Rational& coefficient, const std::vector<ReadFactor>& factors) {
        bool number_before = !coefficient.is_one(), short_before = number_before;
        if (number_before) text_ += coefficient.to_text();
        bool first = !number_before;
        for (const ReadFactor& factor : factors) {
            const std::size_t begin = text_.size();
            add_factor(factor);
            const bool digit = text_[begin] >= '0' && text_[begin] <= '9';
            const bool bracket = text_[begin] == '(' || factor.base.op() == Op::sum;
            const bool may_touch = bracket || (short_before && (is_short(factor) || is_root(factor)));
            if (!first) {
                if (digit)
                    text_.insert(begin, "·");
                else if (!may_touch)
                    text_.insert(begin, factor.base.op() == Op::variable ? "·" : " ");
            }
            first = false;
            short_before = bracket || is_short(factor);
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
            text_ += "√";
            add(factor.base, Binding::atom);
            return;
        }
        const std::string power = factor.power.to_text();
        const bool whole = factor.power.is_integer();
        const bool named = factor.base.op() == Op::call && factor.base.function().name != "abs";
        if (whole && named) {
            add_call(factor.base, raised(power));
            return;
        }
        add(factor.base, Binding::atom);
        if (whole) {
            text_ += raised(power);
        } else {
            text_.append("^(").append(power).append(")");
        }
    }

    void add_power(Expr base, Expr exponent) {
        add(base, Binding::atom);
        text_ += "^";
        add(exponent, Binding::atom);
    }

    void add_call(Expr expr, const std::string& power) {
        if (expr.function().name == "abs") {
            text_ += "|";
            add(expr.operands()[0], Binding::sum);
            text_ += "|";
            return;
        }
        if (expr.function().name == "exp" && power.empty()) {
            text_ += "e^";
            add(expr.operands()[0], Binding::atom);
            return;
        }
        text_.append(expr.function().name).append(power);
        add_list(expr.operands());
    }

    void add_list(std::span<const Expr> items) {
        text_ += "(";
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
        text_ += "(";
        add(operands[2], Binding::sum);
        text_ += " if ";
        add(operands[0], Binding::sum);
        text_ += sign_of(expr.relation());
        add(operands[1], Binding::sum);
        text_ += ", else ";
        add(operands[3], Binding::sum);
        text_ += ")";
    }

    std::string text_;
};

}  // namespace

std::string to_plain(Expr expr) {
    check_printable(expr);
    return PlainWriter().write(expr);
}

}  // namespace lectern
