#include "calculus/critical/isolate_roots.h"

#include "calculus/critical/degenerate_root.h"
#include "calculus/critical/krawczyk.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lectern {
namespace {

/// A box is given up once it is narrower than this share of the whole.
constexpr double least_share = 1e-9;
/// Exact places are tried in a box that wouldn't contract once it is below this share of the whole, and after each
/// further few halvings of all its sides.
constexpr double first_exact_share = 0.1;
constexpr int halvings_between = 3;
/// A search for simple roots gives up at boxes of this share: there a simple root would have shown itself.
constexpr double simple_share = 1e-4;
/// Boxes in which the function jumps are left at this share: they lie along whole curves.
constexpr double jump_share = 1.0 / 64;
/// A box that its equations have made so much smaller is looked at again before it is cut.
constexpr double worth_another_look = 0.4;
/// More than anyone can look at; each box is compared with every root.
constexpr std::size_t most_roots = 2000;
/// Off the middle, so that roots on axes of symmetry don't lie on the faces of boxes.
constexpr double cutting_share = 0.4973;

enum class Effort { simple_roots, all_roots };

class Search {
public:
    Search(const RootProblem& problem, const Box& whole, SearchBudget& budget, Effort effort)
        : problem_(problem), whole_(whole), budget_(budget), effort_(effort) {}

    Isolation run() {
        left_.push_back({whole_, 0});
        while (!left_.empty()) {
            if (effort_ == Effort::simple_roots && !found_.undecided.empty()) break;
            const Piece piece = std::move(left_.back());
            left_.pop_back();
            if (budget_.is_spent() || found_.roots.size() >= most_roots)
                undecide(piece.box);
            else
                look_at(piece);
        }
        // A search that broke off has not looked at all: what stopped it must stay to tell so.
        if (left_.empty()) drop_what_is_covered();
        return std::move(found_);
    }

private:
    struct Piece {
        Box box;
        int cuts = 0;
    };

    void look_at(const Piece& piece) {
        if (is_covered(piece.box)) return;
        budget_.spend(problem_.work());
        const SystemEnclosure enclosure = problem_.enclose(piece.box);
        if (problem_.may_jump(piece.box)) {
            if (share_of(piece.box) < jump_share) return undecide(piece.box);
            return cut(piece, enclosure);
        }
        if (enclosure.excludes_zero() || problem_.is_ruled_out(piece.box)) return;
        Box rest = piece.box;
        if (enclosure.is_smooth()) {
            const MeanValueForm form(problem_, piece.box, enclosure);
            if (form.excludes_zero()) return;
            rest = form.solved_by_rows();
            if (rest.empty()) return;
            if (const auto image = form.krawczyk(rest)) {
                if (!meet(rest, *image) || settled_around(piece.box, *image)) return;
                for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = intersection(rest[i], (*image)[i]);
            }
        }
        if (effort_ == Effort::simple_roots && share_of(rest) < simple_share) return undecide(rest);
        if (is_time_for_exact_places(piece) && settled_at_exact_place(rest)) return;
        if (is_narrow(rest))
            undecide(rest);
        else if (volume_share(rest, piece.box) < worth_another_look)
            left_.push_back({std::move(rest), piece.cuts + 1});
        else
            cut({std::move(rest), piece.cuts}, enclosure);
    }

    /// True once the image is much narrower than the box and holds one proved root: all roots of the box lie in the
    /// image, so it is the only one.
    bool settled_around(const Box& box, const Box& image) {
        if (!(widest(image) < 0.7 * widest(box))) return false;
        std::vector<double> room;
        for (const Interval& side : box) room.push_back(1e-3 * side.width());
        const auto region = proved_around(problem_, image, room);
        if (!region) return false;
        add(refined(problem_, *region), *region);
        return true;
    }

    void add(Box enclosure, Box region) {
        for (const IsolatedRoot& known : found_.roots) {
            if (holds(known.region, enclosure)) return;
        }
        IsolatedRoot root{std::move(enclosure), std::move(region), std::nullopt, true, std::nullopt};
        if (!meet(root.enclosure, whole_)) return regions_outside_.push_back(std::move(root.region));
        root.exact = exact_place_of(root.enclosure);
        if (root.exact) root.enclosure = enclosure_of(*root.exact);
        if (problem_.may_jump(root.enclosure)) return undecide(root.enclosure);
        if (!meet(root.enclosure, whole_)) return regions_outside_.push_back(std::move(root.region));
        found_.roots.push_back(std::move(root));
    }

