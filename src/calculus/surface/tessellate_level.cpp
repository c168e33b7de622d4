#include "lectern/calculus/tessellate_level.h"

#include "calculus/surface/cut_by_margin.h"
#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>

namespace lectern {
namespace {

constexpr int coarsest = 32;  ///< Cubes a side; doubled while the triangles are too coarse.
constexpr int finest = 256;
constexpr std::size_t batch = 1024;
constexpr int root_steps = 110;

using Cube = std::array<std::uint32_t, 3>;  ///< Its lowest node.
using PointId = std::uint32_t;

/// The corners of the six tetrahedra about a cube's diagonal, as bits x y z.
constexpr std::array<std::array<int, 4>, 6> tetrahedra{
    {{0, 1, 3, 7}, {0, 3, 2, 7}, {0, 2, 6, 7}, {0, 6, 4, 7}, {0, 4, 5, 7}, {0, 5, 1, 7}}};

void run_in_batches(const Program& program, const std::array<const double*, 3>& inputs,
                    std::span<double* const> outputs, std::size_t count, int jobs) {
    parallel_for(static_cast<int>((count + batch - 1) / batch), jobs, [&](int index) {
        const std::size_t begin = static_cast<std::size_t>(index) * batch;
        const std::array<const double*, 3> from{inputs[0] + begin, inputs[1] + begin, inputs[2] + begin};
        std::vector<double*> to;
        for (double* output : outputs) to.push_back(output + begin);
        program.run(from, to, std::min(batch, count - begin));
    });
}

/// One grid's search.
class LevelTessellator {
public:
    LevelTessellator(const ScalarField& f, double level, const std::array<Range, 3>& domain, int cubes, int jobs)
        : f_(f), level_(level), domain_(domain), cubes_(static_cast<std::uint32_t>(cubes)), jobs_(jobs) {}

    Tessellation run() {
        find_cubes({0, 0, 0}, cubes_, false);
        value_nodes();
        for (std::size_t k = 0; k < active_.size(); ++k) add_cube(active_[k], continuous_[k] != 0);
        find_roots();
        take_normals();
        drop_broken();
        return std::move(result_);
    }

private:
    /// An edge of the grid that the level is taken on.
    struct Edge {
        std::uint64_t low, high;  ///< Keys of its nodes.
        bool continuous;
    };

    static std::uint64_t key(const Cube& node) {
        return std::uint64_t{node[0]} << 40 | std::uint64_t{node[1]} << 20 | node[2];
    }
    static Cube node_of(std::uint64_t key) {
        return {static_cast<std::uint32_t>(key >> 40), static_cast<std::uint32_t>(key >> 20 & 0xfffff),
                static_cast<std::uint32_t>(key & 0xfffff)};
    }
    [[nodiscard]] double place(std::size_t axis, std::uint32_t step) const {
        if (step == cubes_) return domain_[axis].high;
        return domain_[axis].low + domain_[axis].length() * (static_cast<double>(step) / cubes_);
    }
    [[nodiscard]] Vec3 place(const Cube& node) const {
        return {place(0, node[0]), place(1, node[1]), place(2, node[2])};
    }

    void find_cubes(const Cube& low, std::uint32_t side, bool continuous);
    void value_nodes();
    void add_cube(const Cube& cube, bool continuous);
    PointId point_on(std::uint64_t a, std::uint64_t b, bool continuous);
    void find_roots();
    void take_normals();
    void drop_broken();

