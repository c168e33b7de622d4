#include "scene/values/value_fields.h"

#include "lectern/scene/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

/// A number of the scene, such as a rate: the decimal that its author wrote, not the double nearest to it.
ProvedNumber written_number(double value, const SceneNames& names) {
    const Rational size = Rational::from_decimal(fmt::format("{}", std::fabs(value)));
    return exact_number(names.pool().number(std::signbit(value) ? -size : size));
}

ProvedNumber whole_number(std::size_t value, const SceneNames& names) {
    return exact_number(names.pool().number(Rational(static_cast<long>(value))));
}

Value finite_number(double value, Stretch where) {
    if (std::isfinite(value)) return {computed_number(value)};
    throw ValueError(where, "this has no finite value");
}

Value computed_place(const std::vector<double>& at) {
    Place place;
    place.at = at;
    return {place};
}

const CriticalPoint& found_at(const Place& place, Stretch where) {
    if (place.found) return *place.found;
    throw ValueError(where, "this point is no extremum or critical point of a function: it has no value of its own",
                     "write T(start): the function's value there");
}

Value place_value(const Place& place, const SceneNames& /*names*/, Stretch where) {
    return {found_at(place, where).value};
}
Value place_itself(const Place& place, const SceneNames& /*names*/, Stretch /*where*/) { return {place}; }
Value place_kind(const Place& place, const SceneNames& /*names*/, Stretch where) {
    return {std::string(name_of(found_at(place, where).kind))};
}

constexpr std::array<FieldOfPoint, 3> point_fields{{
    {"value", "of a point that was found: the function's value there", place_value},
    {"at", "the point itself, as its name alone gives", place_itself},
    {"kind", "of a point that was found: minimum, maximum, saddle or degenerate", place_kind},
}};

const DescentRun& run_of(const DescentEntry& descent, const SceneNames& names) {
    return names.mathematics().run(descent);
}
const DescentVerdict& verdict_of(const DescentEntry& descent, const SceneNames& names) {
    return names.mathematics().verdict(descent);
}

Value rate_of(const DescentEntry& descent, const SceneNames& names, Stretch where) {
    if (!descent.options.search) return {written_number(descent.options.rate, names)};
    throw ValueError(where, "this descent searches for its rate at each step: it has no single one");
}
Value steps_of(const DescentEntry& descent, const SceneNames& names, Stretch /*where*/) {
    return {whole_number(run_of(descent, names).path.size() - 1, names)};
}
Value tolerance_of(const DescentEntry& descent, const SceneNames& names, Stretch /*where*/) {
    return {written_number(descent.options.tolerance, names)};
}
Value method_of(const DescentEntry& descent, const SceneNames& /*names*/, Stretch /*where*/) {
    return {std::string(descent.options.method->name)};
}
Value status_of(const DescentEntry& descent, const SceneNames& names, Stretch /*where*/) {
    return {std::string(name_of(run_of(descent, names).status))};
}
Value start_of(const DescentEntry& descent, const SceneNames& /*names*/, Stretch /*where*/) {
    return computed_place(descent.start);
}
Value end_of(const DescentEntry& descent, const SceneNames& names, Stretch /*where*/) {
    return computed_place(run_of(descent, names).path.back());
}
Value last_value_of(const DescentEntry& descent, const SceneNames& names, Stretch where) {
    return finite_number(run_of(descent, names).values.back(), where);
}
Value threshold_of(const DescentEntry& descent, const SceneNames& names, Stretch where) {
    const auto& threshold = verdict_of(descent, names).threshold;
    if (threshold) return finite_number(threshold->rate, where);
    throw ValueError(where, "no threshold of the rate is known: the run heads for no minimum that has one");
}
Value period_of(const DescentEntry& descent, const SceneNames& names, Stretch where) {
    const auto& cycle = verdict_of(descent, names).cycle;
    if (cycle) return {whole_number(static_cast<std::size_t>(cycle->period), names)};
    throw ValueError(where, "this run doesn't go round: it has no period");
}
Value cycles(const DescentEntry& descent, const SceneNames& names, Stretch /*where*/) {
    return {verdict_of(descent, names).cycle.has_value()};
}
Value diverged_at_of(const DescentEntry& descent, const SceneNames& names, Stretch where) {
    const auto& step = verdict_of(descent, names).diverged_at;
    if (step) return {whole_number(static_cast<std::size_t>(*step), names)};
    throw ValueError(where,
                     fmt::format("this run doesn't diverge: its status is {}", name_of(run_of(descent, names).status)));
}

constexpr std::array<FieldOfDescent, 12> descent_fields{{
    {"rate", "the learning rate", rate_of},
    {"steps", "how many steps were taken", steps_of},
    {"status", "how it ended: converged, steps or diverged", status_of},
    {"at", "the last point; .x, .y or its variables' names for one coordinate", end_of},
    {"value", "the function's value at the last point", last_value_of},
    {"start", "where it began", start_of},
    {"method", "how a step is chosen: gradient, momentum, …", method_of},
    {"tolerance", "the length of the gradient below which it stops", tolerance_of},
    {"threshold", "the rate above which the minimum that it heads for throws a run out", threshold_of},
    {"cycles", "whether it goes round", cycles},
    {"period", "of a run that goes round: after how many steps it repeats", period_of},
    {"diverged_at", "of a run that diverges: the step at which that was seen", diverged_at_of},
}};

/// The variables' names, by which coordinates are called.
std::vector<std::string_view> coordinate_names(const Place& place, const FunctionEntry* function) {
    std::vector<std::string_view> names;
    if (function != nullptr) {
        for (const Expr variable : function->field.variables()) names.push_back(variable.name());
        return names;
    }
    constexpr std::array<std::string_view, 3> usual{"x", "y", "z"};
    names.assign(usual.begin(), usual.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, place.at.size())));
    return names;
}

std::optional<std::size_t> coordinate_named(std::string_view name, const std::vector<std::string_view>& names) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

[[noreturn]] void unknown_field(const std::string& owner, std::string_view name,
                                const std::vector<std::string_view>& known, Stretch where) {
    throw ValueError(where, fmt::format("{} has no '{}'", owner, name), suggestion(name, known, "it has"));
}

}  // namespace

std::span<const FieldOfPoint> fields_of_points() { return point_fields; }
std::span<const FieldOfDescent> fields_of_descents() { return descent_fields; }

Value field_of(const Value& owner, std::string_view name, const SceneNames& names, Stretch where) {
    if (const auto* place = owner.as<Place>()) {
        std::vector<std::string_view> known = coordinate_names(*place, place->function);
        if (const auto index = coordinate_named(name, known)) return {coordinate_of(*place, *index)};
        for (const FieldOfPoint& field : point_fields) {
            if (field.name == name) return field.get(*place, names, where);
            known.push_back(field.name);
        }
        unknown_field("a point", name, known, where);
    }
    if (const auto* descent = owner.as<const DescentEntry*>()) {
        Place last;
        std::vector<std::string_view> known = coordinate_names(last, (*descent)->function);
        if (const auto index = coordinate_named(name, known))
            return finite_number(run_of(**descent, names).path.back()[*index], where);
        for (const FieldOfDescent& field : descent_fields) {
            if (field.name == name) return field.get(**descent, names, where);
            known.push_back(field.name);
        }
        unknown_field("a descent", name, known, where);
    }
    throw ValueError(where, fmt::format("{} has no fields", kind_of(owner)),
                     owner.as<const FunctionEntry*>() != nullptr ? "a function is called: T(1, 3), diff(T, x)" : "");
}

}  // namespace lectern
