#include "scene/camera_fields.h"

#include <array>
#include <cmath>

namespace lectern {
namespace {

/// Plotly's own eye, (1.25, 1.25, 1.25), in angles.
constexpr double default_azimuth = 45, default_elevation = 35.264389682754654, default_distance = 2.1650635094610966;

/// The eye at these angles in degrees. Its bits reach the picture, so they come from the program's own functions, which
/// give the same ones on every processor.
Vec3 eye_at(double azimuth, double elevation, double distance) {
    ExprPool pool;
    const Expr a = pool.variable("a"), e = pool.variable("e"), d = pool.variable("d");
    Names names;
    names.values = {{"a", a}, {"e", e}, {"d", d}};
    const std::vector<Expr> place{parse_expression("d cos(e pi/180) cos(a pi/180)", names, pool),
                                  parse_expression("d cos(e pi/180) sin(a pi/180)", names, pool),
                                  parse_expression("d sin(e pi/180)", names, pool)};
    const std::vector<Expr> inputs{a, e, d};
    const Program program(place, inputs);
    const std::array<double, 3> given{azimuth, elevation, distance};
    std::array<double, 3> eye{};
    program.run(given, eye);
    return {eye[0], eye[1], eye[2]};
}

std::optional<CameraEntry> read_camera(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    const auto words = read::mapping(camera_fields())(node, names, diagnostics);
    if (!words || diagnostics.size() > before) return std::nullopt;

    CameraEntry camera;
    camera.center = words->center;
    camera.up = words->up;
    camera.orthographic = words->orthographic;
    camera.field_of_view = words->field_of_view;
    const bool by_angles = words->azimuth || words->elevation || words->distance;
    if (words->eye && by_angles) {
        diagnostics.error(node.span, "a camera with both an eye and angles",
                          "write either 'eye', or 'azimuth', 'elevation' and 'distance'");
        return std::nullopt;
    }
    if (words->eye) camera.eye = *words->eye;
    if (by_angles) {
        const double azimuth = words->azimuth.value_or(default_azimuth);
        const double elevation = words->elevation.value_or(default_elevation);
        camera.eye = camera.center + eye_at(azimuth, elevation, words->distance.value_or(default_distance));
        // From straight above or below, up is what it is from almost there.
        if (std::abs(elevation) == 90 && camera.up.x() == 0 && camera.up.y() == 0)
            camera.up = eye_at(azimuth, 0, elevation > 0 ? -camera.up.z() : camera.up.z());
    }
    const Vec3 sight = camera.eye - camera.center;
    if (sight.norm() < 1e-6) {
        diagnostics.error(node.span, "the camera's eye is its center", "move the eye away: [1.25, 1.25, 1.25]");
        return std::nullopt;
    }
    const double cosine = sight.normalized().dot(camera.up.normalized());
    if (camera.up.norm() < 1e-6 || std::abs(cosine) > 1 - 1e-9) {
        diagnostics.error(node.span, "the camera looks along its 'up'", "move the eye a little to the side");
        return std::nullopt;
    }
    return camera;
}

}  // namespace

const FieldTable<CameraWords>& camera_fields() {
    constexpr NumberLimits within{-1000, 1000};
    static const auto table =
        FieldTable<CameraWords>("the camera")
            .optional("eye", &CameraWords::eye, read::triple(within),
                      "where it stands, the box's sides about 1 long around the origin", "[1.25, 1.25, 1.25]")
            .optional("azimuth", &CameraWords::azimuth, read::number({-1e6, 1e6}), "degrees about the z axis, from x",
                      "45")
            .optional("elevation", &CameraWords::elevation, read::number({-90, 90}), "degrees above the floor", "35.26")
            .optional("distance", &CameraWords::distance, read::positive(1000), "of the eye from its center", "2.165")
            .optional("center", &CameraWords::center, read::triple(within), "where it looks", "[0, 0, 0]")
            .optional("up", &CameraWords::up, read::triple(within), "the direction that is up in the picture",
                      "[0, 0, 1]")
            .optional("projection", &CameraWords::orthographic,
                      read::one_of<bool>("projection", {{"perspective", false}, {"orthographic", true}}),
                      "whether what is far is smaller", "perspective")
            .optional("fov", &CameraWords::field_of_view, read::number({1, 150}),
                      "the angle that the plot's shorter side spans, in degrees", "so that the box fills its place");
    return table;
}

Reader<CameraEntry> camera_reader() { return {"a mapping of the camera", read_camera}; }

}  // namespace lectern
