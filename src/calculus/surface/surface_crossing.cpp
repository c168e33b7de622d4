#include "lectern/calculus/surface_crossing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lectern {
namespace {

/// Places of the way that are looked at first, and within a piece of it that is looked at again.
constexpr std::size_t first_places = 33, piece_places = 9;

/// A place of a way where the surface is undefined has no side.
bool opposite(double a, double b) { return (a > 0 && b < 0) || (a < 0 && b > 0); }

}  // namespace

/// A straight way, and on which side of the surface its places lie.
class SurfaceCrossing::Way {
public:
    Way(const SurfaceCrossing& surface, const Vec3& from, const Vec3& to)
        : surface_(surface), from_(from), step_(to - from) {}

    /// Shares of the way within the domain; nothing where there are none.
    [[nodiscard]] std::optional<std::pair<double, double>> within_domain() const {
        double enter = 0, leave = 1;
        for (int axis = 0; axis < 3; ++axis) {
            const Range& range = surface_.domain_[static_cast<std::size_t>(axis)];
            const double start = from_[axis], step = step_[axis];
            if (step == 0) {
                if (start < range.low || start > range.high) return std::nullopt;
                continue;
            }
            const double a = (range.low - start) / step, b = (range.high - start) / step;
            enter = std::max(enter, std::min(a, b));
            leave = std::min(leave, std::max(a, b));
        }
        if (!(enter < leave)) return std::nullopt;
        return std::pair(enter, leave);
    }

    /// Looks at places of the way.
    template <std::size_t count>
    void look(const std::array<double, count>& at, std::array<double, count>& side) const {
        std::array<std::array<double, count>, 3> place;
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const auto k = static_cast<Eigen::Index>(axis);
                const Range& range = surface_.domain_[axis];
                // An end of the domain belongs to it, whatever the rounding.
                place[axis][i] = std::clamp(from_[k] + at[i] * step_[k], range.low, range.high);
            }
        }
        const std::array<const double*, 3> inputs = {place[0].data(), place[1].data(), place[2].data()};
        const std::size_t arity = surface_.function_.input_count();
        const std::array<double*, 1> values = {side.data()};
        surface_.function_.run(std::span(inputs).first(arity), values, count);
        for (std::size_t i = 0; i < count; ++i)
            side[i] = arity == 2 ? place[2][i] - side[i] : side[i] - surface_.level_;
        if (!surface_.margin_) return;
        std::array<double, count> margin;
        const std::array<double*, 1> margins = {margin.data()};
        surface_.margin_->run(std::span(inputs).first(arity), margins, count);
        for (std::size_t i = 0; i < count; ++i)
            if (!(margin[i] >= 0)) side[i] = std::numeric_limits<double>::quiet_NaN();
    }

    /// Whether the surface passes between two neighbours of places that were looked at.
    template <std::size_t count>
    [[nodiscard]] bool passes_any(const std::array<double, count>& at, const std::array<double, count>& side) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (side[i] == 0) return true;
            if (i > 0 && opposite(side[i - 1], side[i]) && passes(at[i - 1], at[i], std::abs(side[i] - side[i - 1])))
                return true;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (!std::isfinite(side[i])) continue;
            const std::size_t before = i > 0 ? i - 1 : i, after = i + 1 < count ? i + 1 : i;
            if (may_touch(side[before], side[i], side[after]) && touches(at[before], at[after])) return true;
        }
        return false;
    }
    /// The same where the surface's domain ends between two of them: closer and closer to its end.
    template <std::size_t count>
    [[nodiscard]] bool passes_before_ends(const std::array<double, count>& at,
                                          const std::array<double, count>& side) const {
        for (std::size_t i = 1; i < count; ++i) {
            const bool ends = std::isfinite(side[i - 1]);
            if (ends == std::isfinite(side[i])) continue;
            double inside = at[ends ? i - 1 : i], outside = at[ends ? i : i - 1];
            for (int round = 0; round < 17; ++round) {
                const auto piece_at = evenly(inside, outside);
                std::array<double, piece_places> piece;
                look(piece_at, piece);
                if (passes_any(piece_at, piece)) return true;
                std::size_t last = 0;
                while (last + 2 < piece.size() && std::isfinite(piece[last + 1])) ++last;
                inside = piece_at[last];
                outside = piece_at[last + 1];
            }
        }
        return false;
    }

