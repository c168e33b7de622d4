#include "calculus/critical/stationary_set.h"

#include "calculus/canonical.h"
#include "calculus/critical/classify.h"
#include "calculus/critical/kinked_stationary_set.h"
#include "calculus/critical/krawczyk.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr double curve_share = 1.0 / 128;
constexpr std::size_t most_curve_boxes = 6000;
constexpr std::size_t most_factor_systems = 24;

/// The systems of factors, one of each equation, whose roots together are those of all the equations.
std::vector<std::vector<Expr>> systems_of_factors(const std::vector<Expr>& equations) {
    std::vector<std::vector<Expr>> systems{{}};
    for (const Expr equation : equations) {
        std::vector<std::vector<Expr>> longer;
        for (const IrreducibleFactor& factor : irreducible_factors(equation)) {
            for (const std::vector<Expr>& system : systems) {
                longer.push_back(system);
                longer.back().push_back(factor.base);
            }
        }
        systems = std::move(longer);
        if (systems.size() > most_factor_systems) break;
    }
    return systems;
}

/// Holds a function that jumps: its derivatives tell nothing of what happens there.
bool may_jump(Expr expr) {
    if (expr.op() == Op::conditional) return true;
    if (expr.op() == Op::call) {
        constexpr std::array jumping{Kernel::floor, Kernel::ceil, Kernel::sign, Kernel::mod, Kernel::atan2};
        if (std::find(jumping.begin(), jumping.end(), expr.function().kernel) != jumping.end()) return true;
    }
    const auto operands = expr.operands();
    return std::any_of(operands.begin(), operands.end(), may_jump);
}

/// The calls of tan, inner ones first.
void find_tangents(Expr expr, std::vector<Expr>& found) {
    for (const Expr operand : expr.operands()) find_tangents(operand, found);
    const bool is_tangent = expr.op() == Op::call && expr.function().kernel == Kernel::tan;
    if (is_tangent && std::find(found.begin(), found.end(), expr) == found.end()) found.push_back(expr);
}

/// tan(u) as sin(u)/cos(u): algebra must see the poles, which are where the cosines are 0.
std::vector<Expr> without_tangents(const std::vector<Expr>& exprs) {
    std::vector<Expr> result;
    for (Expr expr : exprs) {
        std::vector<Expr> tangents;
        find_tangents(expr, tangents);
        for (const Expr tangent : tangents) {
            const auto argument = tangent.operands().front();
            ExprPool& pool = expr.pool();
            const Expr quotient =
                pool.call(*find_function("sin"), {argument}) / pool.call(*find_function("cos"), {argument});
            expr = substitute(expr, std::array{tangent}, std::array{quotient});
        }
        result.push_back(expr);
    }
    return result;
}

/// True where taking the factors apart makes the equations simpler.
bool is_worth_factoring(const std::vector<Expr>& equations, std::size_t systems) {
    if (systems > most_factor_systems) return false;
    if (systems != 1) return true;
    return std::any_of(equations.begin(), equations.end(),
                       [](Expr equation) { return irreducible_factors(equation).front().power > 1; });
}

class StationarySearch {
public:
    StationarySearch(const ScalarField& field, const Box& box, SearchBudget& budget, std::span<const Expr> conditions)
        : field_(field),
          box_(box),
          budget_(budget),
          conditions_(conditions),
          gradient_(field.gradient(), field.variables()) {}

