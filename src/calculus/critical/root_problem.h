#pragma once
#include "calculus/critical/box.h"
#include "lectern/calculus/program.h"

#include <optional>
#include <vector>

namespace lectern {

/// Enclosures of a system and of its Jacobian over one box.
struct SystemEnclosure {
    std::vector<Enclosure> values;    ///< [n]
    std::vector<Enclosure> jacobian;  ///< [n * n], row-major: d values[i] / d unknowns[j].

    /// Each equation is continuous and its derivatives are bounded: the mean-value theorem holds.
    [[nodiscard]] bool is_smooth() const;
    /// Some equation has no zero.
    [[nodiscard]] bool excludes_zero() const;
};

/// n equations in n unknowns, equation = 0, to be solved over a box.
class RootProblem {
public:
    /// The unknowns are variables that the equations hold no others of.
    RootProblem(std::vector<Expr> equations, std::vector<Expr> unknowns);

    /// Expressions that are 0 wherever all equations hold, and that may be enclosed where those can't: numerators, of
    /// equations that are quotients.
    void add_implied(std::span<const Expr> numerators);
    /// Roots count only where this is above 0 (where it may be, in a box).
    void add_condition(Expr above_zero);

    /// A function that must not jump where a root is looked for.
    void set_guard(Expr function);

    [[nodiscard]] std::size_t size() const { return unknowns_.size(); }
    [[nodiscard]] const std::vector<Expr>& equations() const { return equations_; }
    [[nodiscard]] const std::vector<Expr>& unknowns() const { return unknowns_; }
    [[nodiscard]] const std::vector<Expr>& jacobian() const { return jacobian_; }  ///< n * n, row-major.

    [[nodiscard]] SystemEnclosure enclose(std::span<const Interval> box) const;
    [[nodiscard]] std::vector<Interval> values_at(std::span<const double> point) const;
    /// An implied expression has no zero in the box, or a condition holds nowhere in it.
    [[nodiscard]] bool is_ruled_out(std::span<const Interval> box) const;
    /// Every condition holds all over the box.
    [[nodiscard]] bool conditions_hold(std::span<const Interval> box) const;

    /// The guard may jump in the box.
    [[nodiscard]] bool may_jump(std::span<const Interval> box) const;

    /// Instructions that one look at a box takes, about.
    [[nodiscard]] std::size_t work() const { return work_; }

private:
    std::vector<Expr> equations_, unknowns_, jacobian_;
    Program values_, all_;
    std::optional<Program> implied_, guard_;
    std::vector<Expr> condition_exprs_;
    std::optional<Program> conditions_;
    std::size_t work_;
};

}  // namespace lectern
