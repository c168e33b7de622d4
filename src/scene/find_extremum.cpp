#include "scene/find_extremum.h"

#include "scene/values/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// A point, or a whole curve of points of one value.
struct Candidate {
    ProvedNumber value;
    const CriticalPoint* point = nullptr;
    const CriticalCurve* curve = nullptr;
};

std::string place_of(const CriticalPoint& point) { return place_text(point.at); }

/// "(0, 0), (1, 2) and 3 more"
std::string listed(const std::vector<std::string>& words) {
    constexpr std::size_t most = 6;
    std::string list;
    for (std::size_t k = 0; k < std::min(words.size(), most); ++k) {
        if (k > 0) list += k + 1 == words.size() ? " and " : ", ";
        list += words[k];
    }
    if (words.size() > most) list += fmt::format(" and {} more", words.size() - most);
    return list;
}

std::string word_of(const Candidate& candidate) {
    return candidate.point != nullptr ? place_of(*candidate.point)
                                      : fmt::format("all along {}", equation_of(*candidate.curve).text);
}

/// The box's middle, for people.
std::string middle_of(const std::vector<Interval>& box) {
    std::vector<ProvedNumber> middle;
    for (const Interval& side : box) middle.push_back(computed_number(side.middle()));
    return place_text(middle);
}

std::vector<Candidate> candidates_of(const CriticalPoints& found) {
    std::vector<Candidate> all;
    for (const CriticalPoint& point : found.isolated) all.push_back({point.value, &point, nullptr});
    for (const CriticalPoint& point : found.boundary) all.push_back({point.value, &point, nullptr});
    for (const auto* curves : {&found.curves, &found.boundary_curves}) {
        for (const CriticalCurve& curve : *curves) {
            if (curve.value) all.push_back({*curve.value, nullptr, &curve});
        }
    }
    return all;
}

/// What keeps anything from being proved of the whole box; empty where nothing does.
std::string obstacle(const CriticalPoints& found) {
    if (!found.boundary_complete) return "the edge of its domain could not be searched to its end";
    if (!found.complete && found.undecided.empty()) return "its critical points could not all be found";
    for (const CriticalCurve& curve : found.curves) {
        if (!curve.value) return fmt::format("its value differs along the critical curve {}", equation_of(curve).text);
    }
    return {};
}

/// The value is surely taken: at a place that is known exactly, whatever its kind, or one that is proved to be there.
bool is_proved(const Candidate& candidate) {
    if (candidate.point == nullptr || candidate.point->certified) return true;
    const auto& at = candidate.point->at;
    return std::all_of(at.begin(), at.end(),
                       [](const ProvedNumber& coordinate) { return coordinate.exact.has_value(); });
}

}  // namespace

FoundPlace find_extremum(const std::string& function, const CriticalPoints& found, bool greatest) {
    const char* least = greatest ? "greatest" : "least";
    const auto undecided = [&](const std::string& why) {
        return FoundPlace{nullptr, fmt::format("it can't be proved where '{}' is {}: {}", function, least, why),
                          "write the point's coordinates"};
    };
    if (const std::string why = obstacle(found); !why.empty()) return undecided(why);
    // Turned over for the greatest value, so that the least is looked for.
    const auto low = [&](const Interval& range) { return greatest ? -range.high : range.low; };
    const auto high = [&](const Interval& range) { return greatest ? -range.low : range.high; };
    const std::vector<Candidate> candidates = candidates_of(found);
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates) {
        const bool better = best == nullptr || high(candidate.value.enclosure) < high(best->value.enclosure);
        if (is_proved(candidate) && better) best = &candidate;
    }
    if (best == nullptr) return undecided("no critical point and no extremum on the edge was found");
    const double bound = high(best->value.enclosure);
    for (const UndecidedBox& box : found.undecided) {
        if (!(low(box.values) > bound))
            return undecided(fmt::format("something near {} is undecided", middle_of(box.box)));
    }
    // Where it breaks off or jumps its values may go further without a slope that is 0.
    if (found.values_near_breaks && !(low(*found.values_near_breaks) > bound))
        return undecided(
            "its values near a place where it breaks off, jumps or has no bound are not known well enough");
    std::vector<std::string> places;
    bool has_curve = false;
    for (const Candidate& candidate : candidates) {
        if (low(candidate.value.enclosure) > bound) continue;
        if (!is_proved(candidate)) return undecided(fmt::format("{} isn't proved", word_of(candidate)));
        places.push_back(word_of(candidate));
        has_curve = has_curve || candidate.curve != nullptr;
    }
    if (places.size() == 1 && !has_curve) return {std::make_shared<CriticalPoint>(*best->point), {}, {}};
    const bool whole_curves = places.size() == 1;
    std::string message = fmt::format("'{}' takes its {} value, {}, {}{}", function, least, number_text(best->value),
                                      whole_curves ? "" : "at more than one place: ", listed(places));
    const bool isolated = best->point != nullptr && std::any_of(found.isolated.begin(), found.isolated.end(),
                                                                [&](const auto& p) { return &p == best->point; });
    if (isolated && !has_curve)
        return {nullptr, std::move(message),
                fmt::format("choose one: {{critical_point_of: {}, near: [x, y]}}", function)};
    return {nullptr, std::move(message), "choose one of them by its coordinates"};
}

FoundPlace find_nearest(const std::string& function, const CriticalPoints& found, std::span<const double> near) {
    const auto distance = [&](const std::vector<double>& place) {
        double sum = 0;
        for (std::size_t k = 0; k < near.size(); ++k) sum += (place[k] - near[k]) * (place[k] - near[k]);
        return std::sqrt(sum);
    };
    const CriticalPoint* nearest = nullptr;
    double least = 0;
    for (const CriticalPoint& point : found.isolated) {
        const double way = distance(point.place());
        if (nearest != nullptr && way >= least) continue;
        nearest = &point;
        least = way;
    }
    if (nearest == nullptr) {
        if (!found.complete)
            return {nullptr, fmt::format("no critical point of '{}' could be found in its domain", function),
                    "write the point's coordinates"};
        std::vector<std::string> curves;
        for (const CriticalCurve& curve : found.curves) curves.push_back(equation_of(curve).text);
        if (curves.empty())
            return {nullptr, fmt::format("'{}' has no critical point in its domain", function), "widen the domain"};
        return {nullptr, fmt::format("the critical points of '{}' are not isolated: {}", function, listed(curves)),
                "write the coordinates of one of them"};
    }
    const double same = 1e-9 * (1 + least);
    std::vector<std::string> places;
    for (const CriticalPoint& point : found.isolated) {
        if (distance(point.place()) <= least + same) places.push_back(place_of(point));
    }
    if (places.size() > 1)
        return {nullptr, fmt::format("two critical points of '{}' are equally near: {}", function, listed(places)),
                "move 'near' towards one of them"};
    for (const UndecidedBox& box : found.undecided) {
        std::vector<double> closest;
        for (std::size_t k = 0; k < near.size(); ++k)
            closest.push_back(std::clamp(near[k], box.box[k].low, box.box[k].high));
        if (distance(closest) < least)
            return {nullptr,
                    fmt::format("whether '{}' has a critical point near {} is undecided", function, middle_of(box.box)),
                    "move 'near' towards the one that is meant, or write its coordinates"};
    }
    return {std::make_shared<CriticalPoint>(*nearest), {}, {}};
}

}  // namespace lectern
