#pragma once
#include "lectern/calculus/expr.h"
#include "lectern/calculus/program.h"

#include <span>
#include <string>
#include <vector>

namespace lectern {

/// A real function of one or more variables, with its exact first and second derivatives, ready to be evaluated.
/// The expressions live in the pool they were made in; evaluation is safe from many threads.
class ScalarField {
public:
    ScalarField(std::string name, std::vector<Expr> variables, Expr body);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t arity() const { return variables_.size(); }
    [[nodiscard]] const std::vector<Expr>& variables() const { return variables_; }
    [[nodiscard]] Expr body() const { return body_; }
    [[nodiscard]] const std::vector<Expr>& gradient() const { return gradient_; }
    [[nodiscard]] const std::vector<Expr>& hessian() const { return hessian_; }  ///< n * n, row-major.

    [[nodiscard]] double value_at(std::span<const double> point) const;
    [[nodiscard]] std::vector<double> gradient_at(std::span<const double> point) const;
    [[nodiscard]] std::vector<double> hessian_at(std::span<const double> point) const;  ///< n * n, row-major.

    [[nodiscard]] const Program& value_program() const { return value_; }
    /// Outputs: the value, then the gradient.
    [[nodiscard]] const Program& value_and_gradient_program() const { return value_and_gradient_; }

private:
    std::string name_;
    std::vector<Expr> variables_;
    Expr body_;
    std::vector<Expr> gradient_, hessian_;
    Program value_, value_and_gradient_, gradient_program_, hessian_program_;
};

}  // namespace lectern
