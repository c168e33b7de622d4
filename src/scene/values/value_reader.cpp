#include "scene/values/value_reader.h"

#include "lectern/calculus/functions.h"
#include "lectern/scene/diagnostics.h"
#include "scene/utf8.h"
#include "scene/values/value_fields.h"
#include "scene/values/value_functions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {

/// A name with what is called by it and the fields behind it.
struct ValueReader::Chain {
    Stretch whole, name;
    std::optional<Stretch> arguments;  ///< Between the parentheses.
    std::vector<Stretch> fields;
};

/// What stands in arithmetic in the place of chains.
struct ValueReader::Operands {
    struct Operand {
        std::string name;  ///< In the arithmetic.
        Stretch source;
    };
    std::string text;  ///< The arithmetic, as long as its source.
    Names known;
    std::vector<Operand> operands;
    std::vector<Expr> inexact;          ///< Variables that stand for numbers that aren't known exactly …
    std::vector<ProvedNumber> numbers;  ///< … and those numbers.
};

namespace {

constexpr std::array<std::string_view, 3> words{"if", "sum", "product"};

bool is_of_language(std::string_view name) {
    return find_function(name) != nullptr || std::find(words.begin(), words.end(), name) != words.end();
}

/// Six digits of a number that isn't known exactly, for a formula that holds it.
Expr rounded(const ProvedNumber& number, ExprPool& pool) {
    const Rational size = Rational::from_decimal(fmt::format("{:.6g}", std::fabs(number.value)));
    return pool.number(std::signbit(number.value) ? -size : size);
}

ProvedNumber enclosed(Expr expr, std::span<const Expr> variables, std::span<const ProvedNumber> numbers) {
    const Program program(std::span(&expr, 1), variables);
    std::vector<double> middles;
    std::vector<Interval> box;
    for (const ProvedNumber& number : numbers) {
        middles.push_back(number.value);
        box.push_back(number.enclosure);
    }
    ProvedNumber result;
    program.run(middles, std::span(&result.value, 1));
    Enclosure enclosure;
    program.enclose(box, std::span(&enclosure, 1));
    result.enclosure = hull(enclosure.range, Interval(result.value));
    return result;
}

Value finite(ProvedNumber number, Stretch where) {
    if (std::isfinite(number.value)) return {std::move(number)};
    throw ValueError(where, "this has no finite value");
}

}  // namespace

Value value_at(Expr expr, std::span<const Expr> variables, const Place& place, Stretch where) {
    if (place.at.size() != variables.size())
        throw ValueError(where, fmt::format("this point has {} coordinate{}, not {}", place.at.size(),
                                            place.at.size() == 1 ? "" : "s", variables.size()));
    if (place.exact) return finite(exact_number(substitute(expr, variables, *place.exact)), where);
    return finite(enclosed(expr, variables, coordinates_of(place)), where);
}

Value place_or_tuple(std::vector<Value> items) {
    Place place;
    std::vector<Expr> exact;
    for (const Value& item : items) {
        const auto* number = item.as<ProvedNumber>();
        if (number == nullptr) return {Tuple{std::move(items)}};
        place.at.push_back(number->value);
        if (number->exact) exact.push_back(*number->exact);
    }
    if (exact.size() != items.size()) return {Tuple{std::move(items)}};
    place.exact = std::move(exact);
    return {std::move(place)};
}

bool ValueReader::is_variable(std::string_view name) const {
    const auto& intervals = names_.domain.intervals();
    if (std::any_of(intervals.begin(), intervals.end(), [&](const auto& known) { return known.variable == name; }))
        return true;
    return std::any_of(names_.functions.begin(), names_.functions.end(), [&](const FunctionEntry& function) {
        const auto& variables = function.field.variables();
        return std::any_of(variables.begin(), variables.end(), [&](Expr known) { return known.name() == name; });
    });
}

Value ValueReader::value(Stretch stretch) const {
    stretch = outline_.trimmed(stretch);
    if (stretch.begin == stretch.end) throw ValueError({stretch.begin, stretch.begin + 1}, "a value is missing here");
    const bool one_part = outline_.end_of_part(stretch.begin) == stretch.end;
    if (outline_.is_string(stretch.begin) && one_part)
        return {std::string(outline_.text({stretch.begin + 1, stretch.end - 1}))};
    if (outline_.is_group(stretch.begin) && one_part) return group(stretch);
    if (outline_.is_name(stretch.begin)) {
        const Chain chain = chain_at(stretch.begin);
        if (chain.whole.end == stretch.end) {
            if (auto value = value_of(chain)) return std::move(*value);
        }
    }
    return arithmetic(stretch);
}

/// "(a, b)" is a point, "(a)" is a, "[a]" a point of one coordinate.
Value ValueReader::group(Stretch stretch) const {
    const std::vector<Stretch> inside = outline_.items({stretch.begin + 1, stretch.end - 1});
    const bool bracket = outline_.text(stretch).starts_with('[');
    if (inside.size() == 1 && !bracket) return value(inside[0]);
    std::vector<Value> items;
    for (const Stretch& item : inside) items.push_back(value(item));
    return place_or_tuple(std::move(items));
}

