#include "scene/values/value_functions.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {

void ValueArguments::refuse(std::size_t index, const std::string& expected, const Value& found) const {
    const ValueFunction* row = find_value_function(function_);
    throw ValueError(stretches_[index], fmt::format("{} needs {} here, not {}", function_, expected, kind_of(found)),
                     row == nullptr ? "" : fmt::format("write {}", row->usage));
}

const FunctionEntry& ValueArguments::function(std::size_t index) const {
    const Value given = value(index);
    if (const auto* function = given.as<const FunctionEntry*>()) return **function;
    refuse(index, "a function's name", given);
}

ValueArguments::Subject ValueArguments::subject(std::size_t index) const {
    const Value given = value(index);
    if (const auto* function = given.as<const FunctionEntry*>())
        return {(*function)->field.body(), (*function)->field.variables()};
    if (const auto* formula = given.as<Formula>()) return {formula->expr, variables_of(formula->expr)};
    const auto* number = given.as<ProvedNumber>();
    if (number != nullptr && number->exact) return {*number->exact, {}};
    refuse(index, "a function or a formula", given);
}

Expr ValueArguments::variable(std::size_t index, const Subject& subject) const {
    const std::string_view name = reader_.outline().text(stretches_[index]);
    for (const Expr variable : subject.variables) {
        if (variable.name() == name) return variable;
    }
    const bool known = subject.variables.empty() || reader_.is_variable(name);
    if (known && reader_.is_variable(name)) return names().pool().variable(name);
    std::string variables;
    for (const Expr variable : subject.variables)
        variables.append(variables.empty() ? "" : ", ").append(variable.name());
    throw ValueError(stretches_[index], fmt::format("'{}' is no variable of it", name),
                     variables.empty() ? "" : fmt::format("its variables: {}", variables));
}

Place ValueArguments::place(std::size_t index, const Subject& subject) const {
    const Value given = value(index);
    Place place;
    if (const auto* at = given.as<Place>()) {
        place = *at;
    } else if (const auto* number = given.as<ProvedNumber>(); number != nullptr && number->exact) {
        place.at = {number->value};
        place.exact = std::vector<Expr>{*number->exact};
    } else {
        refuse(index, "a point", given);
    }
    if (place.at.size() == subject.variables.size()) return place;
    throw ValueError(stretches_[index], fmt::format("this point has {} coordinate{}, not {}", place.at.size(),
                                                    place.at.size() == 1 ? "" : "s", subject.variables.size()));
}

bool ValueArguments::is_count(std::size_t index) const { return !reader_.outline().is_name(stretches_[index].begin); }

int ValueArguments::whole(std::size_t index, int low, int high) const {
    const Value given = value(index);
    const auto* number = given.as<ProvedNumber>();
    const bool fits = number != nullptr && number->exact && number->exact->op() == Op::number &&
                      number->exact->number().is_integer() && number->value >= low && number->value <= high;
    if (fits) return static_cast<int>(number->value);
    refuse(index, fmt::format("a whole number from {} to {}", low, high), given);
}

std::span<const ValueFunction> value_functions() {
    static const std::vector<ValueFunction> rows = [] {
        const auto formulas = formula_functions(), critical = critical_functions();
        std::vector<ValueFunction> all(formulas.begin(), formulas.end());
        all.insert(all.end(), critical.begin(), critical.end());
        return all;
    }();
    return rows;
}

const ValueFunction* find_value_function(std::string_view name) {
    const auto rows = value_functions();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ValueFunction& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

Value call_value_function(const ValueFunction& function, const ValueReader& reader, Stretch name,
                          std::span<const Stretch> arguments, Stretch inside) {
    const bool none = arguments.size() == 1 && arguments[0].begin == arguments[0].end;
    const std::size_t count = none ? 0 : arguments.size();
    if (count < function.least || count > function.most)
        throw ValueError(name, fmt::format("{} takes other arguments", function.name),
                         fmt::format("write {}", function.usage));
    for (const Stretch& argument : arguments) {
        if (argument.begin == argument.end && !none)
            throw ValueError({inside.begin - 1, inside.end + 1}, "an argument is missing here",
                             fmt::format("write {}", function.usage));
    }
    try {
        return function.call(ValueArguments(reader, function.name, name, arguments));
    } catch (const ExpressionLimit& limit) {
        throw ValueError(name, limit.what(), "write it more simply");
    }
}

}  // namespace lectern
