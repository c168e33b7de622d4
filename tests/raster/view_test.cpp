#include "lectern/raster/view.h"
#include "lectern/figure/box_sight.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

using namespace lectern;

namespace {

Axes3d unit_axes() {
    Axes3d axes;
    for (Axis& axis : axes.axes) axis.range = {-0.5, 0.5};
    return axes;
}

const Rect place{0, 0, 300, 300};

}  // namespace

BOOST_AUTO_TEST_SUITE(view)

BOOST_AUTO_TEST_CASE(perspective_agrees_with_hand_calculation) {
    // From (2, 0, 0) the near face is 1.5 away and half as wide as 1/3 of that: 450 pixels to a unit of slope.
    const View view(unit_axes(), {.eye = {2, 0, 0}}, place);
    const Projected far_corner = view.project({-0.5, 0.5, 0.5});
    BOOST_CHECK_CLOSE(far_corner.x, 150 + 450 * 0.2, 1e-9);
    BOOST_CHECK_CLOSE(far_corner.y, 150 - 450 * 0.2, 1e-9);
    BOOST_CHECK_CLOSE(far_corner.depth, 1 - 1.5 / 2.5, 1e-9);
    const Projected near_corner = view.project({0.5, -0.5, -0.5});
    BOOST_CHECK_SMALL(near_corner.x, 1e-9);
    BOOST_CHECK_CLOSE(near_corner.y, 300, 1e-9);
    BOOST_CHECK_SMALL(near_corner.depth, 1e-12);
}

BOOST_AUTO_TEST_CASE(y_runs_to_the_right_when_x_comes_towards_the_eye) {
    const View view(unit_axes(), {.eye = {2.1, 0.1, 0.7}}, place);
    BOOST_CHECK_GT(view.project({0, 0.5, 0}).x, view.project({0, -0.5, 0}).x + 100);
    BOOST_CHECK_LT(view.project({0, 0, 0.5}).y, view.project({0, 0, -0.5}).y - 100);
    BOOST_CHECK_LT(view.project({0.5, 0, 0}).depth, view.project({-0.5, 0, 0}).depth);
}

