#include "lectern/calculus/surface_extent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lectern {
namespace {

/// Of a coordinate, so many of the highest peaks are climbed.
constexpr std::size_t most_peaks = 32;
/// Climbing ends when its steps are this small, of the way between samples: what is missed goes with the square.
constexpr double least_step = 0x1p-26;
constexpr int most_rounds = 200;

/// Nine places about one, itself in the middle.
constexpr std::size_t star = 9;
double column_of(std::size_t k) { return static_cast<double>(k % 3) - 1; }
double row_of(std::size_t k) { return static_cast<double>(k / 3) - 1; }

class ExtentFinder {
public:
    ExtentFinder(const SurfaceMap& surface, const Range& u, const Range& v, int cells)
        : surface_(surface),
          u_(u),
          v_(v),
          cells_(static_cast<std::size_t>(cells)),
          points_((cells_ + 1) * (cells_ + 1)) {
        std::vector<double> along, across(cells_ + 1);
        std::vector<Vec3> normals(cells_ + 1);
        for (std::size_t i = 0; i <= cells_; ++i) along.push_back(place(u, i));
        for (std::size_t j = 0; j <= cells_; ++j) {
            std::ranges::fill(across, place(v, j));
            surface.evaluate(along, across, std::span(points_).subspan(j * (cells_ + 1), cells_ + 1), normals);
        }
    }

    std::array<Range, 3> run() {
        std::array<Range, 3> box;
        for (const Vec3& point : points_)
            if (point.allFinite())
                for (std::size_t axis = 0; axis < 3; ++axis) box[axis].include(point[static_cast<Eigen::Index>(axis)]);
        for (std::size_t axis = surface_.is_graph() ? 2 : 0; axis < 3; ++axis)
            for (const int sign : {-1, 1})
                if (box[axis].length() > 0) climb(static_cast<int>(axis), sign, box[axis]);
        return box;
    }

private:
    struct Peak {
        double height;  ///< The coordinate or, where hollows are sought, its negative.
        double u, v;
        double step = 0.5;  ///< Of the way between samples.
    };

    [[nodiscard]] double place(const Range& range, std::size_t step) const {
        return step == cells_ ? range.high
                              : range.low + range.length() * (static_cast<double>(step) / static_cast<double>(cells_));
    }
    [[nodiscard]] Vec2 way() const { return Vec2(u_.length(), v_.length()) / static_cast<double>(cells_); }
    [[nodiscard]] double height(const Vec3& point, int axis, int sign) const {
        return point.allFinite() ? sign * point[axis] : -std::numeric_limits<double>::infinity();
    }

    /// The samples that none of their neighbours exceeds and that a peak higher than `best` may be near: it exceeds its
    /// nearest sample by a quarter of what the farthest neighbour lies below, were it a paraboloid; twice that is
    /// taken.
    [[nodiscard]] std::vector<Peak> find_peaks(int axis, int sign, double best) const {
        std::vector<Peak> peaks;
        for (std::size_t j = 0; j <= cells_; ++j)
            for (std::size_t i = 0; i <= cells_; ++i) {
                const double here = height(points_[j * (cells_ + 1) + i], axis, sign);
                const std::size_t left = i == 0 ? 0 : i - 1, right = std::min(i + 1, cells_);
                const std::size_t low = j == 0 ? 0 : j - 1, high = std::min(j + 1, cells_);
                double highest = here, lowest = here;
                for (std::size_t row = low; row <= high; ++row)
                    for (std::size_t column = left; column <= right; ++column) {
                        const double there = height(points_[row * (cells_ + 1) + column], axis, sign);
                        highest = std::max(highest, there);
                        lowest = std::min(lowest, there);
                    }
                if (here < highest || !(here + (here - lowest) / 2 > best)) continue;
                const Interval u{place(u_, left), place(u_, right)}, v{place(v_, low), place(v_, high)};
                if (surface_.presence(u, v) == Presence::continuous)
                    peaks.push_back({here, place(u_, i), place(v_, j)});
            }
        std::ranges::stable_sort(peaks, std::greater<>(), &Peak::height);
        if (peaks.size() > most_peaks) peaks.resize(most_peaks);
        return peaks;
    }

    /// By steps in eight directions, halved where none leads up: all peaks at once.
    void climb(int axis, int sign, Range& range) const {
        std::vector<Peak> peaks = find_peaks(axis, sign, sign > 0 ? range.high : -range.low);
        std::vector<double> u, v;
        std::vector<Vec3> points, normals;
        for (int round = 0; round < most_rounds && !peaks.empty(); ++round) {
            u.clear();
            v.clear();
            for (const Peak& peak : peaks)
                for (std::size_t k = 0; k < star; ++k) {
                    u.push_back(std::clamp(peak.u + column_of(k) * peak.step * way().x(), u_.low, u_.high));
                    v.push_back(std::clamp(peak.v + row_of(k) * peak.step * way().y(), v_.low, v_.high));
                }
            points.resize(u.size());
            normals.resize(u.size());
            surface_.evaluate(u, v, points, normals);
            for (std::size_t n = 0; n < peaks.size(); ++n) {
                std::size_t best = star * n + star / 2;
                for (std::size_t k = star * n; k < star * (n + 1); ++k)
                    if (height(points[k], axis, sign) > height(points[best], axis, sign)) best = k;
                if (best == star * n + star / 2) {
                    peaks[n].step /= 2;
                    continue;
                }
                peaks[n] = {height(points[best], axis, sign), u[best], v[best], peaks[n].step};
                range.include(points[best][axis]);
            }
            std::erase_if(peaks, [](const Peak& peak) { return peak.step < least_step; });
        }
    }

    const SurfaceMap& surface_;
    Range u_, v_;
    std::size_t cells_;
    std::vector<Vec3> points_;  ///< Row by row of rising v.
};

}  // namespace

std::array<Range, 3> surface_extent(const SurfaceMap& surface, const Range& u, const Range& v, int cells) {
    return ExtentFinder(surface, u, v, cells).run();
}

}  // namespace lectern
