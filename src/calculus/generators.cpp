#include "calculus/generators.h"

#include "calculus/common_factor.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <unordered_set>

namespace lectern {
namespace {

/// The powers of one generator that an exponential family or a root may need; parts further apart are strangers.
constexpr long power_limit = 32;

std::uint64_t size_of(Expr expr) { return ExprAccess::node(expr).tree_size; }

bool is_shorter(Expr a, Expr b) { return size_of(a) != size_of(b) ? size_of(a) < size_of(b) : a < b; }

bool is_call_of(Expr expr, Kernel kernel) { return expr.op() == Op::call && expr.function().kernel == kernel; }

bool is_e(Expr expr) { return expr.op() == Op::constant && expr.name() == "e"; }

/// Parts of an expression that one generator stands for.
struct PlainFamily {
    struct Member {
        Expr part;
        bool turned = false;  ///< f(-u) where the normal form is f(u).
    };
    std::vector<Member> members;
    bool odd = false;  ///< f(-u) = -f(u)
    Expr normal;       ///< The same with its insides in normal form.
};

struct RootFamily {
    std::vector<Expr> members;  ///< base^q
    long degree = 1;            ///< The least common denominator of all q.
};

struct ExponentialFamily {
    struct Member {
        Expr part, base, exponent;
        Rational multiple;  ///< exponent / the family's
    };
    std::vector<Member> members;
};

/// The product, multiplied into a sum: 1 - x^2 rather than -(x^2 - 1).
Expr whole_of(const ScaledTerm& form) {
    const bool into_sum = form.rest.op() == Op::sum && form.coefficient.sign() != 0;
    if (into_sum) return times_sum({form.rest.pool().number(form.coefficient)}, form.rest);
    return scaled(form.coefficient, form.rest);
}

class Search {
public:
    explicit Search(NormalForms& known) : known_(known) {}

    void visit(Expr expr) {
        if (!seen_.insert(expr).second) return;
        const std::vector<Expr> parts = separate_powers(expr);
        for (const Expr part : parts) visit(part);
        if (!parts.empty()) return;
        switch (expr.op()) {
            case Op::number:
                return;
            case Op::variable:
                add_plain(expr, expr);
                return;
            case Op::constant:
                if (is_e(expr))
                    add_exponential(expr, expr, expr.pool().number(1));
                else
                    add_plain(expr, expr);
                return;
            case Op::sum:
            case Op::product:
                for (const Expr operand : expr.operands()) visit(operand);
                return;
            case Op::power:
                visit_power(expr, expr.operands()[0], expr.operands()[1]);
                return;
            case Op::call:
                visit_call(expr);
                return;
            case Op::conditional:
                visit_conditional(expr);
                return;
        }
    }

    std::map<Expr, PlainFamily> plain;
    std::map<Expr, RootFamily> roots;                                 ///< By the base's normal form.
    std::map<std::pair<Expr, Expr>, ExponentialFamily> exponentials;  ///< By base and primitive exponent.

private:
    Expr normal(Expr expr) { return whole_of(normal_form(expr, known_)); }

    void add_plain(Expr part, Expr normal_part, bool turned = false) {
        const bool odd = part.op() == Op::call && part.function().parity == Parity::odd;
        const auto family = plain.emplace(normal_part, PlainFamily{{}, odd, normal_part}).first;
        family->second.members.push_back({part, turned});
    }

    void add_exponential(Expr part, Expr base, Expr exponent) {
        const ScaledTerm form = normal_form(exponent, known_);
        if (form.coefficient.sign() == 0) {
            add_plain(part, part);
            return;
        }
        exponentials[{normal(base), form.rest}].members.push_back({part, base, exponent, form.coefficient});
    }

