#pragma once
#include "scene/figure_draft.h"

namespace lectern {

/// A camera as written: an eye, or the angles and the distance of one.
struct CameraWords {
    std::optional<Vec3> eye;
    std::optional<double> azimuth, elevation, distance;
    Vec3 center{0, 0, 0};
    Vec3 up{0, 0, 1};
    bool orthographic = false;
    std::optional<double> field_of_view;
};
const FieldTable<CameraWords>& camera_fields();

}  // namespace lectern
