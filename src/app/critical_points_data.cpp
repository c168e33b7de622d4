#include "app/critical_points_data.h"

#include "lectern/calculus/print.h"

#include <cmath>

namespace lectern {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_variables = 3;

/// JSON has no infinities and no NaN: null stands for both.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval(const Interval& of) { return Json::array({number(of.low), number(of.high)}); }

Json intervals(const std::vector<Interval>& box) {
    Json list = Json::array();
    for (const Interval& side : box) list.push_back(interval(side));
    return list;
}

/// The coordinates and the value as formulas, each where it is known exactly and null elsewhere.
Json exact_data(const CriticalPoint& point) {
    const auto text = [](const ProvedNumber& of) { return of.exact ? Json(to_text(*of.exact)) : Json(nullptr); };
    Json at = Json::array();
    for (const ProvedNumber& coordinate : point.at) at.push_back(text(coordinate));
    return {{"at", at}, {"value", text(point.value)}};
}

Json point_data(const CriticalPoint& point, bool on_boundary) {
    Json at = Json::array();
    for (const double coordinate : point.place()) at.push_back(number(coordinate));
    Json data{{"at", at},
              {"value", number(point.value.value)},
              {"kind", name_of(point.kind)},
              {"strict", point.strict},
              {"certified", point.certified},
              {"exact", exact_data(point)}};
    if (on_boundary) {
        data["of_domain"] = point.of_domain;
    } else {
        data["on_edge"] = point.on_edge;
    }
    return data;
}

Json points_data(const std::vector<CriticalPoint>& points, bool on_boundary) {
    Json list = Json::array();
    for (const CriticalPoint& point : points) list.push_back(point_data(point, on_boundary));
    return list;
}

Json curve_data(const CriticalCurve& curve) {
    const Equation equation = equation_of(curve);
    Json data{{"equation", equation.text},
              {"latex", equation.tex},
              {"kind", name_of(curve.kind)},
              {"value", curve.value ? number(curve.value->value) : Json(nullptr)}};
    data["exact"] = curve.value && curve.value->exact ? Json(to_text(*curve.value->exact)) : Json(nullptr);
    return data;
}

Json curves_data(const std::vector<CriticalCurve>& curves) {
    Json list = Json::array();
    for (const CriticalCurve& curve : curves) list.push_back(curve_data(curve));
    return list;
}

Json found_data(const CriticalPoints& found) {
    Json undecided = Json::array();
    for (const UndecidedBox& box : found.undecided)
        undecided.push_back({{"box", intervals(box.box)}, {"values", interval(box.values)}});
    return {{"domain", intervals(found.domain)},
            {"complete", found.complete},
            {"isolated", points_data(found.isolated, false)},
            {"curves", curves_data(found.curves)},
            {"boundary_complete", found.boundary_complete},
            {"boundary", points_data(found.boundary, true)},
            {"boundary_curves", curves_data(found.boundary_curves)},
            {"undecided", undecided}};
}

}  // namespace

Json critical_points_data(const SceneNames& names) {
    Json data = Json::object();
    for (const FunctionEntry& function : names.functions) {
        const auto box = box_of(function, names.domain);
        if (!box || function.field.arity() > most_variables) continue;
        try {
            data[function.name] = found_data(names.mathematics().critical_points(function, *box));
        } catch (const ExpressionLimit&) {
            data[function.name] = nullptr;
        }
    }
    return data;
}

}  // namespace lectern
