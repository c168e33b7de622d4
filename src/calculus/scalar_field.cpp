#include "lectern/calculus/scalar_field.h"

#include "lectern/calculus/differentiate.h"

#include <array>
#include <utility>

namespace lectern {
namespace {

Program value_and_gradient_of(Expr body, std::span<const Expr> gradient, std::span<const Expr> variables) {
    std::vector<Expr> outputs{body};
    outputs.insert(outputs.end(), gradient.begin(), gradient.end());
    return Program(outputs, variables);
}

std::vector<double> run_at(const Program& program, std::span<const double> point) {
    std::vector<double> results(program.output_count());
    program.run(point, results);
    return results;
}

}  // namespace

ScalarField::ScalarField(std::string name, std::vector<Expr> variables, Expr body)
    : name_(std::move(name)),
      variables_(std::move(variables)),
      body_(body),
      gradient_(gradient_of(body, variables_)),
      hessian_(hessian_of(body, variables_)),
      value_(std::array{body}, variables_),
      value_and_gradient_(value_and_gradient_of(body, gradient_, variables_)),
      gradient_program_(gradient_, variables_),
      hessian_program_(hessian_, variables_) {}

double ScalarField::value_at(std::span<const double> point) const { return run_at(value_, point).front(); }

std::vector<double> ScalarField::gradient_at(std::span<const double> point) const {
    return run_at(gradient_program_, point);
}

std::vector<double> ScalarField::hessian_at(std::span<const double> point) const {
    return run_at(hessian_program_, point);
}

}  // namespace lectern
