#include "calculus/critical/edge_extrema.h"

#include "calculus/critical/choices.h"
#include "calculus/critical/classify.h"
#include "calculus/critical/stationary_set.h"
#include "lectern/calculus/differentiate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

/// Which end of its side each variable is held at: -1 the lower, 1 the upper, 0 neither.
using Face = std::vector<int>;

/// All faces of the cube of n variables but the cube itself, those of most free variables first.
std::vector<Face> faces_of(std::size_t n) {
    std::vector<Face> faces = all_choices(n, {0, -1, 1});
    const auto free = [](const Face& face) { return std::count(face.begin(), face.end(), 0); };
    std::stable_sort(faces.begin(), faces.end(), [&](const Face& a, const Face& b) { return free(a) > free(b); });
    faces.erase(faces.begin());
    return faces;
}

double tolerance_at(double end) { return place_tolerance * std::max(1.0, std::abs(end)); }

/// What the function does on the way inwards from one end of a side: 1 rises, -1 falls, 0 neither.
struct WayIn {
    int sign = 0;
    bool first_order = true;  ///< The first derivative tells it.
    bool proved = true;       ///< A sign of 0 with this: it is constant on the way, or stationary.
};

class EdgeSearch {
public:
    EdgeSearch(const ScalarField& field, const Box& domain, SearchBudget& budget)
        : field_(field), domain_(domain), budget_(budget), gradient_(field.gradient(), field.variables()) {}

    EdgeExtrema run() {
        for (const Face& face : faces_of(domain_.size())) look_at(face);
        return std::move(found_);
    }

private:
    void look_at(const Face& face) {
        ExprPool& pool = field_.body().pool();
        std::vector<Expr> values = field_.variables(), free;
        Box free_box;
        for (std::size_t i = 0; i < face.size(); ++i) {
            if (face[i] == 0) {
                free.push_back(values[i]);
                free_box.push_back(domain_[i]);
            } else {
                values[i] = pool.number(Rational::from_double(end_of(face, i)));
            }
        }
        if (free.empty()) return look_at_point(face, {values, {}, {}});
        const ScalarField restricted(field_.name(), free, substitute(field_.body(), field_.variables(), values));
        // Constant all over the face: no point of it stands out.
        if (variables_of(restricted.body()).empty()) return add_constant_face(face, values, free, free_box);
        const StationarySet set = find_stationary_set(restricted, free_box, budget_);
        if (!set.undecided.empty() || !set.curves.empty()) found_.complete = false;
        for (const IsolatedRoot& root : set.roots) {
            if (touches_edge(root.enclosure, free_box)) continue;  // That belongs to a smaller face.
            const Verdict verdict = classify(restricted, root);
            if (!verdict.certified) found_.complete = false;
            if (verdict.kind == CriticalKind::minimum || verdict.kind == CriticalKind::maximum)
                look_at_point(face, {values, root, verdict});
        }
    }

    void add_constant_face(const Face& face, const std::vector<Expr>& values, const std::vector<Expr>& free,
                           const Box& free_box) {
        constexpr std::size_t most_boxes = 2000;
        std::vector<std::size_t> held;
        for (std::size_t i = 0; i < face.size(); ++i) {
            if (face[i] != 0) held.push_back(i);
        }
        if (held.size() > 1) {
            // An edge between sides, with several ways in: not told apart.
            found_.complete = false;
            return;
        }
        const std::size_t side = held.front();
        const Expr variable = field_.variables()[side];
        const Expr slope = substitute(field_.gradient()[side], field_.variables(), values);
        if (is_zero(slope)) return;  // A critical curve, which is listed as such.
        const int sign = -face[side] * weak_sign_over(Program(std::array{slope}, free), free_box, most_boxes);
        const CriticalKind kind = sign > 0   ? CriticalKind::minimum
                                  : sign < 0 ? CriticalKind::maximum
                                             : CriticalKind::degenerate;
        found_.curves.push_back(
            {variable - values[side], kind, proved(substitute(field_.body(), field_.variables(), values))});
    }

    /// A stationary point of the function on a face.
    struct Candidate {
        std::vector<Expr> values;          ///< The ends of what is held, the variables of what is free.
        std::optional<IsolatedRoot> root;  ///< In the free variables; absent at a corner.
        std::optional<Verdict> verdict;    ///< On the face.
    };

    [[nodiscard]] double end_of(const Face& face, std::size_t i) const {
        return face[i] < 0 ? domain_[i].low : domain_[i].high;
    }

