#include "calculus/optimise/batch_descent.h"

#include "calculus/optimise/downhill_field.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace lectern {
namespace {

/// Runs that take their steps side by side; those that have ended are taken out.
class GradientRuns {
public:
    GradientRuns(const ScalarField& field, const std::vector<Vec2>& starts, const DescentOptions& options)
        : field_(field), sign_(options.ascend ? -1 : 1), options_(options) {
        for (std::size_t k = 0; k < starts.size(); ++k) {
            index_.push_back(k);
            x_.push_back(starts[k].x());
            y_.push_back(starts[k].y());
        }
        value_.resize(starts.size());
        slope_x_.resize(starts.size());
        slope_y_.resize(starts.size());
    }

    std::vector<std::optional<Vec2>> run() {
        std::vector<std::optional<Vec2>> ends(index_.size());
        look();
        keep_where([&](std::size_t k) { return is_usable(k); });
        for (int step = 0; step < options_.steps && !index_.empty(); ++step) {
            for (std::size_t k = 0; k < index_.size(); ++k) {
                x_[k] += options_.rate * (-slope_x_[k]);
                y_[k] += options_.rate * (-slope_y_[k]);
            }
            look();
            keep_where([&](std::size_t k) {
                if (!is_usable(k)) return false;
                const bool converged = norm(std::array{slope_x_[k], slope_y_[k]}) < options_.tolerance;
                if (converged) ends[index_[k]] = Vec2(x_[k], y_[k]);
                return !converged;
            });
        }
        return ends;
    }

private:
    /// Value and slopes of what goes down, at every run's point.
    void look() {
        field_.value_and_gradient_program().run(std::array<const double*, 2>{x_.data(), y_.data()},
                                                std::array{value_.data(), slope_x_.data(), slope_y_.data()},
                                                index_.size());
        for (std::size_t k = 0; k < index_.size(); ++k) {
            slope_x_[k] *= sign_;
            slope_y_[k] *= sign_;
        }
    }

    [[nodiscard]] bool is_usable(std::size_t k) const {
        return is_usable_place(std::array{x_[k], y_[k]}, value_[k], std::array{slope_x_[k], slope_y_[k]});
    }

    template <class Wanted>
    void keep_where(const Wanted& wanted) {
        std::size_t left = 0;
        for (std::size_t k = 0; k < index_.size(); ++k) {
            if (!wanted(k)) continue;
            index_[left] = index_[k];
            x_[left] = x_[k];
            y_[left] = y_[k];
            slope_x_[left] = slope_x_[k];
            slope_y_[left] = slope_y_[k];
            ++left;
        }
        index_.resize(left);
    }

    const ScalarField& field_;
    double sign_;
    const DescentOptions& options_;
    std::vector<std::size_t> index_;  ///< Which start each run has.
    std::vector<double> x_, y_, value_, slope_x_, slope_y_;
};

}  // namespace

std::vector<std::optional<Vec2>> converged_ends(const ScalarField& field, const std::vector<Vec2>& starts,
                                                const DescentOptions& options) {
    const bool is_plain = options.method == &descent_methods().front() && !options.search;
    if (is_plain) return GradientRuns(field, starts, options).run();
    std::vector<std::optional<Vec2>> ends;
    ends.reserve(starts.size());
    for (const Vec2& start : starts) {
        const DescentRun run = run_descent(field, std::array{start.x(), start.y()}, options);
        const auto& last = run.path.back();
        ends.push_back(run.status == DescentStatus::converged ? std::optional(Vec2(last[0], last[1])) : std::nullopt);
    }
    return ends;
}

}  // namespace lectern
