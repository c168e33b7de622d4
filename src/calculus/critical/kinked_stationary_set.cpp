#include "calculus/critical/kinked_stationary_set.h"

#include "calculus/critical/choices.h"
#include "lectern/calculus/differentiate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

/// Of each argument: -1 below 0, 1 above, 0 on the corner.
using Sides = std::vector<int>;

/// The enclosures of a list of expressions over a box.
std::vector<Interval> ranges(std::span<const Expr> exprs, std::span<const Expr> unknowns,
                             std::span<const Interval> box) {
    std::vector<Enclosure> values(exprs.size());
    Program(exprs, unknowns).enclose(box, values);
    std::vector<Interval> result;
    for (const Enclosure& value : values) result.push_back(value.range);
    return result;
}

/// One case: which arguments are on which side.
class KinkCase {
public:
    KinkCase(const ScalarField& field, const Kinks& kinks, const Sides& sides) : field_(field), smooth_(kinks.smooth) {
        ExprPool& pool = field.body().pool();
        std::vector<Expr> held = kinks.signs;
        for (std::size_t k = 0; k < sides.size(); ++k) {
            if (sides[k] != 0)
                held[k] = pool.number(sides[k]);
            else
                free_signs_.push_back(kinks.signs[k]);
        }
        const auto with_sides = [&](Expr expr) { return substitute(expr, kinks.signs, held); };
        smooth_ = with_sides(kinks.smooth);
        for (std::size_t k = 0; k < sides.size(); ++k) {
            const Expr argument = with_sides(kinks.arguments[k]);
            if (sides[k] != 0) {
                conditions_.push_back(sides[k] > 0 ? argument : -argument);
            } else {
                corners_.push_back(argument);
                weights_.push_back(with_sides(kinks.weights[k]));
            }
        }
    }

    StationarySet solve(const Box& box, SearchBudget& budget) const {
        if (corners_.empty()) return on_one_side(box, budget);
        return on_corners(box, budget);
    }

private:
    StationarySet on_one_side(const Box& box, SearchBudget& budget) const {
        const ScalarField side(field_.name(), field_.variables(), smooth_);
        StationarySet set = find_smooth_stationary_set(side, box, budget, conditions_);
        // A curve ends where the function turns its corner. No equation tells that, so it stays undecided.
        for (const StationarySet::Curve& curve : set.curves) {
            for (const Box& part : curve.cover.boxes) {
                const std::vector<Interval> values = ranges(conditions_, field_.variables(), part);
                const bool possible =
                    std::all_of(values.begin(), values.end(), [](const Interval& value) { return value.high > 0; });
                if (possible) set.undecided.push_back(part);
            }
        }
        set.curves.clear();
        return set;
    }

    /// The gradient and the arguments are 0, the variables and the signs being unknown.
    StationarySet on_corners(const Box& box, SearchBudget& budget) const {
        constexpr std::size_t most_boxes = 20'000;
        const auto n = static_cast<std::ptrdiff_t>(box.size());
        std::vector<Expr> equations = gradient_of(smooth_, field_.variables()), unknowns = field_.variables();
        equations.insert(equations.end(), corners_.begin(), corners_.end());
        unknowns.insert(unknowns.end(), free_signs_.begin(), free_signs_.end());
        Box whole = box;
        whole.insert(whole.end(), free_signs_.size(), Interval(-1, 1));
        RootProblem problem(equations, unknowns);
        for (const Expr condition : conditions_) problem.add_condition(condition);
        // Where a weight is 0 any sign will do, and no search comes to an end.
        SearchBudget part = budget.part(most_boxes);
        Isolation isolation = isolate_roots(problem, whole, part);
        budget.take_back(part);
        StationarySet set;
        for (const Box& left : isolation.undecided) set.undecided.emplace_back(left.begin(), left.begin() + n);
        for (IsolatedRoot& root : isolation.roots) {
            if (problem.is_ruled_out(root.enclosure)) continue;
            const bool between =
                std::all_of(root.enclosure.begin() + n, root.enclosure.end(),
                            [](const Interval& sign) { return Interval(-1, 1).contains_inside(sign); });
            const bool on_its_side = problem.conditions_hold(root.enclosure);
            const Verdict verdict = kind_at(root);
            root.enclosure.resize(box.size());
            root.region.resize(box.size());
            if (root.exact) root.exact->erase(root.exact->begin() + n, root.exact->end());
            if (!between || !on_its_side) {
                set.undecided.push_back(root.enclosure);
                continue;
            }
            root.corner = verdict;
            set.roots.push_back(std::move(root));
        }
        return set;
    }

    /// Across a corner the function rises where its weight is above 0, the slope's sign being less than 1; along the
    /// corners the second derivatives of smooth(x, s) decide.
    [[nodiscard]] Verdict kind_at(const IsolatedRoot& root) const {
        std::vector<Expr> unknowns = field_.variables();
        unknowns.insert(unknowns.end(), free_signs_.begin(), free_signs_.end());
        bool up = true, down = true, proved = true;
        for (const Interval& weight : ranges(weights_, unknowns, root.enclosure)) {
            up = up && weight.low > 0;
            down = down && weight.high < 0;
            proved = proved && !weight.contains_zero();
        }
        const std::size_t n = field_.arity();
        int along = 0;
        if (corners_.size() < n) {
            along = sign_along(unknowns, root.enclosure);
            proved = proved && along != 0;
            up = up && along > 0;
            down = down && along < 0;
        }
        if (!proved) return {CriticalKind::degenerate, true, false};
        if (up) return {CriticalKind::minimum, true, true};
        if (down) return {CriticalKind::maximum, true, true};
        return {CriticalKind::saddle, true, true};
    }

    /// The sign of the second derivative along the one corner of a function of two variables; 0 where it isn't proved.
    [[nodiscard]] int sign_along(const std::vector<Expr>& unknowns, const Box& place) const {
        if (field_.arity() != 2) return 0;
        const std::vector<Expr> normal = gradient_of(corners_[0], field_.variables());
        const std::vector<Expr> hessian = hessian_of(smooth_, field_.variables());
        const std::array along{-normal[1], normal[0]};
        const Expr form = along[0] * along[0] * hessian[0] +
                          field_.body().pool().number(2) * along[0] * along[1] * hessian[1] +
                          along[1] * along[1] * hessian[3];
        const Interval value = ranges(std::array{form}, unknowns, place)[0];
        return value.low > 0 ? 1 : value.high < 0 ? -1 : 0;
    }

    const ScalarField& field_;
    Expr smooth_;  ///< With the signs of this case.
    std::vector<Expr> free_signs_, corners_, weights_, conditions_;
};

}  // namespace

StationarySet find_kinked_stationary_set(const ScalarField& field, const Kinks& kinks, const Box& box,
                                         SearchBudget& budget) {
    StationarySet all;
    for (const Sides& sides : all_choices(kinks.signs.size(), {1, -1, 0})) {
        StationarySet set = KinkCase(field, kinks, sides).solve(box, budget);
        for (IsolatedRoot& root : set.roots) all.roots.push_back(std::move(root));
        all.undecided.insert(all.undecided.end(), set.undecided.begin(), set.undecided.end());
    }
    return all;
}

}  // namespace lectern
