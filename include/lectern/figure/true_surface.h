#pragma once
#include "lectern/base/geometry.h"

namespace lectern {

/// A surface as its function tells it, asked where triangles can't tell. Safe to be used from many threads.
class TrueSurface {
public:
    virtual ~TrueSurface() = default;

    /// Whether it passes through the straight way between two points, data units; most closely looked at where the
    /// share `near` of the way is done, from 0 to 1.
    [[nodiscard]] virtual bool crosses(const Vec3& from, const Vec3& to, double near) const = 0;
};

}  // namespace lectern
