#include "scene/values/value_functions.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

/// The critical points of a function, which is the first argument, over the scene's domain.
const CriticalPoints& points_of(const ValueArguments& arguments) {
    const FunctionEntry& function = arguments.function(0);
    const SceneNames& names = arguments.names();
    constexpr std::size_t most_variables = 3;
    if (function.field.arity() > most_variables)
        throw ValueError(arguments.where(0),
                         fmt::format("'{}' has more than {} variables: its critical points can't be "
                                     "searched for",
                                     function.name, most_variables));
    if (!names.domain_is_whole) throw ValueError(arguments.where(0), "");
    const auto box = box_of(function, names.domain);
    if (box) return names.mathematics().critical_points(function, *box);
    throw ValueError(arguments.where(0), fmt::format("'{}' has no domain to search", function.name),
                     "add an interval for each of its variables to the scene's domain");
}

/// Those that are known to be all.
const CriticalPoints& all_points_of(const ValueArguments& arguments) {
    const CriticalPoints& found = points_of(arguments);
    if (found.complete) return found;
    const std::string& name = arguments.function(0).name;
    throw ValueError(arguments.where(0), fmt::format("not all critical points of '{}' could be found", name),
                     fmt::format("make its domain smaller; complete({}) tells whether all are known", name));
}

Value point_value(const FunctionEntry& function, const CriticalPoint& found) {
    Place place;
    place.at = found.place();
    place.function = &function;
    std::vector<Expr> exact;
    for (const ProvedNumber& coordinate : found.at) {
        if (coordinate.exact) exact.push_back(*coordinate.exact);
    }
    if (exact.size() == found.at.size()) place.exact = std::move(exact);
    place.found = std::make_shared<CriticalPoint>(found);
    return {std::move(place)};
}

template <class Chosen>
Value collected(const ValueArguments& arguments, std::span<const CriticalPoint> points, Chosen chosen) {
    const FunctionEntry& function = arguments.function(0);
    Collection list;
    for (const CriticalPoint& point : points) {
        if (chosen(point)) list.items.push_back(point_value(function, point));
    }
    return {std::move(list)};
}

template <CriticalKind kind>
Value points_of_kind(const ValueArguments& arguments) {
    return collected(arguments, all_points_of(arguments).isolated,
                     [](const CriticalPoint& point) { return point.kind == kind; });
}

Value critical_points(const ValueArguments& arguments) {
    return collected(arguments, all_points_of(arguments).isolated, [](const CriticalPoint&) { return true; });
}

Value boundary(const ValueArguments& arguments) {
    const CriticalPoints& found = points_of(arguments);
    if (!found.boundary_complete)
        throw ValueError(arguments.where(0), "the edge of the domain could not be searched to its end",
                         "make the domain smaller");
    return collected(arguments, found.boundary, [](const CriticalPoint&) { return true; });
}

Value curves(const ValueArguments& arguments) {
    Collection list;
    for (const CriticalCurve& curve : all_points_of(arguments).curves) list.items.push_back({equation_of(curve)});
    return {std::move(list)};
}

Value complete(const ValueArguments& arguments) { return {points_of(arguments).complete}; }

Value count(const ValueArguments& arguments) {
    const Value given = arguments.value(0);
    const auto* list = given.as<Collection>();
    if (list == nullptr) arguments.refuse(0, "a list, such as minima(T)", given);
    return {exact_number(arguments.names().pool().number(Rational(static_cast<long>(list->items.size()))))};
}

constexpr std::array<ValueFunction, 9> rows{{
    {"critical_points", "critical_points(T)", "the isolated points where the gradient is zero", 1, 1, critical_points},
    {"minima", "minima(T)", "those that are minima", 1, 1, points_of_kind<CriticalKind::minimum>},
    {"maxima", "maxima(T)", "those that are maxima", 1, 1, points_of_kind<CriticalKind::maximum>},
    {"saddles", "saddles(T)", "those that are saddles", 1, 1, points_of_kind<CriticalKind::saddle>},
    {"degenerates", "degenerates(T)", "those that are none of the three", 1, 1,
     points_of_kind<CriticalKind::degenerate>},
    {"curves", "curves(T)", "the curves along which the gradient is zero", 1, 1, curves},
    {"boundary", "boundary(T)", "the extrema along the domain's edge that aren't critical points", 1, 1, boundary},
    {"complete", "complete(T)", "whether all critical points in the domain are known", 1, 1, complete},
    {"count", "count(minima(T))", "how many there are in such a list", 1, 1, count},
}};

}  // namespace

std::span<const ValueFunction> critical_functions() { return rows; }

}  // namespace lectern
