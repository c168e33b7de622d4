#pragma once
#include "lectern/calculus/critical_points.h"
#include "lectern/calculus/parse.h"

#include <memory>
#include <string>
#include <vector>

namespace lectern {

/// A function from the literature of optimisation with what is known of its critical points.
struct TextbookFunction {
    struct Point {
        std::vector<double> at;
        double value;
        CriticalKind kind;
    };
    struct Curve {
        std::string equation;
        CriticalKind kind;
        double value;
    };

    std::string name;
    std::vector<std::string> variables;
    std::string text;
    std::vector<Range> domain;
    std::vector<Point> points;  ///< Those that the literature gives; to six digits.
    std::size_t count;          ///< Of all isolated points in the domain.
    std::vector<Curve> curves;
    std::vector<Point> boundary = {};  ///< Those that the literature gives.
};

/// Names by which they are known. Sources: Jamil and Yang, A literature survey of benchmark functions for global
/// optimisation problems, 2013; Surjanovic and Bingham, Virtual Library of Simulation Experiments; Moré, Garbow and
/// Hillstrom, Testing unconstrained optimization software, 1981; Stewart, Calculus; Thomas, Calculus.
std::vector<TextbookFunction> textbook_functions();

/// The function with the pool that its expressions live in.
struct TextbookField {
    std::unique_ptr<ExprPool> pool;
    ScalarField field;

    explicit TextbookField(const TextbookFunction& function) : TextbookField(std::make_unique<ExprPool>(), function) {}

private:
    TextbookField(std::unique_ptr<ExprPool> own_pool, const TextbookFunction& function)
        : pool(std::move(own_pool)), field(make(*pool, function)) {}

    static ScalarField make(ExprPool& pool, const TextbookFunction& function) {
        Names names;
        std::vector<Expr> variables;
        for (const std::string& name : function.variables) {
            variables.push_back(pool.variable(name));
            names.values.emplace(name, variables.back());
        }
        return {"f", variables, parse_expression(function.text, names, pool)};
    }
};

}  // namespace lectern