    StationarySet run() {
        if (!depends_on_all()) return std::move(found_);
        if (may_jump(field_.body())) {
            solve(RootProblem(field_.gradient(), field_.variables()));
        } else if (!has_only_simple_roots()) {
            try {
                solve_by_factors(split_shared_factors(without_tangents(field_.gradient())));
            } catch (const ExpressionLimit&) {
                // Too long for algebra: the derivatives are searched as they stand.
                found_ = {};
                solve(RootProblem(field_.gradient(), field_.variables()));
            }
        }
        finish();
        return std::move(found_);
    }

private:
    /// Where some first derivative is 0 throughout, points are not isolated: all that the others leave is undecided.
    bool depends_on_all() {
        ExprPool& pool = field_.body().pool();
        const auto& gradient = field_.gradient();
        const auto zeros =
            std::count_if(gradient.begin(), gradient.end(), [](Expr slope) { return slope.is_number(0); });
        if (zeros == 0) return true;
        const bool all_zero = static_cast<std::size_t>(zeros) == gradient.size();
        // With one slope left, what it shares with the others is all of it: its zeros are curves.
        if (!all_zero && static_cast<std::size_t>(zeros) + 1 == gradient.size()) return true;
        // A step has slopes of 0 and is no constant.
        if (!all_zero && may_jump(field_.body())) return true;
        std::vector<Expr> variables;
        Box box;
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            if (gradient[i].is_number(0)) continue;
            variables.push_back(field_.variables()[i]);
            box.push_back(box_[i]);
        }
        if (variables.empty()) {
            found_.undecided.push_back(box_);
            return false;
        }
        std::vector<Expr> fixed = field_.variables();
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            if (gradient[i].is_number(0)) fixed[i] = pool.number(0);
        }
        const ScalarField reduced(field_.name(), variables, substitute(field_.body(), field_.variables(), fixed));
        StationarySet inner = find_smooth_stationary_set(reduced, box, budget_);
        found_.curves = std::move(inner.curves);
        for (const IsolatedRoot& root : inner.roots) inner.undecided.push_back(root.enclosure);
        for (const Box& part : inner.undecided) {
            Box whole = box_;
            std::size_t next = 0;
            for (std::size_t i = 0; i < whole.size(); ++i) {
                if (!gradient[i].is_number(0)) whole[i] = part[next++];
            }
            found_.undecided.push_back(std::move(whole));
        }
        for (StationarySet::Curve& curve : found_.curves)
            curve.cover =
                cover_zeros(Program(std::array{curve.factor}, field_.variables()), box_, curve_share, most_curve_boxes);
        return false;
    }

    /// Settles functions whose critical points are isolated and simple, as most are: where a short search ends well,
    /// there are no curves either, and nothing to factor.
    bool has_only_simple_roots() {
        constexpr std::size_t most_boxes = 1500;
        RootProblem problem(field_.gradient(), field_.variables());
        add_circumstances(problem);
        SearchBudget part = budget_.part(most_boxes);
        auto roots = isolate_simple_roots(problem, box_, part);
        budget_.take_back(part);
        if (!roots) return false;
        for (IsolatedRoot& root : *roots) keep(problem, std::move(root));
        return true;
    }

    void solve_by_factors(const SharedFactors& shared) {
        if (field_.arity() == 1) return solve_factors({numerator_of_one(shared)});
        for (const IrreducibleFactor& factor : shared.shared) take_shared(factor.base);
        solve_factors(shared.quotients);
    }

    /// With one variable, all factors of the derivative are "shared".
    Expr numerator_of_one(const SharedFactors& shared) const {
        ExprPool& pool = field_.body().pool();
        std::vector<Expr> factors{shared.quotients[0]};
        for (const IrreducibleFactor& factor : shared.shared)
            factors.push_back(pow(factor.base, pool.number(factor.power)));
        return pool.product(factors);
    }

    /// What a shared factor adds: a curve, points, or nothing where it is nowhere 0.
    void take_shared(Expr factor) {
        const Program program(std::array{factor}, field_.variables());
        ZeroCover cover = cover_zeros(program, box_, curve_share, most_curve_boxes);
        if (cover.boxes.empty()) return;
        if (cover.crossing) {
            found_.curves.push_back({factor, std::move(cover)});
            return;
        }
        take_points(factor, program, std::move(cover.boxes));
    }

    /// A factor that touches 0 without changing its sign as far as was seen: where it does only that, its own gradient
    /// is 0 too, and around each such point it is nowhere else 0.
    void take_points(Expr factor, const Program& program, std::vector<Box> cover) {
        constexpr double least_share = 1e-6;
        if (!budget_.may_nest()) {
            found_.undecided.insert(found_.undecided.end(), cover.begin(), cover.end());
            return;
        }
        const ScalarField touching(field_.name(), field_.variables(), factor);
        budget_.begin_nested();
        const StationarySet inner = find_smooth_stationary_set(touching, box_, budget_);
        budget_.end_nested();
        std::vector<Box> regions;
        for (const IsolatedRoot& root : inner.roots) {
            if (!root.exact || !all_vanish(std::array{factor}, field_.variables(), *root.exact)) continue;
            const auto region = region_of_strict_extremum(touching, *root.exact);
            if (!region) continue;
            regions.push_back(*region);
            found_.roots.push_back(root);
        }
        const auto rest = zeros_outside(program, std::move(cover), regions, box_, least_share, most_curve_boxes);
        found_.undecided.insert(found_.undecided.end(), rest.begin(), rest.end());
    }

    /// `equations`: numerators, 0 at every stationary point off the curves.
    void solve_factors(const std::vector<Expr>& equations) {
        const bool impossible = std::any_of(equations.begin(), equations.end(), [](Expr equation) {
            return equation.op() == Op::number && !equation.is_number(0);
        });
        if (impossible) return;
        const auto systems = systems_of_factors(equations);
        if (is_worth_factoring(equations, systems.size())) {
            for (const std::vector<Expr>& system : systems) solve(RootProblem(system, field_.variables()));
            return;
        }
        if (!found_.curves.empty()) return solve(RootProblem(equations, field_.variables()));
        // The derivatives as they stand are enclosed more tightly than their numerators multiplied out; but where they
        // have no value, only those can be looked at.
        RootProblem problem(field_.gradient(), field_.variables());
        problem.add_implied(equations);
        const StationarySet before = found_;
        solve(problem);
        if (found_.undecided.size() == before.undecided.size()) return;
        const StationarySet with_gradient = std::exchange(found_, before);
        solve(RootProblem(equations, field_.variables()));
        if (found_.undecided.size() > before.undecided.size()) found_ = with_gradient;
    }

    void solve(RootProblem problem) {
        add_circumstances(problem);
        Isolation isolation = isolate_roots(problem, box_, budget_);
        for (IsolatedRoot& root : isolation.roots) keep(problem, std::move(root));
        found_.undecided.insert(found_.undecided.end(), isolation.undecided.begin(), isolation.undecided.end());
    }

    void add_circumstances(RootProblem& problem) const {
        for (const Expr condition : conditions_) problem.add_condition(condition);
        if (may_jump(field_.body())) problem.set_guard(field_.body());
    }

    /// Unless a condition says otherwise.
    void keep(const RootProblem& problem, IsolatedRoot root) {
        if (problem.conditions_hold(root.enclosure))
            found_.roots.push_back(std::move(root));
        else if (!problem.is_ruled_out(root.enclosure))
            found_.undecided.push_back(root.enclosure);
    }

    /// Each root once, none on a curve, each with a gradient that is 0 there.
    void finish() {
        std::vector<IsolatedRoot> candidates = std::exchange(found_.roots, {});
        for (IsolatedRoot& root : candidates) {
            if (is_on_curve(root) || is_known(root)) continue;
            if (!has_gradient(root)) continue;
            found_.roots.push_back(std::move(root));
        }
    }

    /// The place where a root of the quotients lies on a curve is no isolated point.
    bool is_on_curve(const IsolatedRoot& root) {
        for (const StationarySet::Curve& curve : found_.curves) {
            std::array<Enclosure, 1> value;
            Program(std::array{curve.factor}, field_.variables()).enclose(root.enclosure, value);
            if (!value[0].range.contains_zero()) continue;
            if (!root.exact || !all_vanish(std::array{curve.factor}, field_.variables(), *root.exact))
                found_.undecided.push_back(root.enclosure);
            return true;
        }
        return false;
    }

    /// The same root, found through other factors.
    bool is_known(const IsolatedRoot& root) {
        for (IsolatedRoot& known : found_.roots) {
            if (!meet(known.enclosure, root.enclosure)) continue;
            if (known.exact && root.exact) {
                if (*known.exact == *root.exact) return true;
                continue;
            }
            const RootProblem gradient(field_.gradient(), field_.variables());
            std::vector<double> room;
            for (const Interval& side : box_) room.push_back(1e-9 * side.width());
            const auto region = proved_around(gradient, hull(known.enclosure, root.enclosure), room);
            if (!region) found_.undecided.push_back(root.enclosure);
            if (root.exact) known = root;
            return true;
        }
        return false;
    }

    /// False where a root of the numerators is none of the gradient, as that isn't defined there.
    bool has_gradient(const IsolatedRoot& root) {
        std::vector<Enclosure> slopes(field_.arity());
        gradient_.enclose(root.enclosure, slopes);
        const bool defined = std::all_of(slopes.begin(), slopes.end(), [](const Enclosure& slope) {
            return slope.regularity == Regularity::continuous;
        });
        if (defined) return true;
        std::array<Enclosure, 1> value;
        field_.value_program().enclose(root.enclosure, value);
        // No slope, but a value: a peak such as that of a cone, which is a critical point of its own kind.
        if (value[0].regularity == Regularity::continuous) return true;
        const bool pole = value[0].range.is_empty() ||
                          (root.exact && is_undefined(substitute(field_.body(), field_.variables(), *root.exact)));
        if (!pole) found_.undecided.push_back(root.enclosure);
        return false;
    }

    const ScalarField& field_;
    const Box& box_;
    SearchBudget& budget_;
    std::span<const Expr> conditions_;
    Program gradient_;
    StationarySet found_;
};

}  // namespace

StationarySet find_smooth_stationary_set(const ScalarField& field, const Box& box, SearchBudget& budget,
                                         std::span<const Expr> conditions) {
    return StationarySearch(field, box, budget, conditions).run();
}

StationarySet find_stationary_set(const ScalarField& field, const Box& box, SearchBudget& budget) {
    if (const auto kinks = find_kinks(field)) return find_kinked_stationary_set(field, *kinks, box, budget);
    return find_smooth_stationary_set(field, box, budget);
}

}  // namespace lectern
