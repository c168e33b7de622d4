#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/gather.h"
#include "calculus/surface/grid_triangles.h"
#include "calculus/surface/surface_points.h"
#include "lectern/base/parallel.h"
#include "lectern/calculus/tessellate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

using Triangle = std::array<PointId, 3>;

/// How far from the triangles of the samples those may lie that stand for several cells, of what triangles may lie off
/// the surface.
constexpr double merging = 0.25;

class EvenTessellator {
public:
    EvenTessellator(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy, int jobs)
        : surface_(surface),
          cells_(static_cast<std::uint32_t>(cells)),
          merging_{merging * accuracy.tolerance,
                   {accuracy, accuracy.low, accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low)}},
          jobs_(jobs),
          whole_(std::size_t{cells_} * cells_),
          points_(surface, u, v, {cells_, cells_}, accuracy, jobs),
          cuts_(points_, accuracy, jobs) {}

    Tessellation run() {
        points_.add_all();
        sort({0, 0}, {cells_, cells_});
        const PointGrid<Vec3> grid{cells_, points_.scene(), points_.scene_normals(), whole_};
        std::vector<Triangle> triangles = grid_triangles(grid, merging_, jobs_);
        std::vector<Triangle> ragged;
        for (const LatticeNode cell : ragged_) {
            const auto halves = cell_triangles(grid, cell.i, cell.j);
            ragged.insert(ragged.end(), halves.begin(), halves.end());
        }
        std::vector<PointPair> edges;
        for (const Triangle& t : ragged) edges.insert(edges.end(), {{t[0], t[1]}, {t[1], t[2]}, {t[2], t[0]}});
        cuts_.find(edges);
        for (const Triangle& triangle : ragged) cuts_.cut(triangle, triangles);
        return gather(points_.data(), points_.normals(), std::move(triangles));
    }

private:
    [[nodiscard]] PointId at(std::uint32_t i, std::uint32_t j) const { return j * (cells_ + 1) + i; }

    /// The cells from `low` to below `high`: all at once where the surface hangs together over them, else in quarters.
    void sort(LatticeNode low, LatticeNode high) {
        const Vec2 a = points_.parameters(low), b = points_.parameters(high);
        const Presence presence = surface_.presence({a.x(), b.x()}, {a.y(), b.y()});
        if (presence == Presence::absent) return;
        const bool single = high.i - low.i == 1 && high.j - low.j == 1;
        if (presence == Presence::continuous || single) {
            for (std::uint32_t j = low.j; j < high.j; ++j) {
                for (std::uint32_t i = low.i; i < high.i; ++i) {
                    const bool exist = points_.exists(at(i, j)) && points_.exists(at(i + 1, j)) &&
                                       points_.exists(at(i, j + 1)) && points_.exists(at(i + 1, j + 1));
                    if (presence == Presence::continuous && exist)
                        whole_[std::size_t{j} * cells_ + i] = 1;
                    else
                        ragged_.push_back({i, j});
                }
            }
            return;
        }
        const std::uint32_t i = low.i + (high.i - low.i) / 2, j = low.j + (high.j - low.j) / 2;
        const bool wide = i > low.i, tall = j > low.j;
        if (wide && tall) sort(low, {i, j});
        if (tall) sort({i, low.j}, {high.i, j});
        if (wide) sort({low.i, j}, {i, high.j});
        sort({i, j}, high);
    }

    const SurfaceMap& surface_;
    std::uint32_t cells_;
    MergingTolerance merging_;
    int jobs_;
    std::vector<char> whole_;  ///< See PointGrid.
    std::vector<LatticeNode> ragged_;
    SurfacePoints points_;
    EdgeCuts cuts_;
};

/// A surface without edges over its whole grid: nothing to look up, row by row. There may be millions of samples, of
/// which few remain: what decides about them is kept in floats, and those that remain are evaluated once more.
class WholeTessellator {
public:
    WholeTessellator(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy, int jobs)
        : surface_(surface),
          v_(v),
          cells_(static_cast<std::uint32_t>(cells)),
          columns_(cells_ + 1),
          low_(accuracy.low),
          scale_(accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low)),
          tolerance_{merging * accuracy.tolerance, {accuracy, accuracy.low, scale_}},
          jobs_(jobs) {
        for (std::uint32_t i = 0; i <= cells_; ++i) along_.push_back(place(u, i));
    }

    /// Nothing where a value overflows.
    std::optional<Tessellation> run() {
        if (!sample()) return std::nullopt;
        Tessellation result;
        result.triangles = grid_triangles(PointGrid<Eigen::Vector3f>{cells_, places_, directions_}, tolerance_, jobs_);
        gather(result);
        return result;
    }