ValueReader::Chain ValueReader::chain_at(std::size_t at) const {
    Chain chain;
    chain.name = {at, outline_.end_of_part(at)};
    std::size_t end = chain.name.end;
    if (const std::size_t open = outline_.skip_blanks(end);
        outline_.is_group(open) && outline_.text({open, open + 1}) == "(") {
        end = outline_.end_of_part(open);
        chain.arguments = {open + 1, end - 1};
    }
    const std::size_t size = outline_.size();
    while (end + 1 < size && outline_.text({end, end + 1}) == "." && outline_.is_name(end + 1)) {
        chain.fields.push_back({end + 1, outline_.end_of_part(end + 1)});
        end = chain.fields.back().end;
    }
    chain.whole = {at, end};
    return chain;
}

/// The chain's value; nothing where it is a part of ordinary arithmetic.
std::optional<Value> ValueReader::value_of(const Chain& chain) const {
    std::optional<Value> value = start_of(chain);
    if (!value && !chain.fields.empty()) {
        const std::string name(outline_.text(chain.name));
        if (!names_.expression_names.values.contains(name) && !is_variable(name) && !is_of_language(name))
            unknown_name(chain.name, chain.arguments.has_value());
        throw ValueError(chain.fields[0], fmt::format("'{}' is a number: it has no fields", name));
    }
    for (const Stretch& field : chain.fields) value = field_of(*value, outline_.text(field), names_, field);
    return value;
}

std::optional<Value> ValueReader::start_of(const Chain& chain) const {
    const std::string_view name = outline_.text(chain.name);
    if (names_.broken.contains(name)) throw ValueError(chain.name, "");
    if (chain.arguments) return called(chain);
    if (const PointEntry* point = names_.find_point(name)) return Value{static_cast<const Place&>(*point)};
    if (const DescentEntry* descent = names_.find_descent(name)) return Value{descent};
    if (const FunctionEntry* function = names_.find_function(name)) return Value{function};
    return std::nullopt;
}

std::optional<Value> ValueReader::called(const Chain& chain) const {
    const std::string_view name = outline_.text(chain.name);
    const std::vector<Stretch> arguments = outline_.items(*chain.arguments);
    if (const FunctionEntry* function = names_.find_function(name)) {
        // T(start): one point in the place of all coordinates.
        const Stretch first = arguments[0];
        if (arguments.size() != 1 || first.begin == first.end) return std::nullopt;
        const bool may_be_place = outline_.is_name(first.begin) ? chain_at(first.begin).whole.end == first.end
                                                                : outline_.is_group(first.begin) &&
                                                                      outline_.end_of_part(first.begin) == first.end;
        if (!may_be_place) return std::nullopt;
        const Value argument = value(first);
        const auto* place = argument.as<Place>();
        if (place == nullptr) return std::nullopt;
        return value_at(function->field.body(), function->field.variables(), *place, first);
    }
    if (names_.expression_names.values.contains(name)) return std::nullopt;  // a (b + 1), a product
    if (const ValueFunction* function = find_value_function(name))
        return call_value_function(*function, *this, chain.name, arguments, *chain.arguments);
    if (is_of_language(name) || is_variable(name) || name == "e" || name == "pi") return std::nullopt;
    if (names_.find_point(name) != nullptr || names_.find_descent(name) != nullptr)
        throw ValueError(chain.name, fmt::format("'{}' can't be called", name));
    unknown_name(chain.name, true);
}

Value ValueReader::arithmetic(Stretch stretch) const {
    const Operands operands = operands_of(stretch);
    try {
        return settled(parse_expression(operands.text, operands.known, names_.pool()), operands, stretch);
    } catch (const ExpressionError& mistake) {
        retell(mistake, operands, stretch);
    } catch (const ExpressionLimit& limit) {
        throw ValueError(stretch, limit.what(), "write it more simply");
    }
}