    const ScalarField& f_;
    double level_;
    std::array<Range, 3> domain_;
    std::uint32_t cubes_;
    int jobs_;
    std::vector<Cube> active_;
    std::vector<char> continuous_;  ///< Of each active cube.
    std::unordered_map<std::uint64_t, double> values_;
    std::unordered_map<std::uint64_t, PointId> numbers_;  ///< Of the points, by their edge.
    std::vector<Edge> edges_;                             ///< One a point.
    Tessellation result_;
};

/// Octants that an enclosure can't rule out, down to single cubes.
void LevelTessellator::find_cubes(const Cube& low, std::uint32_t side, bool continuous) {
    std::array<Interval, 3> box;
    for (std::size_t k = 0; k < 3; ++k) box[k] = {place(k, low[k]), place(k, low[k] + side)};
    Enclosure enclosure;
    f_.value_program().enclose(box, std::span(&enclosure, 1));
    if (enclosure.range.is_empty() || !enclosure.range.contains(level_)) return;
    continuous = continuous || enclosure.regularity == Regularity::continuous;
    if (side == 1) {
        active_.push_back(low);
        continuous_.push_back(continuous ? 1 : 0);
        return;
    }
    const std::uint32_t half = side / 2;
    for (std::uint32_t octant = 0; octant < 8; ++octant)
        find_cubes({low[0] + (octant & 1) * half, low[1] + (octant >> 1 & 1) * half, low[2] + (octant >> 2) * half},
                   half, continuous);
}

void LevelTessellator::value_nodes() {
    std::vector<std::uint64_t> nodes;
    for (const Cube& cube : active_)
        for (std::uint32_t c = 0; c < 8; ++c)
            nodes.push_back(key({cube[0] + (c & 1), cube[1] + (c >> 1 & 1), cube[2] + (c >> 2)}));
    std::ranges::sort(nodes);
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::vector<double> x, y, z, values(nodes.size());
    for (const std::uint64_t node : nodes) {
        const Vec3 at = place(node_of(node));
        x.push_back(at.x());
        y.push_back(at.y());
        z.push_back(at.z());
    }
    run_in_batches(f_.value_program(), {x.data(), y.data(), z.data()}, std::array{values.data()}, nodes.size(), jobs_);
    values_.reserve(nodes.size());
    for (std::size_t k = 0; k < nodes.size(); ++k) values_.emplace(nodes[k], values[k] - level_);
}

PointId LevelTessellator::point_on(std::uint64_t a, std::uint64_t b, bool continuous) {
    if (a > b) std::swap(a, b);
    // Along each axis b lies one step beyond a, or beside it.
    const std::uint64_t step = b - a;
    const std::uint64_t direction = (step >> 40 & 1) | (step >> 20 & 1) << 1 | (step & 1) << 2;
    const auto [entry, is_new] = numbers_.try_emplace(a << 3 | direction, static_cast<PointId>(edges_.size()));
    if (is_new) edges_.push_back({a, b, continuous});
    return entry->second;
}

void LevelTessellator::add_cube(const Cube& cube, bool continuous) {
    std::array<std::uint64_t, 8> nodes;
    std::array<double, 8> values;
    for (std::uint32_t c = 0; c < 8; ++c) {
        nodes[c] = key({cube[0] + (c & 1), cube[1] + (c >> 1 & 1), cube[2] + (c >> 2)});
        values[c] = values_.at(nodes[c]);
    }
    for (const auto& tetrahedron : tetrahedra) {
        std::array<std::uint64_t, 4> in{}, out{};
        std::size_t in_count = 0, out_count = 0;
        bool finite = true;
        for (const int corner : tetrahedron) {
            const auto c = static_cast<std::size_t>(corner);
            finite = finite && std::isfinite(values[c]);
            if (values[c] >= 0) {
                in[in_count++] = nodes[c];
            } else {
                out[out_count++] = nodes[c];
            }
        }
        if (!finite || in_count == 0 || out_count == 0) continue;
        const auto cut = [&](std::uint64_t a, std::uint64_t b) { return point_on(a, b, continuous); };
        if (in_count == 2) {
            const PointId p = cut(in[0], out[0]), q = cut(in[0], out[1]), r = cut(in[1], out[1]),
                          s = cut(in[1], out[0]);
            result_.triangles.push_back({p, q, r});
            result_.triangles.push_back({p, r, s});
        } else {
            const auto& lone = in_count == 1 ? in[0] : out[0];
            const auto& others = in_count == 1 ? out : in;
            result_.triangles.push_back({cut(lone, others[0]), cut(lone, others[1]), cut(lone, others[2])});
        }
    }
}

/// The Illinois method on all edges side by side (Dowell and Jarratt 1971).
void LevelTessellator::find_roots() {
    const std::size_t count = edges_.size();
    std::vector<double> low(count, 0), high(count, 1), f_low(count), f_high(count), x(count), y(count), z(count),
        value(count), share(count);
    std::vector<int> side(count, 0);
    std::vector<Vec3> from(count), along(count);
    for (std::size_t k = 0; k < count; ++k) {
        from[k] = place(node_of(edges_[k].low));
        along[k] = place(node_of(edges_[k].high)) - from[k];
        f_low[k] = values_.at(edges_[k].low);
        f_high[k] = values_.at(edges_[k].high);
    }
    for (int step = 0; step < root_steps; ++step) {
        bool moving = false;
        for (std::size_t k = 0; k < count; ++k) {
            const double span = high[k] - low[k];
            // Every second step halves, so that no function holds the search up.
            double s = low[k] + span * (step % 2 == 1 ? 0.5 : f_low[k] / (f_low[k] - f_high[k]));
            if (!(s > low[k] && s < high[k])) s = low[k] + span / 2;
            if (f_low[k] == 0) s = low[k];
            if (f_high[k] == 0) s = high[k];
            share[k] = s;
            moving = moving || span > 1e-12;
            const Vec3 at = from[k] + s * along[k];
            x[k] = at.x();
            y[k] = at.y();
            z[k] = at.z();
        }
        if (!moving) break;
        run_in_batches(f_.value_program(), {x.data(), y.data(), z.data()}, std::array{value.data()}, count, jobs_);
        for (std::size_t k = 0; k < count; ++k) {
            const double f = value[k] - level_;
            if (f == 0) {
                low[k] = high[k] = share[k];
                f_low[k] = f_high[k] = 0;
            } else if ((f >= 0) == (f_low[k] >= 0)) {
                low[k] = share[k];
                f_low[k] = f;
                if (side[k] == 1) f_high[k] /= 2;
                side[k] = 1;
            } else {
                high[k] = share[k];
                f_high[k] = f;
                if (side[k] == -1) f_low[k] /= 2;
                side[k] = -1;
            }
        }
    }
    result_.points.resize(count);
    for (std::size_t k = 0; k < count; ++k) result_.points[k] = from[k] + (low[k] + high[k]) / 2 * along[k];
}

void LevelTessellator::take_normals() {
    const std::size_t count = result_.points.size();
    std::vector<double> x, y, z, results(4 * count);
    for (const Vec3& point : result_.points) {
        x.push_back(point.x());
        y.push_back(point.y());
        z.push_back(point.z());
    }
    const std::array<double*, 4> outputs{results.data(), results.data() + count, results.data() + 2 * count,
                                         results.data() + 3 * count};
    run_in_batches(f_.value_and_gradient_program(), {x.data(), y.data(), z.data()}, outputs, count, jobs_);
    result_.normals.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
        const Vec3 normal(outputs[1][k], outputs[2][k], outputs[3][k]);
        result_.normals[k] = normal.allFinite() ? normal : Vec3(0, 0, 0);
    }
}

/// A function that jumps over the level, or through a pole, doesn't take it: where it isn't known to be continuous over
/// its cube it must be about the point found.
void LevelTessellator::drop_broken() {
    std::vector<char> broken(edges_.size(), 0);
    bool any = false;
    for (std::size_t k = 0; k < edges_.size(); ++k) {
        if (edges_[k].continuous) continue;
        std::array<Interval, 3> box;
        for (int axis = 0; axis < 3; ++axis) {
            const double at = result_.points[k][axis];
            const double reach = 1e-9 * domain_[static_cast<std::size_t>(axis)].length();
            box[static_cast<std::size_t>(axis)] = {at - reach, at + reach};
        }
        Enclosure enclosure;
        f_.value_program().enclose(box, std::span(&enclosure, 1));
        if (enclosure.regularity == Regularity::continuous && enclosure.range.is_bounded()) continue;
        broken[k] = 1;
        any = true;
    }
    if (any)
        std::erase_if(result_.triangles,
                      [&](const auto& t) { return broken[t[0]] != 0 || broken[t[1]] != 0 || broken[t[2]] != 0; });
}

/// How far the triangles' middles lie off the surface at most, to first order.
double farthest_middle(const Tessellation& surface, const ScalarField& f, double level, const Vec3& scale, int jobs) {
    const std::size_t count = surface.triangles.size();
    std::vector<double> x, y, z, results(4 * count);
    for (const auto& [a, b, c] : surface.triangles) {
        const Vec3 middle = (surface.points[a] + surface.points[b] + surface.points[c]) / 3;
        x.push_back(middle.x());
        y.push_back(middle.y());
        z.push_back(middle.z());
    }
    const std::array<double*, 4> outputs{results.data(), results.data() + count, results.data() + 2 * count,
                                         results.data() + 3 * count};
    run_in_batches(f.value_and_gradient_program(), {x.data(), y.data(), z.data()}, outputs, count, jobs);
    std::vector<double> distances;
    for (std::size_t k = 0; k < count; ++k) {
        const double slope = Vec3(outputs[1][k], outputs[2][k], outputs[3][k]).cwiseQuotient(scale).norm();
        const double distance = std::abs(outputs[0][k] - level) / slope;
        if (std::isfinite(distance)) distances.push_back(distance);
    }
    if (distances.empty()) return 0;
    // At a cone's tip or along a crease no grid is fine enough: a few triangles in a thousand may be off.
    const auto nth = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() * 995 / 1000);
    std::nth_element(distances.begin(), nth, distances.end());
    return *nth;
}

}  // namespace

Tessellation tessellate_level(const ScalarField& f, double level, const std::array<Range, 3>& domain,
                              const std::optional<Expr>& margin, const SurfaceAccuracy& accuracy, int jobs) {
    const Vec3 scale = accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low);
    for (int cubes = coarsest;; cubes *= 2) {
        Tessellation surface = LevelTessellator(f, level, domain, cubes, jobs).run();
        const bool fine = farthest_middle(surface, f, level, scale, jobs) <= accuracy.tolerance;
        const bool full = cubes == finest || 4 * surface.triangles.size() > accuracy.triangle_limit;
        surface.within_tolerance = fine;
        if (!fine && !full) continue;
        if (margin) cut_by_margin(surface, Program(std::array{*margin}, f.variables()), accuracy);
        return surface;
    }
}

}  // namespace lectern