private:
    static std::array<double, piece_places> evenly(double from, double to) {
        std::array<double, piece_places> at;
        for (std::size_t i = 0; i < at.size(); ++i)
            at[i] = from + (to - from) * (static_cast<double>(i) / (piece_places - 1));
        return at;
    }
    /// Between two shares, on opposite sides: whether it is the surface that lies between, not a jump or a pole.
    [[nodiscard]] bool passes(double from, double to, double apart) const {
        for (int round = 0; round < 4; ++round) {
            const auto at = evenly(from, to);
            std::array<double, piece_places> side;
            look(at, side);
            std::size_t i = 0;
            while (i + 1 < at.size() && side[i] != 0 && !opposite(side[i], side[i + 1])) ++i;
            if (i + 1 == at.size()) return false;
            if (side[i] == 0) return true;
            from = at[i];
            to = at[i + 1];
            if (std::abs(side[i] - side[i + 1]) < 0.5 * apart) return true;
        }
        return false;
    }
    /// Whether it may come to the surface between neighbours, if it is nearest to it at the middle one of three places:
    /// from there to the next it comes no nearer than by what it goes away, kinks included.
    static bool may_touch(double before, double nearest, double after) {
        const double away = std::abs(nearest);
        if (opposite(before, nearest) || opposite(nearest, after)) return false;
        if (std::abs(before) < away || std::abs(after) < away) return false;
        return !(std::max(std::abs(before - nearest), std::abs(after - nearest)) < away);
    }
    /// Between two shares where the surface is nearest at about the middle: whether it passes.
    [[nodiscard]] bool touches(double from, double to) const {
        for (int round = 0; round < 16; ++round) {
            const auto at = evenly(from, to);
            std::array<double, piece_places> side;
            look(at, side);
            std::size_t nearest = 0;
            for (std::size_t i = 0; i < at.size(); ++i) {
                if (side[i] == 0) return true;
                if (i > 0 && opposite(side[i - 1], side[i]))
                    return passes(at[i - 1], at[i], std::abs(side[i] - side[i - 1]));
                if (std::isfinite(side[i]) && !(std::abs(side[nearest]) <= std::abs(side[i]))) nearest = i;
            }
            if (!std::isfinite(side[nearest])) return false;
            const std::size_t before = nearest > 0 ? nearest - 1 : 0, after = std::min(nearest + 1, at.size() - 1);
            if (round > 0 && before + 2 != after) return false;
            if (!may_touch(side[before], side[nearest], side[after])) return false;
            from = at[before];
            to = at[after];
        }
        return false;
    }

    const SurfaceCrossing& surface_;
    Vec3 from_, step_;
};

SurfaceCrossing::SurfaceCrossing(const ScalarField& f, double level, std::span<const Range> domain,
                                 const std::optional<Expr>& margin)
    : function_(f.value_program()), level_(level) {
    if (margin) margin_.emplace(std::array{*margin}, f.variables());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < domain_.size(); ++k)
        domain_[k] = k < domain.size() ? domain[k] : Range{-infinity, infinity};
}

bool SurfaceCrossing::crosses(const Vec3& from, const Vec3& to, double near) const {
    const Way way(*this, from, to);
    const auto within = way.within_domain();
    if (!within) return false;
    const auto& [enter, leave] = *within;
    const double middle = std::clamp(near, enter, leave);
    std::array<double, first_places> at, side;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double apart = 2 * static_cast<double>(i) / (first_places - 1) - 1;
        at[i] = middle + apart * std::abs(apart) * (apart < 0 ? middle - enter : leave - middle);
    }
    way.look(at, side);
    return way.passes_any(at, side) || way.passes_before_ends(at, side);
}

}  // namespace lectern
