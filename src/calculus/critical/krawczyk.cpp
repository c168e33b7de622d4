#include "calculus/critical/krawczyk.h"

#include "calculus/critical/small_matrix.h"

#include <algorithm>

namespace lectern {
namespace {

bool lies_inside(std::span<const Interval> inner, std::span<const Interval> outer) {
    for (std::size_t i = 0; i < outer.size(); ++i) {
        if (!outer[i].contains_inside(inner[i])) return false;
    }
    return true;
}

}  // namespace

MeanValueForm::MeanValueForm(const RootProblem& problem, std::span<const Interval> box,
                             const SystemEnclosure& enclosure)
    : n_(box.size()),
      box_(box),
      enclosure_(enclosure),
      middle_(middle_of(box)),
      at_middle_(problem.values_at(middle_)) {}

bool MeanValueForm::excludes_zero() const {
    for (std::size_t i = 0; i < n_; ++i) {
        Interval sum = at_middle_[i];
        for (std::size_t j = 0; j < n_; ++j)
            sum = sum + enclosure_.jacobian[i * n_ + j].range * (box_[j] - Interval(middle_[j]));
        if (!sum.contains_zero()) return true;
    }
    return false;
}

Box MeanValueForm::solved_by_rows() const {
    Box part(box_.begin(), box_.end());
    for (std::size_t i = 0; i < n_; ++i) {
        const auto row = std::span(enclosure_.jacobian).subspan(i * n_, n_);
        for (std::size_t j = 0; j < n_; ++j) {
            if (row[j].range.contains_zero()) continue;
            Interval rest = at_middle_[i];
            for (std::size_t k = 0; k < n_; ++k) {
                if (k != j) rest = rest + row[k].range * (part[k] - Interval(middle_[k]));
            }
            part[j] = intersection(part[j], Interval(middle_[j]) - rest / row[j].range);
            if (part[j].is_empty()) return {};
        }
    }
    return part;
}

std::optional<Box> MeanValueForm::krawczyk(std::span<const Interval> part) const {
    std::vector<double> slopes;
    for (const Enclosure& entry : enclosure_.jacobian) slopes.push_back(entry.range.middle());
    const auto inverse = inverse_of(slopes, n_);
    if (!inverse) return std::nullopt;
    Box image;
    for (std::size_t i = 0; i < n_; ++i) {
        Interval moved = middle_[i];
        for (std::size_t k = 0; k < n_; ++k) moved = moved - Interval((*inverse)[i * n_ + k]) * at_middle_[k];
        for (std::size_t j = 0; j < n_; ++j) {
            Interval entry = i == j ? 1 : 0;
            for (std::size_t k = 0; k < n_; ++k)
                entry = entry - Interval((*inverse)[i * n_ + k]) * enclosure_.jacobian[k * n_ + j].range;
            moved = moved + entry * (part[j] - Interval(middle_[j]));
        }
        image.push_back(moved);
    }
    return is_bounded(image) ? std::optional(image) : std::nullopt;
}

Box refined(const RootProblem& problem, Box box) {
    constexpr int most_steps = 30;
    for (int i = 0; i < most_steps; ++i) {
        const SystemEnclosure enclosure = problem.enclose(box);
        const auto image = MeanValueForm(problem, box, enclosure).krawczyk(box);
        if (!image || !meet(box, *image)) return box;
        const double before = widest(box);
        for (std::size_t k = 0; k < box.size(); ++k) box[k] = intersection(box[k], (*image)[k]);
        if (!(widest(box) < 0.9 * before)) return box;
    }
    return box;
}

std::optional<Box> proved_around(const RootProblem& problem, std::span<const Interval> image,
                                 std::span<const double> room) {
    // A root on the face of a box lies on that of its image too, so a little room is needed around.
    Box box = inflated(image, 0.1);
    for (std::size_t i = 0; i < box.size(); ++i) box[i] = hull(box[i], image[i] + Interval(-room[i], room[i]));
    constexpr int attempts = 3;
    for (int i = 0; i < attempts; ++i) {
        const SystemEnclosure enclosure = problem.enclose(box);
        if (!enclosure.is_smooth()) return std::nullopt;
        const auto next = MeanValueForm(problem, box, enclosure).krawczyk(box);
        if (!next || !meet(box, *next)) return std::nullopt;
        if (lies_inside(*next, box)) return box;
        box = inflated(hull(box, *next), 0.1);
    }
    return std::nullopt;
}

}  // namespace lectern
