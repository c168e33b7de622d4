#include "calculus/critical/root_problem.h"

#include "lectern/calculus/differentiate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

std::vector<Expr> jacobian_of_system(const std::vector<Expr>& equations, const std::vector<Expr>& unknowns) {
    std::vector<Expr> entries;
    for (const Expr equation : equations) {
        const std::vector<Expr> slopes = gradient_of(equation, unknowns);
        entries.insert(entries.end(), slopes.begin(), slopes.end());
    }
    return entries;
}

std::vector<Expr> joined(std::vector<Expr> first, const std::vector<Expr>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::vector<Enclosure> enclosures(const Program& program, std::span<const Interval> box) {
    std::vector<Enclosure> results(program.output_count());
    program.enclose(box, results);
    return results;
}

}  // namespace

bool SystemEnclosure::is_smooth() const {
    const auto continuous = [](const Enclosure& value) { return value.regularity == Regularity::continuous; };
    const auto bounded = [](const Enclosure& value) {
        return value.regularity != Regularity::unknown && value.range.is_bounded();
    };
    return std::all_of(values.begin(), values.end(), continuous) &&
           std::all_of(jacobian.begin(), jacobian.end(), bounded);
}

bool SystemEnclosure::excludes_zero() const {
    return std::any_of(values.begin(), values.end(),
                       [](const Enclosure& value) { return !value.range.contains_zero(); });
}

RootProblem::RootProblem(std::vector<Expr> equations, std::vector<Expr> unknowns)
    : equations_(std::move(equations)),
      unknowns_(std::move(unknowns)),
      jacobian_(jacobian_of_system(equations_, unknowns_)),
      values_(equations_, unknowns_),
      all_(joined(equations_, jacobian_), unknowns_),
      work_(all_.instruction_count() + values_.instruction_count()) {}

void RootProblem::add_implied(std::span<const Expr> numerators) {
    implied_.emplace(numerators, unknowns_);
    work_ += implied_->instruction_count();
}

void RootProblem::add_condition(Expr above_zero) {
    condition_exprs_.push_back(above_zero);
    conditions_.emplace(condition_exprs_, unknowns_);
    work_ += conditions_->instruction_count();
}

void RootProblem::set_guard(Expr function) {
    guard_.emplace(std::array{function}, unknowns_);
    work_ += guard_->instruction_count();
}

bool RootProblem::may_jump(std::span<const Interval> box) const {
    return guard_ && enclosures(*guard_, box)[0].regularity == Regularity::defined;
}

SystemEnclosure RootProblem::enclose(std::span<const Interval> box) const {
    std::vector<Enclosure> results = enclosures(all_, box);
    const auto end_of_values = results.begin() + static_cast<std::ptrdiff_t>(size());
    return {{results.begin(), end_of_values}, {end_of_values, results.end()}};
}

std::vector<Interval> RootProblem::values_at(std::span<const double> point) const {
    std::vector<Interval> values;
    for (const Enclosure& value : enclosures(values_, point_box(point))) values.push_back(value.range);
    return values;
}

bool RootProblem::is_ruled_out(std::span<const Interval> box) const {
    if (conditions_) {
        for (const Enclosure& value : enclosures(*conditions_, box)) {
            if (!(value.range.high > 0)) return true;
        }
    }
    if (!implied_) return false;
    const std::vector<Enclosure> numerators = enclosures(*implied_, box);
    return std::any_of(numerators.begin(), numerators.end(),
                       [](const Enclosure& value) { return !value.range.contains_zero(); });
}

bool RootProblem::conditions_hold(std::span<const Interval> box) const {
    if (!conditions_) return true;
    const std::vector<Enclosure> values = enclosures(*conditions_, box);
    return std::all_of(values.begin(), values.end(), [](const Enclosure& value) {
        return value.regularity != Regularity::unknown && value.range.low > 0;
    });
}

}  // namespace lectern