    void visit_power(Expr part, Expr base, Expr exponent) {
        const bool numeric = exponent.op() == Op::number;
        if (numeric && base.is_number(0)) {
            add_plain(part, part);
        } else if (numeric && exponent.number().is_integer()) {
            visit(base);
        } else if (numeric) {
            const Rational degree = exponent.number().denominator();
            if (!degree.fits_long() || degree.as_long() > power_limit)
                throw ExpressionLimit("a root of a degree above " + std::to_string(power_limit));
            visit(base);
            RootFamily& family = roots[normal(base)];
            family.members.push_back(part);
            family.degree = std::lcm(family.degree, degree.as_long());
            if (family.degree > 10 * power_limit) throw ExpressionLimit("roots of too many degrees");
        } else {
            add_exponential(part, base, exponent);
        }
    }

    void visit_call(Expr part) {
        const FunctionRule& function = part.function();
        if (function.kernel == Kernel::exp) {
            add_exponential(part, part.pool().e(), part.operands()[0]);
            return;
        }
        if (function.kernel == Kernel::cbrt || function.kernel == Kernel::abs) visit(part.operands()[0]);
        std::vector<Expr> arguments;
        bool turned = false;
        for (const Expr operand : part.operands()) {
            ScaledTerm form = normal_form(operand, known_);
            if (function.parity != Parity::none && form.coefficient.sign() < 0) {
                form.coefficient = -form.coefficient;
                turned = true;
            }
            arguments.push_back(whole_of(form));
        }
        const Expr normal_part = part.pool().call(function, arguments);
        const bool same = normal_part.op() == Op::call && &normal_part.function() == &function;
        if (same)
            add_plain(part, normal_part, turned);
        else
            add_plain(part, part);
    }

    void visit_conditional(Expr part) {
        const auto operands = part.operands();
        const Expr normal_part = part.pool().conditional(part.relation(), normal(operands[0]), normal(operands[1]),
                                                         normal(operands[2]), normal(operands[3]));
        add_plain(part, normal_part.op() == Op::conditional ? normal_part : part);
    }

