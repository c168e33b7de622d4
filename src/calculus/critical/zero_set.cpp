#include "calculus/critical/zero_set.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace lectern {
namespace {

Enclosure enclose_one(const Program& function, std::span<const Interval> box) {
    std::array<Enclosure, 1> result;
    function.enclose(box, result);
    return result[0];
}

std::size_t longest_side(std::span<const Interval> box, std::span<const Interval> whole) {
    std::size_t longest = 0;
    double most = -1;
    for (std::size_t i = 0; i < box.size(); ++i) {
        const double share = box[i].width() / whole[i].width();
        if (share > most) {
            most = share;
            longest = i;
        }
    }
    return longest;
}

std::array<Box, 2> halves(const Box& box, std::size_t side) {
    std::array<Box, 2> parts{box, box};
    // Off the middle, so that zeros on axes of symmetry lie inside boxes and not on their faces.
    parts[0][side].high = parts[1][side].low = box[side].low + 0.4973 * (box[side].high - box[side].low);
    return parts;
}

/// The sign at a point, 0 where it isn't proved.
int sign_at(const Program& function, std::span<const double> point) {
    const Interval value = enclose_one(function, point_box(point)).range;
    if (value.low > 0) return 1;
    return value.high < 0 ? -1 : 0;
}

/// Looks for points of both signs: the corners and the middle of each box that it is shown.
class CrossingSearch {
public:
    explicit CrossingSearch(const Program& function) : function_(function) {}

    void look_at(const Box& box) {
        const std::size_t n = box.size();
        if (crossing_) return;
        constexpr std::size_t most_variables = 4;
        std::vector<std::vector<double>> points{middle_of(box)};
        for (std::size_t corner = 0; n <= most_variables && corner < (std::size_t{1} << n); ++corner) {
            std::vector<double> point;
            for (std::size_t i = 0; i < n; ++i) point.push_back((corner >> i & 1U) != 0 ? box[i].high : box[i].low);
            points.push_back(std::move(point));
        }
        // Both signs in one box: the crossing lies in it, and so belongs to the same part of the zeros.
        std::optional<std::vector<double>> above, below;
        for (const std::vector<double>& point : points) {
            const int sign = sign_at(function_, point);
            if (sign > 0) above = point;
            if (sign < 0) below = point;
        }
        if (above && below) crossing_ = between(*above, *below);
    }

    [[nodiscard]] std::optional<Box> result() const { return crossing_; }

private:
    /// Halves the way from one to the other.
    std::optional<Box> between(std::vector<double> above, std::vector<double> below) {
        constexpr int halvings = 60;
        for (int i = 0; i < halvings; ++i) {
            std::vector<double> middle;
            for (std::size_t k = 0; k < above.size(); ++k) middle.push_back(above[k] + (below[k] - above[k]) / 2);
            const int sign = sign_at(function_, middle);
            if (sign == 0 || middle == above || middle == below) break;
            (sign > 0 ? above : below) = std::move(middle);
        }
        const Box box = hull(point_box(above), point_box(below));
        if (enclose_one(function_, box).regularity != Regularity::continuous) return std::nullopt;
        return box;
    }

    const Program& function_;
    std::optional<Box> crossing_;
};

}  // namespace

ZeroCover cover_zeros(const Program& function, const Box& whole, double share, std::size_t most_boxes) {
    ZeroCover cover;
    CrossingSearch crossings(function);
    std::vector<Box> left{whole};
    for (std::size_t looked_at = 0; !left.empty(); ++looked_at) {
        const Box box = std::move(left.back());
        left.pop_back();
        if (!enclose_one(function, box).range.contains_zero()) continue;
        const std::size_t side = longest_side(box, whole);
        if (looked_at >= most_boxes || box[side].width() <= share * whole[side].width()) {
            crossings.look_at(box);
            cover.boxes.push_back(box);
            continue;
        }
        for (Box& half : halves(box, side)) left.push_back(std::move(half));
    }
    cover.crossing = crossings.result();
    return cover;
}

std::vector<ZeroCover> connected_parts(const Program& function, const ZeroCover& cover) {
    std::vector<std::size_t> part(cover.boxes.size());
    std::iota(part.begin(), part.end(), std::size_t{0});
    const auto root_of = [&part](std::size_t i) {
        while (part[i] != i) i = part[i] = part[part[i]];
        return i;
    };
    for (std::size_t i = 0; i < cover.boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < cover.boxes.size(); ++j) {
            if (!meet(cover.boxes[i], cover.boxes[j])) continue;
            const std::size_t a = root_of(i), b = root_of(j);
            part[std::max(a, b)] = std::min(a, b);
        }
    }
    std::vector<ZeroCover> parts(cover.boxes.size());
    for (std::size_t i = 0; i < cover.boxes.size(); ++i) parts[root_of(i)].boxes.push_back(cover.boxes[i]);
    std::erase_if(parts, [](const ZeroCover& candidate) { return candidate.boxes.empty(); });
    for (ZeroCover& of : parts) {
        CrossingSearch crossings(function);
        for (const Box& box : of.boxes) crossings.look_at(box);
        of.crossing = crossings.result();
    }
    return parts;
}

std::vector<Box> zeros_outside(const Program& function, std::vector<Box> boxes, const std::vector<Box>& regions,
                               const Box& whole, double share, std::size_t most_boxes) {
    std::vector<Box> rest;
    for (std::size_t looked_at = 0; !boxes.empty(); ++looked_at) {
        const Box box = std::move(boxes.back());
        boxes.pop_back();
        if (!enclose_one(function, box).range.contains_zero()) continue;
        const auto covers = [&box](const Box& region) { return holds(region, box); };
        if (std::any_of(regions.begin(), regions.end(), covers)) continue;
        const std::size_t side = longest_side(box, whole);
        if (looked_at >= most_boxes || box[side].width() <= share * whole[side].width()) {
            rest.push_back(box);
            continue;
        }
        for (Box& half : halves(box, side)) boxes.push_back(std::move(half));
    }
    return rest;
}

std::optional<Interval> values_near_breaks(const Program& function, const Box& whole, double share,
                                           std::size_t most_boxes) {
    std::optional<Interval> values;
    std::vector<Box> left{whole};
    for (std::size_t looked_at = 0; !left.empty(); ++looked_at) {
        const Box box = std::move(left.back());
        left.pop_back();
        const Enclosure value = enclose_one(function, box);
        if (value.regularity == Regularity::continuous || value.range.is_empty()) continue;
        const std::size_t side = longest_side(box, whole);
        if (looked_at >= most_boxes || box[side].width() <= share * whole[side].width()) {
            values = values ? hull(*values, value.range) : value.range;
            continue;
        }
        for (Box& half : halves(box, side)) left.push_back(std::move(half));
    }
    return values;
}

int weak_sign_over(const Program& function, const Box& whole, std::size_t most_boxes) {
    bool positive = false, negative = false;
    std::vector<Box> left{whole};
    for (std::size_t looked_at = 0; !left.empty(); ++looked_at) {
        const Box box = std::move(left.back());
        left.pop_back();
        const Enclosure value = enclose_one(function, box);
        if (value.range.is_empty()) continue;
        const bool one_signed = value.range.low >= 0 || value.range.high <= 0;
        if (one_signed) {
            positive = positive || value.range.high > 0;
            negative = negative || value.range.low < 0;
            if (positive && negative) return 0;
            continue;
        }
        if (looked_at >= most_boxes) return 0;
        for (Box& half : halves(box, longest_side(box, whole))) left.push_back(std::move(half));
    }
    return positive ? 1 : negative ? -1 : 0;
}

}  // namespace lectern
