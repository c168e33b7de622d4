#pragma once
#include "calculus/critical/taylor_model.h"

#include <optional>
#include <span>
#include <vector>

namespace lectern {

// What the lowest terms of an expansion tell of a function near a point p. With weights w, h_i = R^w_i r^w_i u_i for u
// on the surface of the cube [-1, 1]^n and r from 0 to 1 reaches every h of a box around p, and a term of h^a takes the
// factor r^(w a): what is left over after the lowest such power is divided out decides the sign for small r.

/// Weights of the variables, each positive.
using Weights = std::vector<int>;

/// The weights that are tried, for n variables: equal ones first.
std::vector<Weights> weights_for(std::size_t n);

/// The box that the weights and the radius (0 < R < 1) reach.
Box reach_of(const Weights& weights, double radius);

/// The signs that f(p + h) - f(p) takes for h other than 0 in the model's reach.
enum class SignNear {
    positive,
    negative,
    both,
    unknown,  ///< None of the others is proved.
};
/// Precondition: the model's reach is reach_of(weights, radius).
SignNear sign_near(const TaylorModel& model, const Weights& weights, double radius);

/// True where it is proved that for no h other than 0 in the reach all functions are 0. The same precondition of each.
bool have_no_common_zero_near(std::span<const TaylorModel> models, const Weights& weights, double radius);

}  // namespace lectern