    NormalForms& known_;
    std::unordered_set<Expr> seen_;
};

/// A generator with the parts that it stands for.
struct Found {
    Generator generator;
    std::vector<std::pair<Expr, GeneratorPower>> parts;
};

Found generator_of(const PlainFamily& family) {
    PlainFamily::Member face = family.members[0];
    for (const PlainFamily::Member& member : family.members) {
        const bool as_long = size_of(member.part) == size_of(face.part);
        const bool turns = as_long && member.turned != face.turned;
        if (turns ? face.turned : is_shorter(member.part, face.part)) face = member;
    }
    if (size_of(family.normal) < size_of(face.part)) face = {family.normal, false};
    Found found{{Generator::Kind::plain, face.part, face.part.pool().number(1), 1, face.part}, {}};
    const PlainFamily::Member& first = family.members[0];
    if (is_call_of(first.part, Kernel::cbrt)) {
        const Expr inside = first.part.operands()[0];
        found.generator.degree = 3;
        found.generator.radicand = first.turned == face.turned ? inside : -inside;
    } else if (is_call_of(first.part, Kernel::abs)) {
        found.generator.degree = 2;
        found.generator.radicand = pow(first.part.operands()[0], first.part.pool().number(2));
    }
    for (const PlainFamily::Member& member : family.members)
        found.parts.emplace_back(member.part, GeneratorPower{0, 1, family.odd && member.turned != face.turned});
    return found;
}

Found generator_of(const RootFamily& family, Expr normal_base) {
    Expr base = normal_base;
    bool from_outside = false;
    for (const Expr member : family.members) {
        const Expr own = member.operands()[0];
        if (from_outside ? is_shorter(own, base) : size_of(own) <= size_of(base)) {
            base = own;
            from_outside = true;
        }
    }
    const Expr radicand = family.members[0].operands()[0];
    Found found{{Generator::Kind::root, base, base.pool().number(1), family.degree, radicand}, {}};
    for (const Expr member : family.members) {
        const Rational power = member.operands()[1].number() * Rational(family.degree);
        if (!power.fits_long()) throw ExpressionLimit("a power grows too high");
        found.parts.emplace_back(member, GeneratorPower{0, power.as_long(), false});
    }
    return found;
}

/// The exponent that makes all multiples whole, the sign taken from them where they agree. It is 1 for a few low whole
/// multiples, so that e^(2x) - 1 is seen to have factors.
Rational unit_of(const ExponentialFamily& family) {
    constexpr long low = 6;
    Rational unit;
    bool all_negative = true, all_low = true;
    for (const auto& member : family.members) {
        const Rational& multiple = member.multiple;
        unit = Rational::common_measure(unit, multiple);
        all_negative = all_negative && multiple.sign() < 0;
        all_low = all_low && multiple.is_integer() && multiple <= Rational(low) && Rational(-low) <= multiple;
    }
    if (all_low) unit = Rational(1);
    return all_negative ? -unit : unit;
}

Found generator_of(const ExponentialFamily& family) {
    const Rational unit = unit_of(family);
    const ExponentialFamily::Member* face = &family.members[0];
    for (const auto& member : family.members) {
        const bool exact = member.multiple == unit, face_exact = face->multiple == unit;
        if (exact != face_exact ? exact : is_shorter(member.part, face->part)) face = &member;
    }
    const Expr exponent = face->exponent.pool().number(unit / face->multiple) * face->exponent;
    Found found{{Generator::Kind::exponential, face->base, exponent, 1, face->base}, {}};
    for (const auto& member : family.members) {
        const Rational power = member.multiple / unit;
        found.parts.emplace_back(member.part, GeneratorPower{0, power.as_long(), false});
    }
    return found;
}

/// Whole where the members are low powers of one generator; else those of equal size each for themselves.
std::vector<ExponentialFamily> close_relations(const ExponentialFamily& family) {
    const Rational unit = unit_of(family);
    bool close = true;
    for (const auto& member : family.members) {
        const Rational power = member.multiple / unit;
        close = close && power <= Rational(power_limit) && Rational(-power_limit) <= power;
    }
    if (close) return {family};
    std::map<Rational, ExponentialFamily> by_size;
    for (const auto& member : family.members)
        by_size[member.multiple.sign() < 0 ? -member.multiple : member.multiple].members.push_back(member);
    std::vector<ExponentialFamily> families;
    for (auto& entry : by_size) families.push_back(std::move(entry.second));
    return families;
}

}  // namespace

Expr Generator::power(long n) const {
    ExprPool& pool = base.pool();
    switch (kind) {
        case Kind::root:
            return pow(base, pool.number(Rational(n, degree)));
        case Kind::exponential:
            return pow(base, pool.number(n) * exponent);
        case Kind::plain:
            break;
    }
    return pow(base, pool.number(n));
}

std::vector<Expr> separate_powers(Expr part) {
    constexpr std::size_t few = 4;
    const BasePower power = split_power(part);
    if (power.exponent.op() != Op::sum || power.exponent.operands().size() > few) return {};
    std::vector<Expr> parts;
    for (const Expr term : power.exponent.operands()) parts.push_back(pow(power.base, term));
    return parts;
}

const GeneratorPower& Generators::of(Expr part) const {
    const auto found = powers_.find(part);
    if (found == powers_.end()) throw ExpressionLimit("a part of an expression that no generator stands for");
    return found->second;
}

Generators::Generators(std::span<const Expr> exprs, NormalForms& known) {
    Search search(known);
    for (const Expr expr : exprs) search.visit(expr);
    std::vector<Found> all;
    for (const auto& [key, family] : search.plain) all.push_back(generator_of(family));
    for (const auto& [key, family] : search.roots) all.push_back(generator_of(family, key));
    for (const auto& [key, family] : search.exponentials)
        for (const ExponentialFamily& relations : close_relations(family)) all.push_back(generator_of(relations));
    std::sort(all.begin(), all.end(),
              [](const Found& a, const Found& b) { return a.generator.power(1) < b.generator.power(1); });
    for (Found& found : all) {
        for (auto& [part, power] : found.parts) {
            power.generator = list_.size();
            powers_.insert_or_assign(part, power);
        }
        list_.push_back(found.generator);
    }
}

}  // namespace lectern
