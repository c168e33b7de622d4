#pragma once
#include "lectern/calculus/tessellate.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace lectern {

/// A node of the finest lattice over the parameters' rectangle.
struct LatticeNode {
    std::uint32_t i = 0, j = 0;

    friend bool operator==(const LatticeNode&, const LatticeNode&) = default;
};

using PointId = std::uint32_t;

/// Points of a surface, each computed once: at nodes of a lattice and at places in between.
class SurfacePoints {
public:
    /// `steps`: of the lattice along each parameter.
    SurfacePoints(const SurfaceMap& surface, Range u, Range v, LatticeNode steps, const SurfaceAccuracy& accuracy,
                  int jobs);

    /// Computes every node, row by row of rising v, each row by rising u: their numbers are 0, 1, ….
    void add_all();
    /// Computes the nodes that aren't there yet, all at once.
    void add(std::span<const LatticeNode> nodes);
    /// The number of a node that was added.
    [[nodiscard]] PointId at(LatticeNode node) const { return numbers_.at(key(node)); }
    [[nodiscard]] bool has(LatticeNode node) const { return numbers_.contains(key(node)); }
    /// A point between nodes.
    PointId add(double u, double v);

    [[nodiscard]] std::size_t count() const { return points_.size(); }
    [[nodiscard]] bool exists(PointId id) const { return exists_[id] != 0; }
    [[nodiscard]] const Vec2& parameters(PointId id) const { return parameters_[id]; }
    [[nodiscard]] std::span<const Vec3> data() const { return points_; }
    [[nodiscard]] std::span<const Vec3> normals() const { return normals_; }  ///< Data units.
    [[nodiscard]] const Vec3& scene(PointId id) const { return scene_[id]; }
    [[nodiscard]] const Vec3& scene_normal(PointId id) const { return scene_normals_[id]; }  ///< Unit length, or zero.
    [[nodiscard]] std::span<const Vec3> scene() const { return scene_; }
    [[nodiscard]] std::span<const Vec3> scene_normals() const { return scene_normals_; }
    [[nodiscard]] Vec3 to_scene(const Vec3& data) const { return (data - low_).cwiseProduct(scale_); }

    /// A normal in data units as one of unit length in scene units; zero where there is none.
    [[nodiscard]] Vec3 scene_direction(const Vec3& normal) const;

    [[nodiscard]] Vec2 parameters(LatticeNode node) const;
    [[nodiscard]] const SurfaceMap& surface() const { return surface_; }

private:
    static std::uint64_t key(LatticeNode node) { return std::uint64_t{node.i} << 32 | node.j; }
    void evaluate_from(std::size_t first);
    void finish(std::size_t id);

    const SurfaceMap& surface_;
    Range u_, v_;
    LatticeNode steps_;
    Vec3 low_, scale_;
    int jobs_;
    std::unordered_map<std::uint64_t, PointId> numbers_;
    std::vector<Vec2> parameters_;
    std::vector<Vec3> points_, normals_, scene_, scene_normals_;
    std::vector<char> exists_;
};

}  // namespace lectern
