#include "paint/label_placer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "paint/rectangles.h"
#include "paint/text_painter.h"

namespace lectern {
namespace {

constexpr double halo = 2;

// Costs. A line under a label is worse than another side of the point, and than a place a few em away.
constexpr double other_side = 0.3, opposite_side = 0.45;
constexpr double away = 0.25;    ///< A label that has left its place may be taken for another's.
constexpr double per_em = 0.55;  ///< Of distance.
constexpr double any_ink = 0.7, all_ink = 12, least_ink = 0.012;
constexpr double specks = 20;       ///< CSS pixels squared: the corner of a marker, cells that a line only touches.
constexpr double other_words = 40;  ///< Of its area.
constexpr double touching_words = 8;
constexpr double outside = 100;

double common_area(const Rect& a, const Rect& b) {
    const double width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return width > 0 && height > 0 ? width * height : 0;
}

/// The sides in the order of a clock, from above.
constexpr std::array clockwise = {Anchor::above, Anchor::above_right, Anchor::right, Anchor::below_right,
                                  Anchor::below, Anchor::below_left,  Anchor::left,  Anchor::above_left};

/// How far two sides are apart, in eighths of a turn.
int turn_between(Anchor a, Anchor b) {
    const auto index = [](Anchor anchor) {
        return static_cast<int>(std::find(clockwise.begin(), clockwise.end(), anchor) - clockwise.begin());
    };
    const int apart = std::abs(index(a) - index(b)) % 8;
    return std::min(apart, 8 - apart);
}

Rect box_of(const TextLayout& text, const Vec2& origin) {
    return grown({origin.x(), origin.y() - text.ink_ascent, text.width, text.ink_height()}, halo);
}

/// One way to set a label.
struct Candidate {
    Vec2 origin;
    Rect box;
    double extra_gap = 0;
    double cost = 0;  ///< Without that of other labels.
};

class Placer {
public:
    Placer(const std::vector<LabelWish>& wishes, const InkMap& ink, const std::vector<Rect>& taken, const Rect& frame,
           double em)
        : wishes_(wishes), ink_(ink), taken_(taken), frame_(frame), em_(em) {
        for (const LabelWish& wish : wishes) candidates_.push_back(candidates_of(wish));
        chosen_.assign(wishes.size(), 0);
        placed_.assign(wishes.size(), false);
        for (std::size_t i = 0; i < wishes.size(); ++i) placed_[i] = wishes[i].fixed;
        for (int round = 0; round < 5; ++round) {
            if (!improve()) break;
        }
    }

    LabelPlaces take() {
        LabelPlaces result;
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            const Candidate& best = candidates_[i][chosen_[i]];
            result.places.push_back({best.origin, best.box, leader_of(wishes_[i], best)});
            const Rect inner = grown(best.box, -halo);
            const auto covers = [&](const Rect& other) { return overlap(inner, other); };
            if (std::any_of(taken_.begin(), taken_.end(), covers)) result.covered.push_back(i);
            for (std::size_t j = 0; j < i; ++j) {
                const Rect other = grown(candidates_[j][chosen_[j]].box, -halo);
                if (overlap(inner, other)) result.clashes.emplace_back(j, i);
            }
        }
        return result;
    }

private:
    [[nodiscard]] Candidate candidate(const LabelWish& wish, Anchor anchor, double extra_gap) const {
        const Vec2 origin = anchored_origin(*wish.text, wish.at, anchor, wish.gap + extra_gap);
        return {origin, box_of(*wish.text, origin), extra_gap, 0};
    }

