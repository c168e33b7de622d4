#include "calculus/critical/degenerate_root.h"

#include "calculus/critical/local_coordinates.h"
#include "calculus/critical/lowest_forms.h"
#include "calculus/expr_node.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// The root of that degree, or a little more: by halving, as the C library's roots differ between processors.
double root_above(double value, int degree) {
    double low = 0, high = std::max(1.0, value);
    constexpr int halvings = 60;
    for (int i = 0; i < halvings; ++i) {
        const double middle = low + (high - low) / 2;
        (power(Interval(middle), degree).low >= value ? high : low) = middle;
    }
    return high;
}

/// The least radius with which the weights reach such sizes of the coordinates.
double radius_to_reach(const Weights& weights, std::span<const double> sizes) {
    double radius = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) radius = std::max(radius, root_above(sizes[i], weights[i]));
    constexpr double room = 1.01;
    return radius * room;
}

/// The models of all equations over one reach; none where one doesn't exist.
std::optional<std::vector<TaylorModel>> models_of(std::vector<TaylorExpansion>& expansions, int order,
                                                  std::span<const Interval> reach) {
    std::vector<TaylorModel> models;
    for (TaylorExpansion& expansion : expansions) {
        auto model = expansion.model(order, reach);
        if (!model) return std::nullopt;
        models.push_back(std::move(*model));
    }
    return models;
}

}  // namespace

bool is_exact_root(const RootProblem& problem, const ExactPlace& place) {
    const SystemEnclosure enclosure = problem.enclose(enclosure_of(place));
    const bool defined = std::all_of(enclosure.values.begin(), enclosure.values.end(), [](const Enclosure& value) {
        return value.regularity == Regularity::continuous && value.range.contains_zero();
    });
    return defined && all_vanish(problem.equations(), problem.unknowns(), place);
}

std::optional<Box> region_of_degenerate_root(const RootProblem& problem, const ExactPlace& place,
                                             std::span<const Interval> cover) {
    constexpr std::array orders{2, 4, 7};
    constexpr double room = 1.5;  // For the boxes on the other side of the root.
    ExprPool& pool = place[0].pool();
    const Box place_box = enclosure_of(place);
    std::vector<double> distances;
    Box region;
    for (std::size_t i = 0; i < place.size(); ++i) {
        const double distance = room * (cover[i] - place_box[i]).magnitude();
        distances.push_back(distance);
        region.emplace_back((place_box[i] - Interval(distance)).high, (place_box[i] + Interval(distance)).low);
    }
    try {
        const PoolBudget expression_budget(pool, expansion_node_limit);
        for (const LocalCoordinates& local : local_coordinates(problem.unknowns(), place, problem.jacobian())) {
            std::vector<TaylorExpansion> expansions;
            for (const Expr equation : problem.equations())
                expansions.emplace_back(local.transformed(equation, problem.unknowns()), local.variables,
                                        origin_of(pool, place.size()));
            const std::vector<double> sizes = local.sizes(distances);
            for (const int order : orders) {
                for (const Weights& weights : weights_for(place.size())) {
                    const double radius = radius_to_reach(weights, sizes);
                    const auto models = models_of(expansions, order, reach_of(weights, radius));
                    if (models && have_no_common_zero_near(*models, weights, radius)) return region;
                }
            }
        }
    } catch (const ExpressionLimit&) {
        // The derivatives grow too long: nothing is proved.
    }
    return std::nullopt;
}

}  // namespace lectern