ValueReader::Operands ValueReader::operands_of(Stretch stretch) const {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::size_t most = letters.size() * letters.size();
    Operands all;
    all.known = known_names();
    // What moves is a number of this moment: no fraction that is another kind of one in the next.
    all.inexact.push_back(names_.time_symbol());
    all.numbers.push_back({names_.time, Interval(names_.time), std::nullopt});
    std::size_t number = 0;
    for (std::size_t at = stretch.begin; at < stretch.end;) {
        const std::size_t next = outline_.is_group(at) ? at + 1 : outline_.end_of_part(at);
        if (outline_.is_string(at))
            throw ValueError({at, next}, "a text can't be calculated with", "compare it with == or !=");
        std::optional<Value> value;
        Chain chain;
        if (outline_.is_name(at)) {
            chain = chain_at(at);
            value = value_of(chain);
        }
        if (!value || value->as<const FunctionEntry*>() != nullptr) {
            all.text += outline_.text({at, next});
            at = next;
            continue;
        }
        std::string name;
        do {
            if (number == most) throw ValueError(chain.whole, "too many values in one formula");
            name = {'_', letters[number / letters.size()], letters[number % letters.size()]};
            ++number;
        } while (all.known.values.contains(name) || all.known.functions.contains(name));
        ExprPool& pool = names_.pool();
        Expr put_in = pool.number(0);
        if (const auto* formula = value->as<Formula>()) {
            put_in = formula->expr;
        } else if (const auto* proved = value->as<ProvedNumber>()) {
            if (!proved->exact) {
                all.inexact.push_back(pool.variable("#" + name));  // no name that an author can write
                all.numbers.push_back(*proved);
            }
            put_in = proved->exact ? *proved->exact : all.inexact.back();
        } else {
            const bool point = value->as<Place>() != nullptr, descent = value->as<const DescentEntry*>() != nullptr;
            throw ValueError(chain.whole, fmt::format("{} can't be calculated with", kind_of(*value)),
                             point     ? "name a part of it, such as its .x or .value"
                             : descent ? "name a part of it, such as its .value or .steps"
                                       : "");
        }
        all.known.values.emplace(name, put_in);
        all.operands.push_back({name, chain.whole});
        const std::size_t characters = character_count(outline_.text(chain.whole));
        all.text += name;
        all.text.append(characters - std::min(characters, name.size()), ' ');
        at = chain.whole.end;
    }
    return all;
}

Value ValueReader::settled(Expr expr, const Operands& operands, Stretch stretch) const {
    ExprPool& pool = names_.pool();
    if (expr.depends_on(names_.time_symbol())) names_.note_time();
    const std::vector<Expr> variables = variables_of(expr);
    const auto is_inexact = [&](Expr variable) {
        return std::find(operands.inexact.begin(), operands.inexact.end(), variable) != operands.inexact.end();
    };
    if (variables.empty()) return finite(exact_number(expr), stretch);
    if (std::all_of(variables.begin(), variables.end(), is_inexact))
        return finite(enclosed(expr, operands.inexact, operands.numbers), stretch);
    std::vector<Expr> shown;
    for (const ProvedNumber& number : operands.numbers) shown.push_back(rounded(number, pool));
    return {Formula{substitute(expr, operands.inexact, shown)}};
}

/// The names of formulas, and the variables of the scene's functions.
Names ValueReader::known_names() const {
    Names known = names_.expression_names;
    const auto add = [&](std::string_view name) {
        if (known.functions.contains(name)) return;
        // A variable of that name hides the time.
        if (name == "t") known.values.erase("t");
        known.values.emplace(std::string(name), names_.pool().variable(name));
    };
    for (const auto& interval : names_.domain.intervals()) add(interval.variable);
    for (const FunctionEntry& function : names_.functions) {
        for (const Expr variable : function.field.variables()) add(variable.name());
    }
    return known;
}

void ValueReader::unknown_name(Stretch name, bool called) const {
    std::vector<std::string_view> candidates = names_.function_names();
    if (called) {
        for (const ValueFunction& function : value_functions()) candidates.push_back(function.name);
    } else {
        for (const auto& parameter : names_.parameters) candidates.push_back(parameter.name);
        for (const std::string_view point : names_.point_names()) candidates.push_back(point);
        for (const std::string_view descent : names_.descent_names()) candidates.push_back(descent);
    }
    const std::string_view text = outline_.text(name);
    const std::string message = fmt::format("unknown {} '{}'", called ? "function" : "name", text);
    constexpr std::array statuses{DescentStatus::converged, DescentStatus::steps, DescentStatus::diverged};
    const bool is_status = !called && std::any_of(statuses.begin(), statuses.end(),
                                                  [text](DescentStatus status) { return text == name_of(status); });
    if (is_status) throw ValueError(name, message, fmt::format("a text stands in quotes: \"{}\"", text));
    throw ValueError(name, message, suggestion(text, candidates, "known here"));
}

/// A mistake in the arithmetic, told of the text that the author wrote.
void ValueReader::retell(const ExpressionError& mistake, const Operands& operands, Stretch stretch) const {
    const std::string_view source = outline_.text(stretch);
    const std::size_t begin = byte_of_character(source, static_cast<std::size_t>(std::max(mistake.column, 0)));
    const std::size_t end =
        byte_of_character(source, static_cast<std::size_t>(std::max(mistake.column, 0) + std::max(mistake.length, 1)));
    const Stretch where{stretch.begin + begin, stretch.begin + std::max(end, begin + 1)};
    std::string message = mistake.what();
    if (message.starts_with("unknown name")) {
        if (names_.broken.contains(outline_.text({where.begin, std::min(where.end, stretch.end)})))
            throw ValueError(where, "");
        if (!mistake.help.starts_with("write ")) unknown_name(where, false);
    }
    for (const auto& operand : operands.operands) {
        const std::string quoted = "'" + operand.name + "'";
        if (const std::size_t at = message.find(quoted); at != std::string::npos)
            message.replace(at, quoted.size(), fmt::format("'{}'", outline_.text(operand.source)));
    }
    throw ValueError(where, message, mistake.help);
}

}  // namespace lectern
