#include "calculus/edge_roots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace lectern {
namespace {

/// A simple root takes about five steps of the Illinois variant.
constexpr int illinois_steps = 20;
/// Halving a grid step 36 times reaches 1e-10 of it.
constexpr int all_steps = 60;

/// A root that is not yet found.
struct Search {
    std::uint32_t root = 0;
    double inside_weight = 1, outside_weight = 1;  ///< Halved while an end stays: the Illinois variant.
    int side = 0;                                  ///< Of the last trial: 1 inside, -1 outside.
    double trial = 0;
    double last = 0, last_excess = 0;  ///< The trial before.
};

bool is_between(double value, double a, double b) { return std::min(a, b) < value && value < std::max(a, b); }

/// Where to evaluate next; the inside end itself where no number lies between the ends.
double next_trial(const EdgeRoot& root, const Search& search, bool bisect) {
    const double inside = root.inside_excess * search.inside_weight;
    const double outside = root.outside_excess * search.outside_weight;
    const double secant = root.outside - outside * (root.outside - root.inside) / (outside - inside);
    if (!bisect && is_between(secant, root.inside, root.outside)) return secant;
    const double middle = root.inside + (root.outside - root.inside) / 2;
    return is_between(middle, root.inside, root.outside) ? middle : root.inside;
}

/// Moves an end of the stretch to the trial. True once the trial, or the stretch, is within the tolerance.
bool narrow(EdgeRoot& root, Search& search, double excess) {
    // The flattest slope seen near the trial bounds how far the root may be from it.
    const double opposite = excess >= 0 ? root.outside : root.inside;
    const double opposite_excess = excess >= 0 ? root.outside_excess : root.inside_excess;
    const double slope = std::min(std::abs((excess - opposite_excess) / (search.trial - opposite)),
                                  std::abs((excess - search.last_excess) / (search.trial - search.last)));
    search.last = search.trial;
    search.last_excess = excess;
    if (excess >= 0) {
        root.inside = search.trial;
        root.inside_excess = excess;
        search.inside_weight = 1;
        if (search.side > 0) search.outside_weight /= 2;
        search.side = 1;
    } else {
        root.outside = search.trial;
        root.outside_excess = excess;
        search.outside_weight = 1;
        if (search.side < 0) search.inside_weight /= 2;
        search.side = -1;
    }
    root.found = search.trial;
    if (std::isfinite(slope) && std::abs(excess) <= slope * root.tolerance) return true;
    root.found = root.inside;
    return std::abs(root.inside - root.outside) <= root.tolerance;
}

}  // namespace

void refine_edge_roots(const Program& f, std::span<EdgeRoot> roots) {
    std::vector<double> heights_apart(roots.size());
    std::vector<Search> searches;
    searches.reserve(roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) {
        EdgeRoot& root = roots[i];
        heights_apart[i] = root.inside_excess - root.outside_excess;
        root.found = root.inside;
        if (root.inside_excess == 0) continue;
        Search search;
        search.root = static_cast<std::uint32_t>(i);
        search.last = root.inside;
        search.last_excess = root.inside_excess;
        searches.push_back(search);
    }

    std::vector<double> x(searches.size()), y(searches.size()), height(searches.size());
    for (int step = 0; step < all_steps && !searches.empty(); ++step) {
        for (std::size_t i = 0; i < searches.size(); ++i) {
            const EdgeRoot& root = roots[searches[i].root];
            searches[i].trial = next_trial(root, searches[i], step >= illinois_steps);
            x[i] = root.along_x ? searches[i].trial : root.fixed;
            y[i] = root.along_x ? root.fixed : searches[i].trial;
        }
        f.run(std::array<const double*, 2>{x.data(), y.data()}, std::array{height.data()}, searches.size());
        std::size_t left = 0;
        for (std::size_t i = 0; i < searches.size(); ++i) {
            EdgeRoot& root = roots[searches[i].root];
            const bool defined = !std::isnan(height[i]);
            const double excess = defined ? height[i] - root.level : -std::numeric_limits<double>::infinity();
            const bool found = searches[i].trial == root.inside || narrow(root, searches[i], excess);
            if (!found) searches[left++] = searches[i];
        }
        searches.resize(left);
    }

    for (std::size_t i = 0; i < roots.size(); ++i) {
        const double nearest = std::min(std::abs(roots[i].inside_excess), std::abs(roots[i].outside_excess));
        // Within the tolerance a continuous f changes by a tiny part of what it changes along the whole edge.
        const double scale = std::isfinite(heights_apart[i]) ? heights_apart[i] : 1 + std::abs(roots[i].level);
        roots[i].is_on_level = nearest <= 1e-3 * scale;
    }
}

}  // namespace lectern