    [[nodiscard]] std::vector<Candidate> candidates_of(const LabelWish& wish) const {
        if (wish.fixed || wish.anchor == Anchor::center) return {moved_inside(candidate(wish, wish.anchor, 0))};
        std::vector<Candidate> candidates;
        for (const double distance : {0.0, 0.5, 1.1, 1.8, 2.7, 3.8, 5.2}) {
            for (const Anchor anchor : clockwise) {
                Candidate made = candidate(wish, anchor, distance * em_);
                const int turn = turn_between(anchor, wish.anchor);
                made.cost = (turn == 0  ? 0
                             : turn < 4 ? other_side
                                        : opposite_side) +
                            (distance > 0 ? away + per_em * distance : 0);
                made.cost += cost_of_place(made.box);
                candidates.push_back(made);
            }
        }
        // Where nothing fits, the wished side, moved into the frame.
        Candidate last = moved_inside(candidate(wish, wish.anchor, 0));
        last.cost = 3 + cost_of_place(last.box);
        candidates.push_back(last);
        return candidates;
    }

    [[nodiscard]] Candidate moved_inside(Candidate made) const {
        const Vec2 before(made.box.x, made.box.y);
        made.box.x = std::max(frame_.x, std::min(made.box.x, frame_.right() - made.box.width));
        made.box.y = std::max(frame_.y, std::min(made.box.y, frame_.bottom() - made.box.height));
        made.origin += Vec2(made.box.x, made.box.y) - before;
        return made;
    }

    [[nodiscard]] double cost_of_place(const Rect& box) const {
        const double area = std::max(box.width * box.height, 1.0);
        double cost = outside * (1 - common_area(box, frame_) / area);
        const double ink = ink_.covered(grown(box, -1));
        const double share = std::min(1.0, ink / area);
        cost += all_ink * share + (share > least_ink && ink > specks ? any_ink : 0);
        for (const Rect& other : taken_) cost += words_cost(box, other, area);
        return cost;
    }

    static double words_cost(const Rect& box, const Rect& other, double area) {
        const double common = common_area(box, other);
        return common > 0 ? touching_words + other_words * common / area : 0;
    }

    /// One round over all labels; false where none moved.
    bool improve() {
        bool moved = false;
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            std::size_t best = 0;
            double least = 0;
            for (std::size_t c = 0; c < candidates_[i].size(); ++c) {
                const Candidate& tried = candidates_[i][c];
                const double area = std::max(tried.box.width * tried.box.height, 1.0);
                double cost = tried.cost;
                for (std::size_t j = 0; j < wishes_.size(); ++j) {
                    if (j == i || !placed_[j]) continue;
                    cost += words_cost(tried.box, candidates_[j][chosen_[j]].box, area);
                }
                if (c > 0 && cost >= least - 1e-9) continue;
                best = c;
                least = cost;
            }
            moved = moved || !placed_[i] || best != chosen_[i];
            chosen_[i] = best;
            placed_[i] = true;
        }
        return moved;
    }

    /// From the side of the label that is nearest to its place.
    [[nodiscard]] std::optional<std::pair<Vec2, Vec2>> leader_of(const LabelWish& wish, const Candidate& best) const {
        if (best.extra_gap < em_) return std::nullopt;
        const Rect box = grown(best.box, -0.5 * halo);
        const Vec2 from(std::clamp(wish.at.x(), box.x, box.right()), std::clamp(wish.at.y(), box.y, box.bottom()));
        const Vec2 way = wish.at - from;
        const double length = std::sqrt(way.squaredNorm());
        const double short_of = std::max(0.0, wish.gap - 2);
        if (length <= short_of + 2) return std::nullopt;
        return std::pair{from, Vec2(from + (1 - short_of / length) * way)};
    }

    const std::vector<LabelWish>& wishes_;
    const InkMap& ink_;
    const std::vector<Rect>& taken_;
    Rect frame_;
    double em_;
    std::vector<std::vector<Candidate>> candidates_;
    std::vector<std::size_t> chosen_;
    std::vector<bool> placed_;
};

}  // namespace

LabelPlaces place_labels(const std::vector<LabelWish>& wishes, const InkMap& ink, const std::vector<Rect>& taken,
                         const Rect& frame, double em) {
    return Placer(wishes, ink, taken, frame, em).take();
}

}  // namespace lectern
