#include "calculus/surface/surface_points.h"

#include "lectern/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr std::size_t batch = 1024;

double place(const Range& range, std::uint32_t step, std::uint32_t steps) {
    if (step == steps) return range.high;
    return range.low + range.length() * (static_cast<double>(step) / steps);
}

}  // namespace

SurfacePoints::SurfacePoints(const SurfaceMap& surface, Range u, Range v, LatticeNode steps,
                             const SurfaceAccuracy& accuracy, int jobs)
    : surface_(surface),
      u_(u),
      v_(v),
      steps_(steps),
      low_(accuracy.low),
      scale_(accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low)),
      jobs_(jobs) {}

Vec2 SurfacePoints::parameters(LatticeNode node) const {
    return {place(u_, node.i, steps_.i), place(v_, node.j, steps_.j)};
}

void SurfacePoints::add_all() {
    parameters_.reserve((std::size_t{steps_.i} + 1) * (steps_.j + 1));
    for (std::uint32_t j = 0; j <= steps_.j; ++j)
        for (std::uint32_t i = 0; i <= steps_.i; ++i) parameters_.push_back(parameters(LatticeNode{i, j}));
    evaluate_from(0);
}

void SurfacePoints::add(std::span<const LatticeNode> nodes) {
    const std::size_t first = points_.size();
    for (const LatticeNode node : nodes) {
        const auto [entry, is_new] = numbers_.try_emplace(key(node), static_cast<PointId>(parameters_.size()));
        if (is_new) parameters_.push_back(parameters(node));
    }
    evaluate_from(first);
}

PointId SurfacePoints::add(double u, double v) {
    const std::size_t first = points_.size();
    parameters_.emplace_back(u, v);
    evaluate_from(first);
    return static_cast<PointId>(first);
}

void SurfacePoints::evaluate_from(std::size_t first) {
    const std::size_t count = parameters_.size() - first;
    points_.resize(first + count);
    normals_.resize(first + count);
    scene_.resize(first + count);
    scene_normals_.resize(first + count);
    exists_.resize(first + count);
    const auto batches = static_cast<int>((count + batch - 1) / batch);
    parallel_for(batches, jobs_, [&](int index) {
        const std::size_t begin = first + static_cast<std::size_t>(index) * batch;
        const std::size_t end = std::min(begin + batch, first + count);
        std::vector<double> u, v;
        u.reserve(end - begin);
        v.reserve(end - begin);
        for (std::size_t id = begin; id < end; ++id) {
            u.push_back(parameters_[id].x());
            v.push_back(parameters_[id].y());
        }
        surface_.evaluate(u, v, std::span(points_).subspan(begin, end - begin),
                          std::span(normals_).subspan(begin, end - begin));
        for (std::size_t id = begin; id < end; ++id) finish(id);
    });
}

void SurfacePoints::finish(std::size_t id) {
    exists_[id] = points_[id].allFinite() ? 1 : 0;
    if (!normals_[id].allFinite()) normals_[id].setZero();
    scene_[id] = to_scene(points_[id]);
    scene_normals_[id] = scene_direction(normals_[id]);
}

Vec3 SurfacePoints::scene_direction(const Vec3& normal) const {
    const Vec3 turned = normal.cwiseQuotient(scale_);  // It goes over by the inverse transpose.
    const double length = turned.norm();
    return length > 0 && std::isfinite(length) ? Vec3(turned / length) : Vec3(0, 0, 0);
}

}  // namespace lectern
