#include "scene/values/compare_values.h"

#include "lectern/calculus/algebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

constexpr double same = 1e-9;

/// False also where the expression is too large to tell.
bool is_surely_zero(Expr expr) {
    try {
        return is_identically_zero(expr);
    } catch (const ExpressionLimit&) {
        return false;
    }
}

/// left - right as far as it is known.
struct Difference {
    std::optional<int> sign;
    bool negligible = false;  ///< Not told from 0 by the measure above.
};

Difference difference_of(const ProvedNumber& left, const ProvedNumber& right) {
    Difference difference;
    const double measure = std::max({1.0, std::fabs(left.value), std::fabs(right.value)});
    difference.negligible = std::fabs(left.value - right.value) <= same * measure;
    Interval range = left.enclosure - right.enclosure;
    if (left.exact && right.exact) {
        const Expr exact = *left.exact - *right.exact;
        if (exact.op() == Op::number) {
            difference.sign = exact.number().sign();
            return difference;
        }
        if (is_surely_zero(exact)) {
            difference.sign = 0;
            return difference;
        }
        range = exact_number(exact).enclosure;
    }
    if (range.low > 0) difference.sign = 1;
    if (range.high < 0) difference.sign = -1;
    // Two doubles of computations: each stands for itself.
    if (range.low == 0 && range.high == 0) difference.sign = 0;
    return difference;
}

Verdict verdict(bool holds) { return holds ? Verdict::holds : Verdict::fails; }

Verdict compare_numbers(Compared relation, const ProvedNumber& left, const ProvedNumber& right) {
    const Difference difference = difference_of(left, right);
    const bool exact = left.exact && right.exact;
    if (relation == Compared::equal || relation == Compared::not_equal) {
        const bool equal = exact && difference.sign ? *difference.sign == 0 : difference.negligible;
        return verdict(equal == (relation == Compared::equal));
    }
    if (!difference.sign) return Verdict::unproved;
    switch (relation) {
        case Compared::less:
            return verdict(*difference.sign < 0);
        case Compared::less_equal:
            return verdict(*difference.sign <= 0);
        case Compared::greater:
            return verdict(*difference.sign > 0);
        default:
            return verdict(*difference.sign >= 0);
    }
}

/// The numbers side by side of a point or a list of components.
std::optional<std::vector<ProvedNumber>> components_of(const Value& value) {
    if (const auto* place = value.as<Place>()) return coordinates_of(*place);
    const auto* tuple = value.as<Tuple>();
    if (tuple == nullptr) return std::nullopt;
    std::vector<ProvedNumber> numbers;
    for (const Value& item : tuple->items) {
        const auto* number = item.as<ProvedNumber>();
        if (number == nullptr) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<Expr> formula_of(const Value& value) {
    if (const auto* formula = value.as<Formula>()) return formula->expr;
    if (const auto* function = value.as<const FunctionEntry*>()) return (*function)->field.body();
    const auto* number = value.as<ProvedNumber>();
    if (number != nullptr && number->exact) return number->exact;
    return std::nullopt;
}

/// Whether two values without an order are the same; nothing where they can't be.
std::optional<bool> are_equal(const Value& left, const Value& right) {
    const auto left_numbers = components_of(left), right_numbers = components_of(right);
    if (left_numbers && right_numbers) {
        if (left_numbers->size() != right_numbers->size()) return false;
        for (std::size_t k = 0; k < left_numbers->size(); ++k) {
            if (compare_numbers(Compared::equal, (*left_numbers)[k], (*right_numbers)[k]) != Verdict::holds)
                return false;
        }
        return true;
    }
    if (const auto* a = left.as<std::string>(), *b = right.as<std::string>(); a != nullptr && b != nullptr)
        return *a == *b;
    if (const auto* a = left.as<bool>(), *b = right.as<bool>(); a != nullptr && b != nullptr) return *a == *b;
    const auto left_formula = formula_of(left), right_formula = formula_of(right);
    if (left_formula && right_formula) return is_surely_zero(*left_formula - *right_formula);
    return std::nullopt;
}

}  // namespace

Verdict compare(Compared relation, const Value& left, const Value& right, Stretch where) {
    const auto *left_number = left.as<ProvedNumber>(), *right_number = right.as<ProvedNumber>();
    if (left_number != nullptr && right_number != nullptr)
        return compare_numbers(relation, *left_number, *right_number);
    const auto equal = are_equal(left, right);
    if (!equal) throw ValueError(where, fmt::format("{} can't be compared with {}", kind_of(left), kind_of(right)));
    if (relation != Compared::equal && relation != Compared::not_equal)
        throw ValueError(where, fmt::format("{} has no order", kind_of(left)), "compare with == or !=");
    return verdict(*equal == (relation == Compared::equal));
}

std::string_view word_of(Compared relation) {
    switch (relation) {
        case Compared::equal:
            return "equal to";
        case Compared::not_equal:
            return "different from";
        case Compared::less:
            return "less than";
        case Compared::less_equal:
            return "at most";
        case Compared::greater:
            return "greater than";
        case Compared::greater_equal:
            return "at least";
    }
    return {};
}

}  // namespace lectern