private:
    /// Triangles are numbered anew in runs of this many, each by one thread.
    static constexpr std::size_t run_length = 8192;

    [[nodiscard]] double place(const Range& range, std::uint32_t step) const {
        return step == cells_ ? range.high : range.low + range.length() * (static_cast<double>(step) / cells_);
    }
    void evaluate(std::span<const double> u, int row, std::span<Vec3> points, std::span<Vec3> normals) const {
        surface_.evaluate(u, std::vector<double>(u.size(), place(v_, static_cast<std::uint32_t>(row))), points,
                          normals);
        for (Vec3& normal : normals) {
            const double length = normal.cwiseQuotient(scale_).norm();
            if (length > 0 && std::isfinite(length))
                normal /= length;
            else
                normal.setZero();
        }
    }
    bool sample() {
        places_.resize(columns_ * columns_);
        directions_.resize(places_.size());
        std::vector<char> finite(columns_, 1);
        parallel_runs(static_cast<int>(columns_), jobs_, [&](int row, int /*thread*/) {
            std::vector<Vec3> points(columns_), normals(columns_);
            evaluate(along_, row, points, normals);
            const std::size_t first = static_cast<std::size_t>(row) * columns_;
            for (std::size_t i = 0; i < columns_; ++i) {
                if (!points[i].allFinite()) finite[static_cast<std::size_t>(row)] = 0;
                places_[first + i] = (points[i] - low_).cwiseProduct(scale_).cast<float>();
                directions_[first + i] = normals[i].cwiseQuotient(scale_).cast<float>();
            }
        });
        return std::ranges::count(finite, 0) == 0;
    }
    /// The points that triangles use, numbered row by row.
    class UsedPoints {
    public:
        UsedPoints(std::size_t columns, std::span<const Triangle> triangles)
            : columns_(columns), words_((columns + 63) / 64), bits_(words_ * columns), before_(bits_.size()) {
            for (const Triangle& triangle : triangles)
                for (const PointId point : triangle) bits_[word_of(point)] |= bit_of(point);
            for (std::size_t word = 0; word < bits_.size(); ++word) {
                before_[word] = count_;
                count_ += static_cast<std::uint32_t>(std::popcount(bits_[word]));
            }
        }
        [[nodiscard]] std::size_t count() const { return count_; }
        [[nodiscard]] bool has(PointId point) const { return (bits_[word_of(point)] & bit_of(point)) != 0; }
        /// How many there are in the rows before one.
        [[nodiscard]] std::size_t before_row(std::size_t row) const { return before_[row * words_]; }
        [[nodiscard]] std::uint32_t number(PointId point) const {
            const std::uint64_t earlier = bits_[word_of(point)] & (bit_of(point) - 1);
            return before_[word_of(point)] + static_cast<std::uint32_t>(std::popcount(earlier));
        }

    private:
        [[nodiscard]] std::size_t word_of(PointId point) const {
            return point / columns_ * words_ + point % columns_ / 64;
        }
        [[nodiscard]] std::uint64_t bit_of(PointId point) const { return std::uint64_t{1} << point % columns_ % 64; }

        std::size_t columns_, words_;  ///< Words of a row.
        std::vector<std::uint64_t> bits_;
        std::vector<std::uint32_t> before_;  ///< Of each word: how many there are in those before it.
        std::uint32_t count_ = 0;
    };

    /// Evaluates the points that the triangles use, and numbers them anew.
    void gather(Tessellation& result) const {
        const UsedPoints used(columns_, result.triangles);
        result.points.resize(used.count());
        result.normals.resize(used.count());
        parallel_runs(static_cast<int>(columns_), jobs_, [&](int index, int /*thread*/) {
            const auto row = static_cast<std::size_t>(index);
            std::vector<double> u;
            for (std::size_t i = 0; i < columns_; ++i)
                if (used.has(static_cast<PointId>(row * columns_ + i))) u.push_back(along_[i]);
            const std::size_t first = used.before_row(row);
            evaluate(u, index, std::span(result.points).subspan(first, u.size()),
                     std::span(result.normals).subspan(first, u.size()));
        });
        const std::size_t count = result.triangles.size();
        parallel_runs(static_cast<int>((count + run_length - 1) / run_length), jobs_, [&](int run, int /*thread*/) {
            const std::size_t first = static_cast<std::size_t>(run) * run_length;
            for (std::size_t i = first; i < std::min(count, first + run_length); ++i)
                for (PointId& corner : result.triangles[i]) corner = used.number(corner);
        });
    }

    const SurfaceMap& surface_;
    Range v_;
    std::uint32_t cells_;
    std::size_t columns_;
    Vec3 low_, scale_;
    MergingTolerance tolerance_;
    int jobs_;
    std::vector<double> along_;                         ///< The first parameter of each column.
    std::vector<Eigen::Vector3f> places_, directions_;  ///< See PointGrid.
};

}  // namespace

Tessellation tessellate_evenly(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy,
                               int jobs) {
    if (surface.presence({u.low, u.high}, {v.low, v.high}) == Presence::continuous)
        if (auto whole = WholeTessellator(surface, u, v, cells, accuracy, jobs).run()) return std::move(*whole);
    return EvenTessellator(surface, u, v, cells, accuracy, jobs).run();
}

}  // namespace lectern
