#include "calculus/critical/box.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace lectern {
namespace {

/// Takes boxes that touch each other together until none do. Quadratic: for few boxes.
void join_neighbours(std::vector<Box>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size();) {
            if (!meet(boxes[i], boxes[j])) {
                ++j;
                continue;
            }
            boxes[i] = hull(boxes[i], boxes[j]);
            boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
            j = i + 1;  // It has grown, and may touch others now.
        }
    }
}

/// One box for each cell of a grid of `cells` a side over `all` that has the middle of a box.
std::vector<Box> by_cells(const std::vector<Box>& boxes, std::span<const Interval> all, int cells) {
    std::map<std::vector<int>, Box> found;
    for (const Box& box : boxes) {
        std::vector<int> cell;
        for (std::size_t i = 0; i < box.size(); ++i) {
            const double width = all[i].high - all[i].low;
            const double share = width > 0 ? (box[i].middle() - all[i].low) / width : 0;
            cell.push_back(std::clamp(static_cast<int>(share * cells), 0, cells - 1));
        }
        const auto [place, fresh] = found.try_emplace(std::move(cell), box);
        if (!fresh) place->second = hull(place->second, box);
    }
    std::vector<Box> result;
    for (auto& [cell, box] : found) result.push_back(std::move(box));
    return result;
}

}  // namespace

double widest(std::span<const Interval> box) {
    double width = 0;
    for (const Interval& side : box) width = std::max(width, side.width());
    return width;
}

std::vector<double> middle_of(std::span<const Interval> box) {
    std::vector<double> middle;
    middle.reserve(box.size());
    for (const Interval& side : box) middle.push_back(side.middle());
    return middle;
}

Box point_box(std::span<const double> point) { return {point.begin(), point.end()}; }

bool holds(std::span<const Interval> outer, std::span<const Interval> inner) {
    for (std::size_t i = 0; i < outer.size(); ++i) {
        if (!outer[i].contains(inner[i])) return false;
    }
    return true;
}

bool meet(std::span<const Interval> a, std::span<const Interval> b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].high < b[i].low || b[i].high < a[i].low) return false;
    }
    return true;
}

bool is_bounded(std::span<const Interval> box) {
    return std::all_of(box.begin(), box.end(), [](const Interval& side) { return side.is_bounded(); });
}

Box hull(std::span<const Interval> a, std::span<const Interval> b) {
    Box result;
    for (std::size_t i = 0; i < a.size(); ++i) result.push_back(hull(a[i], b[i]));
    return result;
}

Box inflated(std::span<const Interval> box, double share) {
    Box result;
    for (const Interval& side : box) {
        const double extra = share * (side.high - side.low);
        result.emplace_back(std::min(next_below(side.low), side.low - extra),
                            std::max(next_above(side.high), side.high + extra));
    }
    return result;
}

std::vector<Box> gathered(std::vector<Box> boxes, std::size_t most) {
    constexpr std::size_t few = 512;
    if (boxes.empty()) return boxes;
    Box all = boxes[0];
    for (const Box& box : boxes) all = hull(all, box);
    if (boxes.size() > few) boxes = by_cells(boxes, all, 16);
    if (boxes.size() <= few) join_neighbours(boxes);
    for (int cells = 8; boxes.size() > most && cells >= 1; cells /= 2) boxes = by_cells(boxes, all, cells);
    return boxes;
}

}  // namespace lectern
