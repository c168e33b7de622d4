#include "lectern/calculus/critical_points.h"

#include "calculus/critical/classify.h"
#include "calculus/critical/curve_kind.h"
#include "calculus/critical/edge_extrema.h"
#include "calculus/critical/stationary_set.h"
#include "calculus/critical/zero_set.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t most_undecided = 64;

bool stands_before(const CriticalPoint& a, const CriticalPoint& b) { return a.place() < b.place(); }

CriticalPoint point_of(const ScalarField& field, const IsolatedRoot& root, const Box& domain) {
    CriticalPoint point;
    const Verdict verdict = classify(field, root);
    point.at = coordinates_of(root);
    point.value = value_at(field, root);
    point.kind = verdict.kind;
    point.strict = verdict.strict;
    point.certified = verdict.certified;
    point.on_edge = touches_edge(root.enclosure, domain);
    return point;
}

std::vector<UndecidedBox> undecided_of(const ScalarField& field, const std::vector<Box>& boxes, const Box& domain) {
    std::vector<Box> inside;
    for (const Box& box : boxes) {
        if (meet(box, domain)) inside.push_back(box);
    }
    std::vector<UndecidedBox> result;
    for (Box& box : gathered(std::move(inside), most_undecided)) {
        for (std::size_t i = 0; i < box.size(); ++i) box[i] = intersection(box[i], domain[i]);
        std::array<Enclosure, 1> values;
        field.value_program().enclose(box, values);
        result.push_back({std::move(box), values[0].range});
    }
    return result;
}

}  // namespace

const char* name_of(CriticalKind kind) {
    switch (kind) {
        case CriticalKind::minimum:
            return "minimum";
        case CriticalKind::maximum:
            return "maximum";
        case CriticalKind::saddle:
            return "saddle";
        case CriticalKind::degenerate:
            break;
    }
    return "degenerate";
}

std::vector<double> CriticalPoint::place() const {
    std::vector<double> place;
    place.reserve(at.size());
    for (const ProvedNumber& coordinate : at) place.push_back(coordinate.value);
    return place;
}

CriticalPoints find_critical_points(const ScalarField& field, std::span<const Range> domain,
                                    const CriticalPointOptions& options) {
    CriticalPoints result;
    for (const Range& side : domain) result.domain.emplace_back(side.low, side.high);
    SearchBudget budget(options);
    const StationarySet set = find_stationary_set(field, with_tolerance(result.domain), budget);
    for (const IsolatedRoot& root : set.roots) result.isolated.push_back(point_of(field, root, result.domain));
    std::sort(result.isolated.begin(), result.isolated.end(), stands_before);
    for (const StationarySet::Curve& curve : set.curves) {
        for (CriticalCurve& found : critical_curves_of(field, curve.factor, curve.cover, result.domain))
            result.curves.push_back(std::move(found));
    }
    result.undecided = undecided_of(field, set.undecided, result.domain);
    result.complete =
        result.undecided.empty() && std::all_of(result.isolated.begin(), result.isolated.end(),
                                                [](const CriticalPoint& point) { return point.certified; });
    EdgeExtrema edge = find_edge_extrema(field, result.domain, budget);
    std::sort(edge.points.begin(), edge.points.end(), stands_before);
    result.boundary = std::move(edge.points);
    result.boundary_curves = std::move(edge.curves);
    result.boundary_complete = edge.complete;
    constexpr double narrow = 1.0 / 64;
    constexpr std::size_t most_boxes = 20'000;
    result.values_near_breaks = values_near_breaks(field.value_program(), result.domain, narrow, most_boxes);
    return result;
}

}  // namespace lectern
