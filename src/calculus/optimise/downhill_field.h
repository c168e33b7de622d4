#pragma once
#include "lectern/calculus/scalar_field.h"

#include <span>
#include <vector>

namespace lectern {

/// Euclidean.
double norm(std::span<const double> vector);
double dot(std::span<const double> a, std::span<const double> b);
/// point + factor * direction
std::vector<double> moved(std::span<const double> point, double factor, std::span<const double> direction);
bool all_finite(std::span<const double> vector);

/// Whether a run may go on from a point: all is finite, and it is no further than 1e12 from the origin.
bool is_usable_place(std::span<const double> point, double value, std::span<const double> gradient);

/// A point with what goes down and its gradient there.
struct DownhillPlace {
    std::vector<double> point;
    double value = 0;
    std::vector<double> gradient;

    [[nodiscard]] bool is_usable() const { return is_usable_place(point, value, gradient); }
};

/// What goes down: a function, or in an ascent its negative, so that every method climbs as it descends.
class DownhillField {
public:
    DownhillField(const ScalarField& field, bool ascend) : field_(field), sign_(ascend ? -1 : 1) {}

    /// 1, or -1 in an ascent: the function itself is this times what goes down.
    [[nodiscard]] double sign() const { return sign_; }
    [[nodiscard]] DownhillPlace place_at(std::vector<double> point) const;
    [[nodiscard]] std::vector<double> gradient_at(std::span<const double> point) const;
    [[nodiscard]] std::vector<double> hessian_at(std::span<const double> point) const;  ///< n * n, row-major.

private:
    const ScalarField& field_;
    double sign_;
};

}  // namespace lectern