BOOST_AUTO_TEST_CASE(box_touches_its_place_and_stays_inside) {
    for (const Vec3& eye : {Vec3(2.1, 0.1, 0.7), Vec3(-1.2, 1.8, 1.25), Vec3(0.3, 0.2, -0.1), Vec3(0, 0, 3)}) {
        const View view(unit_axes(), {.eye = eye}, {10, 20, 200, 120});
        Range x, y;
        for (int corner = 0; corner < 8; ++corner) {
            const Projected at = view.project({(corner & 1) - 0.5, (corner >> 1 & 1) - 0.5, (corner >> 2) - 0.5});
            x.include(at.x);
            y.include(at.y);
        }
        BOOST_CHECK_CLOSE(std::max(x.length() / 200, y.length() / 120), 1, 1e-9);
        BOOST_CHECK_CLOSE(x.middle(), 110, 1e-9);
        BOOST_CHECK_CLOSE(y.middle(), 80, 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(far_sides_lie_away_from_the_eye) {
    const View view(unit_axes(), {.eye = {2.1, 0.1, -0.7}}, place);
    BOOST_CHECK((view.far_sides() == std::array{0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(depth_is_affine_along_a_line_on_the_screen) {
    const View view(unit_axes(), {.eye = {1, 0.7, 0.9}}, place);
    const Vec3 from(-0.4, 0.3, -0.5), to(0.5, -0.2, 0.4);
    const Projected a = view.project(from), b = view.project(to), m = view.project(from + 0.3 * (to - from));
    const double share = (m.x - a.x) / (b.x - a.x);
    BOOST_CHECK_CLOSE(m.depth, a.depth + share * (b.depth - a.depth), 1e-9);
}

BOOST_AUTO_TEST_CASE(orthographic_view_keeps_parallels) {
    const View view(unit_axes(), {.eye = {1, 1, 1}, .projection = Projection::orthographic}, place);
    const Projected a = view.project({0, 0, 0}), b = view.project({0.5, 0, 0});
    const Projected c = view.project({0, 0.4, -0.3}), d = view.project({0.5, 0.4, -0.3});
    BOOST_CHECK_CLOSE(b.x - a.x, d.x - c.x, 1e-9);
    BOOST_CHECK_CLOSE(b.y - a.y, d.y - c.y, 1e-9);
}

BOOST_AUTO_TEST_CASE(a_field_of_view_spans_the_shorter_side) {
    for (const double degrees : {20.0, 60.0, 90.0, 140.0}) {
        const View view(unit_axes(), {.eye = {2, 0, 0}, .field_of_view = degrees}, {0, 0, 300, 200});
        BOOST_CHECK_CLOSE(view.focal_length(), 100 / std::tan(degrees * M_PI / 360), 1e-10);
        const Projected middle = view.project({0, 0, 0});
        BOOST_CHECK_CLOSE(middle.x, 150, 1e-9);
        BOOST_CHECK_CLOSE(middle.y, 100, 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(depth_of_a_pixel_agrees_with_projection) {
    const View view(unit_axes(), {.eye = {2, 0, 0}}, place);
    // At distance 2 a pixel is 2 / 450 wide; moving by as much along the line of sight changes depth by this much.
    const double step = 1e-4 * 2 / 450;
    const Projected at = view.project({0, 0, 0});
    const double moved = view.project({-step, 0, 0}).depth - at.depth;
    BOOST_CHECK_CLOSE(view.depth_per_pixel(view.weight(at)) * 1e-4, moved, 0.01);
}

BOOST_AUTO_TEST_CASE(companions_of_a_camera_see_the_box_at_one_size_and_whole) {
    Axes3d axes;
    for (Axis& axis : axes.axes) axis.range = {0, 1};
    const auto turned = [](int k) {
        const double angle = 2 * std::numbers::pi * k / 24;
        return Camera{{2.1 * std::cos(angle), 2.1 * std::sin(angle), 0.7}};
    };
    std::vector<Camera> all;
    for (int k = 0; k < 24; ++k) all.push_back(turned(k));
    const auto companions = std::make_shared<const std::vector<Camera>>(all);
    const Rect place{10, 20, 300, 200};
    double focal_length = 0, least = 1e9, most = -1e9;
    for (Camera camera : all) {
        camera.companions = companions;
        const View view(axes, camera, place);
        if (focal_length == 0) focal_length = view.focal_length();
        BOOST_CHECK_CLOSE(view.focal_length(), focal_length, 1e-9);
        for (int corner = 0; corner < 8; ++corner) {
            const Projected at = view.project(Vec3(corner & 1, corner >> 1 & 1, corner >> 2));
            BOOST_CHECK(at.x > place.x - 1e-6 && at.x < place.right() + 1e-6);
            BOOST_CHECK(at.y > place.y - 1e-6 && at.y < place.bottom() + 1e-6);
            least = std::min(least, at.y);
            most = std::max(most, at.y);
        }
    }
    // As large as fits.
    BOOST_CHECK_CLOSE(most - least, place.height, 1e-6);
    // Alone it would be larger.
    BOOST_CHECK_GT(View(axes, turned(0), place).focal_length(), focal_length);
}

/// How many pixels a short way across the line of sight has, at the nearest corner.
double scale_at_nearest_corner(const Axes3d& axes, const Camera& camera, const Rect& place) {
    const View view(axes, camera, place);
    Projected nearest{0, 0, 2};
    Vec3 at;
    for (int corner = 0; corner < 8; ++corner) {
        const Vec3 scene((corner & 1) - 0.5, (corner >> 1 & 1) - 0.5, (corner >> 2) - 0.5);
        const Projected seen = view.project_scene(scene);
        if (seen.depth < nearest.depth) nearest = seen, at = scene;
    }
    constexpr double way = 1e-6;
    const Projected beside = view.project_scene(at + way * view.basis()[0]);
    return (beside.x - nearest.x) / way;
}

BOOST_AUTO_TEST_CASE(largest_scale_is_that_of_the_nearest_corner) {
    const Camera fitted{.eye = {1.5, -1.1, 0.8}};
    Camera narrow = fitted, wide = fitted, flat = fitted;
    narrow.field_of_view = 8;
    wide.field_of_view = 100;
    flat.projection = Projection::orthographic;
    for (const Camera& camera : {fitted, narrow, wide, flat})
        BOOST_CHECK_CLOSE(BoxSight({1, 1, 1}, camera).largest_scale(300, 200),
                          scale_at_nearest_corner(unit_axes(), camera, {0, 0, 300, 200}), 1e-3);
}

BOOST_AUTO_TEST_CASE(largest_scale_of_a_moving_camera_is_that_of_its_nearest_look) {
    const Camera far{.eye = {3, 0, 0.5}}, near{.eye = {1.2, 0.5, 0.3}};
    Camera moving = far;
    moving.companions = std::make_shared<const std::vector<Camera>>(std::vector<Camera>{far, near});
    Camera arrived = near;
    arrived.companions = moving.companions;
    const double nearest = scale_at_nearest_corner(unit_axes(), arrived, place);
    BOOST_CHECK_CLOSE(BoxSight({1, 1, 1}, moving).largest_scale(place.width, place.height), nearest, 1e-3);
    BOOST_CHECK_GT(nearest, 1.2 * scale_at_nearest_corner(unit_axes(), moving, place));
}

BOOST_AUTO_TEST_SUITE_END()