    /// The candidate with all its coordinates.
    [[nodiscard]] IsolatedRoot whole_place(const Face& face, const Candidate& candidate) const {
        IsolatedRoot place;
        std::size_t next = 0;
        const bool exact = !candidate.root || candidate.root->exact;
        if (exact) place.exact.emplace();
        for (std::size_t i = 0; i < face.size(); ++i) {
            const bool free = face[i] == 0;
            if (exact) place.exact->push_back(free ? (*candidate.root->exact)[next] : candidate.values[i]);
            place.enclosure.push_back(free ? candidate.root->enclosure[next] : Interval(end_of(face, i)));
            if (free) ++next;
        }
        place.region = place.enclosure;
        return place;
    }

    WayIn way_in(const Face& face, std::size_t i, const IsolatedRoot& place) const {
        std::vector<Enclosure> slopes(face.size());
        gradient_.enclose(place.enclosure, slopes);
        const Interval slope = slopes[i].range;
        if (slopes[i].regularity == Regularity::continuous && !slope.contains_zero())
            return {slope.low > 0 ? -face[i] : face[i], true, true};
        if (!place.exact) return {0, true, false};
        return higher_way_in(face, i, *place.exact);
    }

    /// By the first derivative along variable i that isn't 0.
    WayIn higher_way_in(const Face& face, std::size_t i, const ExactPlace& place) const {
        constexpr int most_orders = 10;
        Expr derivative = field_.body();
        try {
            for (int order = 1; order <= most_orders; ++order) {
                derivative = differentiate(derivative, field_.variables()[i]);
                if (derivative.is_number(0)) return {0, false, true};
                const Expr value = substitute(derivative, field_.variables(), place);
                if (is_zero(value)) continue;
                const Interval size = enclosure_of(value);
                if (size.is_empty() || size.contains_zero()) break;
                const int sign = size.low > 0 ? 1 : -1;
                const bool odd = order % 2 != 0;
                return {odd ? -face[i] * sign : sign, order == 1, true};
            }
        } catch (const ExpressionLimit&) {
            // The derivatives grow too long.
        }
        return {0, false, false};
    }

    void look_at_point(const Face& face, const Candidate& candidate) {
        const IsolatedRoot place = whole_place(face, candidate);
        std::array<Enclosure, 1> value;
        field_.value_program().enclose(place.enclosure, value);
        if (value[0].range.is_empty()) return;
        if (!value[0].range.is_bounded()) {
            found_.complete = false;
            return;
        }
        std::vector<WayIn> ways;
        for (std::size_t i = 0; i < face.size(); ++i) {
            if (face[i] != 0) ways.push_back(way_in(face, i, place));
        }
        const auto all_are = [&](int sign) {
            return std::all_of(ways.begin(), ways.end(), [sign](const WayIn& way) { return way.sign == sign; });
        };
        const bool rises = all_are(1), falls = all_are(-1);
        // No slope inwards either: a critical point, which is listed as such.
        const bool is_critical =
            std::all_of(ways.begin(), ways.end(), [](const WayIn& way) { return way.proved && !way.first_order; });
        if (is_critical) return;
        CriticalPoint point;
        if (candidate.verdict) {
            point.kind = candidate.verdict->kind;
            point.strict = candidate.verdict->strict;
        } else {
            if (!rises && !falls) return;
            point.kind = rises ? CriticalKind::minimum : CriticalKind::maximum;
        }
        const bool agrees = point.kind == CriticalKind::minimum ? rises : falls;
        const bool proved_ways = std::all_of(ways.begin(), ways.end(), [](const WayIn& way) { return way.proved; });
        if (!proved_ways) found_.complete = false;
        // On a face of several dimensions the way along it is settled; where faces meet, all ways in lie on the edge.
        if (ways.size() > 1 && !agrees) return;
        point.of_domain =
            agrees && std::all_of(ways.begin(), ways.end(), [](const WayIn& way) { return way.first_order; });
        point.at = coordinates_of(place);
        point.value = value_at(field_, place);
        point.certified = proved_ways && (!candidate.verdict || candidate.verdict->certified);
        point.on_edge = true;
        found_.points.push_back(std::move(point));
    }

    const ScalarField& field_;
    const Box& domain_;
    SearchBudget& budget_;
    Program gradient_;
    EdgeExtrema found_;
};

}  // namespace

Box with_tolerance(const Box& box) {
    Box wider;
    for (const Interval& side : box)
        wider.emplace_back(side.low - tolerance_at(side.low), side.high + tolerance_at(side.high));
    return wider;
}

bool touches_edge(std::span<const Interval> place, const Box& box) {
    for (std::size_t i = 0; i < box.size(); ++i) {
        if (place[i].low <= box[i].low + tolerance_at(box[i].low)) return true;
        if (place[i].high >= box[i].high - tolerance_at(box[i].high)) return true;
    }
    return false;
}

EdgeExtrema find_edge_extrema(const ScalarField& field, const Box& domain, SearchBudget& budget) {
    constexpr std::size_t most_variables = 3;
    if (domain.size() > most_variables) return {{}, {}, false};
    return EdgeSearch(field, domain, budget).run();
}

}  // namespace lectern
