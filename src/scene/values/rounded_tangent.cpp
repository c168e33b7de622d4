#include "scene/values/rounded_tangent.h"

#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/print.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

/// " + 3" and " − 3", in TeX with its own sign.
std::string with_sign(double number, Form form) {
    const char* minus = form == Form::text ? "\u2212" : "-";
    return fmt::format(" {} {}", number < 0 ? minus : "+", number_text(computed_number(std::fabs(number)), form));
}

}  // namespace

Equation rounded_tangent(Expr expr, std::span<const Expr> variables, const Place& place, Stretch where) {
    constexpr double negligible = 1e-9;
    const auto number_at = [&](Expr of) { return value_at(of, variables, place, where).as<ProvedNumber>()->value; };
    const auto equation = [&](Form form) {
        std::string text = height_name(variables) + " = " + number_text(computed_number(number_at(expr)), form);
        for (std::size_t k = 0; k < variables.size(); ++k) {
            const double slope = number_at(differentiate(expr, variables[k]));
            if (std::fabs(slope) <= negligible) continue;
            const std::string name = form == Form::text ? to_plain(variables[k]) : to_tex(variables[k]);
            text += fmt::format("{}({}{})", with_sign(slope, form), name, with_sign(-place.at[k], form));
        }
        return text;
    };
    const std::string plain = equation(Form::text);
    return {plain, equation(Form::tex), plain};
}

}  // namespace lectern
