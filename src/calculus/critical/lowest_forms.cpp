#include "calculus/critical/lowest_forms.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern {
namespace {

/// sum of coefficient * r^(power of r) * u^powers, the lowest power of r being 0.
struct WeightedForm {
    struct Term {
        Interval coefficient;
        std::vector<int> powers;
        bool lowest = true;  ///< Free of r; otherwise r^k takes all from 0 to 1.
    };
    std::vector<Term> terms;
};

WeightedForm weighted(const TaylorModel& model, const Weights& weights, double radius) {
    const auto weight_of = [&](const TaylorModel::Term& term) {
        return std::inner_product(term.powers.begin(), term.powers.end(), weights.begin(), 0);
    };
    int lowest = 1 << 20;
    for (const TaylorModel::Term& term : model.terms) lowest = std::min(lowest, weight_of(term));
    WeightedForm form;
    for (const TaylorModel::Term& term : model.terms) {
        const int above = weight_of(term) - lowest;
        form.terms.push_back({term.coefficient * power(Interval(radius), above), term.powers, above == 0});
    }
    return form;
}

Interval value_of(const WeightedForm& form, std::span<const Interval> u) {
    Interval sum;
    for (const WeightedForm::Term& term : form.terms) {
        Interval product = term.coefficient;
        for (std::size_t i = 0; i < u.size(); ++i) {
            if (term.powers[i] > 0) product = product * power(u[i], term.powers[i]);
        }
        sum = sum + (term.lowest ? product : hull(product, Interval(0)));
    }
    return sum;
}

/// The faces of the cube [-1, 1]^n.
std::vector<Box> faces_of_cube(std::size_t n) {
    std::vector<Box> faces;
    for (std::size_t i = 0; i < n; ++i) {
        for (const double end : {-1.0, 1.0}) {
            Box face(n, Interval(-1, 1));
            face[i] = end;
            faces.push_back(std::move(face));
        }
    }
    return faces;
}

/// Calls `decides` on cells of the cube's surface, cutting each in halves until it is true. False where a cell stays
/// undecided.
template <class Decides>
bool all_cells(std::size_t n, const Decides& decides) {
    constexpr int most_cells = 500;
    constexpr double least_width = 1e-4;
    std::vector<Box> left = faces_of_cube(n);
    for (int looked_at = 0; !left.empty(); ++looked_at) {
        const Box cell = std::move(left.back());
        left.pop_back();
        if (decides(cell)) continue;
        const auto longest = std::max_element(
            cell.begin(), cell.end(), [](const Interval& a, const Interval& b) { return a.width() < b.width(); });
        if (looked_at == most_cells || longest->width() < least_width) return false;
        const auto side = static_cast<std::size_t>(longest - cell.begin());
        for (const bool upper : {false, true}) {
            Box half = cell;
            (upper ? half[side].low : half[side].high) = longest->middle();
            left.push_back(std::move(half));
        }
    }
    return true;
}

}  // namespace

std::vector<Weights> weights_for(std::size_t n) {
    constexpr int largest = 4;
    std::vector<Weights> all{Weights(n, 1)};
    if (n == 1 || n > 3) return all;
    Weights weights(n, 1);
    for (;;) {
        std::size_t i = 0;
        while (i < n && weights[i] == largest) weights[i++] = 1;
        if (i == n) break;
        ++weights[i];
        int divisor = 0;
        for (const int weight : weights) divisor = std::gcd(divisor, weight);
        if (divisor == 1) all.push_back(weights);
    }
    return all;
}

Box reach_of(const Weights& weights, double radius) {
    Box reach;
    for (const int weight : weights) {
        const double length = power(Interval(radius), weight).high;
        reach.emplace_back(-length, length);
    }
    return reach;
}

SignNear sign_near(const TaylorModel& model, const Weights& weights, double radius) {
    const WeightedForm form = weighted(model, weights, radius);
    bool positive = false, negative = false;
    const bool decided = all_cells(weights.size(), [&](std::span<const Interval> cell) {
        const Interval value = value_of(form, cell);
        positive = positive || value.low > 0;
        negative = negative || value.high < 0;
        return value.low > 0 || value.high < 0 || (positive && negative);
    });
    if (positive && negative) return SignNear::both;
    if (!decided) return SignNear::unknown;
    return positive ? SignNear::positive : SignNear::negative;
}

bool have_no_common_zero_near(std::span<const TaylorModel> models, const Weights& weights, double radius) {
    std::vector<WeightedForm> forms;
    for (const TaylorModel& model : models) forms.push_back(weighted(model, weights, radius));
    return all_cells(weights.size(), [&](std::span<const Interval> cell) {
        return std::any_of(forms.begin(), forms.end(),
                           [&](const WeightedForm& form) { return !value_of(form, cell).contains_zero(); });
    });
}

}  // namespace lectern