    /// The place at which all equations are proved to vanish, among those that the box may hold.
    std::optional<ExactPlace> exact_place_of(const Box& box) {
        ExprPool& pool = problem_.unknowns()[0].pool();
        for (ExactPlace& place : exact_places_in(pool, box)) {
            const auto [known, fresh] = is_root_.try_emplace(place, false);
            if (fresh) known->second = is_exact_root(problem_, place);
            if (known->second) return std::move(place);
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_time_for_exact_places(const Piece& piece) const {
        if (effort_ == Effort::simple_roots) return false;
        const auto n = static_cast<int>(problem_.size());
        return piece.cuts % (halvings_between * n) == 0 && share_of(piece.box) < first_exact_share;
    }

    bool settled_at_exact_place(const Box& box) {
        // The root may lie on a face that the box shares with another.
        const auto place = exact_place_of(inflated(box, 0.05));
        if (!place || is_simple(*place)) return false;
        if (!budget_.may_expand()) return false;
        const auto region = region_of_degenerate_root(problem_, *place, box);
        if (!region) {
            budget_.spend_expansion();
            return false;
        }
        IsolatedRoot root{enclosure_of(*place), *region, *place, false, std::nullopt};
        for (const IsolatedRoot& known : found_.roots) {
            if (known.exact == place) return true;
        }
        if (meet(root.enclosure, whole_))
            found_.roots.push_back(std::move(root));
        else
            regions_outside_.push_back(*region);
        return true;
    }

    /// Krawczyk's test will do there, in boxes narrow enough: it takes less than to expand the equations.
    [[nodiscard]] bool is_simple(const ExactPlace& place) const {
        const Box box = enclosure_of(place);
        const std::vector<double> room(box.size(), 1e-9);
        return proved_around(problem_, box, room).has_value();
    }

    [[nodiscard]] bool is_covered(const Box& box) const {
        return std::any_of(found_.roots.begin(), found_.roots.end(),
                           [&](const IsolatedRoot& root) { return holds(root.region, box); }) ||
               std::any_of(regions_outside_.begin(), regions_outside_.end(),
                           [&](const Box& region) { return holds(region, box); });
    }

    [[nodiscard]] double share_of(const Box& box) const {
        double share = 0;
        for (std::size_t i = 0; i < box.size(); ++i) share = std::max(share, box[i].width() / whole_[i].width());
        return share;
    }

    /// How much of the outer box the inner one fills.
    static double volume_share(const Box& inner, const Box& outer) {
        double share = 1;
        for (std::size_t i = 0; i < inner.size(); ++i) {
            if (outer[i].width() > 0) share *= inner[i].width() / outer[i].width();
        }
        return share;
    }

    [[nodiscard]] bool is_narrow(const Box& box) const { return share_of(box) < least_share; }

    void undecide(const Box& box) { found_.undecided.push_back(box); }

    /// In halves across the side over which the equations change most, relative to what the others do.
    void cut(const Piece& piece, const SystemEnclosure& enclosure) {
        const std::size_t n = problem_.size();
        std::size_t side = 0;
        double most = -1;
        for (std::size_t j = 0; j < n; ++j) {
            const double share = piece.box[j].width() / whole_[j].width();
            double change = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const double slope = enclosure.jacobian[i * n + j].range.magnitude();
                const double height = enclosure.values[i].range.width();
                if (std::isfinite(slope) && std::isfinite(height) && height > 0)
                    change = std::max(change, slope * piece.box[j].width() / height);
            }
            // The longest side where the slopes tell nothing; never one much shorter than the longest.
            const double weight = share * (0.05 + change);
            if (weight > most) {
                most = weight;
                side = j;
            }
        }
        const Interval whole = piece.box[side];
        const double at = whole.low + cutting_share * (whole.high - whole.low);
        if (!(whole.low < at && at < whole.high)) return undecide(piece.box);
        for (const bool lower : {false, true}) {
            Piece half{piece.box, piece.cuts + 1};
            (lower ? half.box[side].high : half.box[side].low) = at;
            left_.push_back(std::move(half));
        }
    }

    /// Boxes that were given up before the root beside them was proved.
    void drop_what_is_covered() {
        std::erase_if(found_.undecided, [this](const Box& box) { return is_covered(box); });
    }

    const RootProblem& problem_;
    const Box& whole_;
    SearchBudget& budget_;
    Effort effort_;
    std::vector<Piece> left_;  ///< The last is looked at first.
    Isolation found_;
    std::vector<Box> regions_outside_;  ///< Of roots beyond the faces.
    std::map<ExactPlace, bool> is_root_;
};

}  // namespace

Isolation isolate_roots(const RootProblem& problem, const Box& box, SearchBudget& budget) {
    return Search(problem, box, budget, Effort::all_roots).run();
}

std::optional<std::vector<IsolatedRoot>> isolate_simple_roots(const RootProblem& problem, const Box& box,
                                                              SearchBudget& budget) {
    Isolation isolation = Search(problem, box, budget, Effort::simple_roots).run();
    if (!isolation.undecided.empty()) return std::nullopt;
    return std::move(isolation.roots);
}

}  // namespace lectern
