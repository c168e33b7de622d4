#include "calculus/optimise/descent_step.h"
#include "lectern/calculus/descent_method.h"

#include <algorithm>

namespace lectern {
namespace {

/// A decay rate: how much of what was gathered so far is kept at each step.
DescentConstant decay(std::string_view key, double standard, std::string_view meaning) {
    return {key, standard, 0, 1, false, true, meaning};
}

/// What keeps a divisor from 0.
DescentConstant guard() {
    constexpr double largest = 1e12;
    return {"epsilon", 1e-8, 0, largest, true, false, "added to the divisor, which it keeps from 0"};
}

// The bounds are those of the iteration on f = λ p²/2, by its characteristic polynomial; the greatest λ of a Hessian
// gives the least of them.

/// z - (1 - α λ): |z| < 1 while α λ < 2.
double gradient_bound(std::span<const double> /*constants*/) { return 2; }

/// z² - (1 + β - α λ) z + β: at z = -1 it is positive while α λ < 2 (1 + β) (Polyak, 1964).
double momentum_bound(std::span<const double> constants) { return 2 * (1 + constants[0]); }

/// z² - (1 + β)(1 - α λ) z + β (1 - α λ): at z = -1 it is positive while α λ < 2 (1 + β) / (1 + 2 β).
double nesterov_bound(std::span<const double> constants) { return 2 * (1 + constants[0]) / (1 + 2 * constants[0]); }

std::vector<DescentMethod> make_table() {
    return {
        {"gradient", "gradient descent", "p = p - α g", "Cauchy 1847", {}, true, gradient_bound, make_gradient_step},
        {"sign",
         "the gradient's sign",
         "p = p - α sign(g)",
         "Riedmiller and Braun 1993; signSGD: Bernstein et al. 2018",
         {},
         true,
         nullptr,
         make_sign_step},
        {"momentum",
         "momentum",
         "v = β v + g, p = p - α v",
         "Polyak 1964; β: Goodfellow, Bengio and Courville 2016, section 8.3.2",
         {decay("beta", 0.9, "the share of its velocity that it keeps")},
         false,
         momentum_bound,
         make_momentum_step},
        {"nesterov",
         "Nesterov's momentum",
         "v = β v + ∇f(p - α β v), p = p - α v",
         "Nesterov 1983; in the form of Sutskever et al. 2013",
         {decay("beta", 0.9, "the share of its velocity that it keeps")},
         false,
         nesterov_bound,
         make_nesterov_step},
        {"adagrad",
         "AdaGrad",
         "s = s + g², p = p - α g / (√s + ε)",
         "Duchi, Hazan and Singer 2011; ε: Ruder 2016",
         {guard()},
         true,
         nullptr,
         make_adagrad_step},
        {"rmsprop",
         "RMSprop",
         "s = β s + (1 - β) g², p = p - α g / (√s + ε)",
         "Tieleman and Hinton 2012, lecture 6.5; ε: Ruder 2016",
         {decay("beta", 0.9, "the share of the mean square that it keeps"), guard()},
         true,
         nullptr,
         make_rmsprop_step},
        {"adam",
         "Adam",
         "m = β m + (1 - β) g, s = β₂ s + (1 - β₂) g², p = p - α m / (1 - β^t) / (√(s / (1 - β₂^t)) + ε)",
         "Kingma and Ba 2015, algorithm 1",
         {decay("beta", 0.9, "the share of the mean that it keeps"),
          decay("beta2", 0.999, "the share of the mean square that it keeps"), guard()},
         false,
         nullptr,
         make_adam_step},
        {"newton",
         "Newton's method",
         "p = p - α H⁻¹ g; where H isn't positive definite, its eigenvalues count by their absolute values, and where "
         "it "
         "is singular the step along its kernel is that of the gradient",
         "Nocedal and Wright 2006, sections 3.3 and 3.4; Dauphin et al. 2014",
         {},
         true,
         nullptr,
         make_newton_step},
    };
}

}  // namespace

std::span<const DescentMethod> descent_methods() {
    static const std::vector<DescentMethod> table = make_table();
    return table;
}

const DescentMethod* find_descent_method(std::string_view name) {
    const auto methods = descent_methods();
    const auto row =
        std::find_if(methods.begin(), methods.end(), [&](const auto& method) { return method.name == name; });
    return row == methods.end() ? nullptr : &*row;
}

std::vector<DescentConstant> descent_constant_keys() {
    std::vector<DescentConstant> keys;
    for (const DescentMethod& method : descent_methods()) {
        for (const DescentConstant& constant : method.constants) {
            const bool known =
                std::any_of(keys.begin(), keys.end(), [&](const auto& row) { return row.key == constant.key; });
            if (!known) keys.push_back(constant);
        }
    }
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return keys;
}

}  // namespace lectern
