#include "paint/space_plot.h"

#include "paint/plot_words.h"
#include "paint/space_layout.h"
#include "paint/space_walls.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

Plot3d labelled_plot(const Vec3& eye) {
    Plot3d plot;
    const std::array<std::string, 3> names = {"x", "distance from the oven", "Temperature"};
    for (std::size_t k = 0; k < 3; ++k) {
        Axis& axis = plot.axes.axes[k];
        axis.label = names[k];
        axis.range = {-1, 1};
        axis.ticks = label_values(round_values(axis.range, 8));
    }
    plot.camera.eye = eye;
    return plot;
}

/// What words take up, from their first line's capitals to the last line's baseline.
Rect extent(const PlacedText& words) {
    double last = 0;
    for (const PlacedGlyph& glyph : words.text.glyphs) last = std::max(last, glyph.y);
    const double height = words.text.cap_height + last;
    if (words.along.y() != 0)
        return {words.origin.x() - words.text.cap_height, words.origin.y() - words.text.width, height,
                words.text.width};
    return {words.origin.x(), words.origin.y() - words.text.cap_height, words.text.width, height};
}

std::vector<Rect> all_words(const SpaceAxes& axes) {
    std::vector<Rect> rects;
    for (const SpaceAxis& axis : axes.axes)
        for (const PlacedText& words : axis.words) rects.push_back(extent(words));
    return rects;
}

/// An eye on one of sixteen places around the box, at one of four heights.
Vec3 eye_at(int i) {
    const std::array<Vec2, 4> ways = {Vec2(2, 0.1), Vec2(1.4, 1.3), Vec2(-0.9, 1.9), Vec2(-1.6, -1.1)};
    const std::array<double, 4> heights = {-0.8, 0.1, 0.7, 2};
    const Vec2& way = ways[static_cast<std::size_t>(i % 4)];
    return {way.x(), way.y(), heights[static_cast<std::size_t>(i / 4)]};
}

const Rect place{20, 30, 400, 360};

/// At 2.2 from the middle: nearer than the eye of most scenes.
Vec3 eye_towards(double azimuth, double elevation) {
    const double a = azimuth * M_PI / 180, e = elevation * M_PI / 180;
    return 2.2 * Vec3(std::cos(e) * std::cos(a), std::cos(e) * std::sin(a), std::sin(e));
}

/// The axes as they stand once all fits.
SpaceAxes placed(Typesetter& typesetter, const Plot3d& plot) {
    const Theme theme;
    return lay_out_space(typesetter, plot, theme, place).axes;
}

/// Whether a rectangle lies over something: a wall, or any of what stands in the box, point by point.
bool covers(const Plot3d& plot, const SpaceLayout& layout, const Rect& rect) {
    const View view(plot.axes, plot.camera, layout.frame);
    for (const std::array<Vec2, 4>& wall : walls_on_picture(plot.axes, view))
        if (ConvexOutline({wall.begin(), wall.end()}).touches(rect)) return true;
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group)
            if (const auto* line = std::get_if<Line3d>(&mark))
                for (const Vec3& point : line->points) {
                    const Projected at = view.project(point);
                    if (at.x > rect.x && at.x < rect.right() && at.y > rect.y && at.y < rect.bottom()) return true;
                }
    return false;
}

/// Rings on a cylinder that stands in the box and fills so much of its width.
std::shared_ptr<const Group3d> rings(double radius) {
    Group3d group;
    for (const double z : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        Line3d ring;
        for (int k = 0; k <= 720; ++k)
            ring.points.emplace_back(radius * std::cos(k * M_PI / 360), radius * std::sin(k * M_PI / 360), z);
        group.emplace_back(ring);
    }
    return std::make_shared<const Group3d>(std::move(group));
}

/// In a clip whose camera goes around it.
Plot3d turning_plot(double elevation) {
    Plot3d plot = labelled_plot(eye_towards(0, elevation));
    for (Axis& axis : plot.axes.axes) axis.format = NumberFormat{};
    std::vector<Camera> companions(61, plot.camera);
    for (std::size_t i = 0; i < companions.size(); ++i)
        companions[i].eye = eye_towards(6 * static_cast<double>(i), elevation);
    plot.camera.companions = std::make_shared<const std::vector<Camera>>(companions);
    return plot;
}

/// Its axes at one moment.
SpaceAxes turned(Typesetter& typesetter, Plot3d plot, double azimuth, const Rect& room) {
    const double elevation = std::asin(plot.camera.eye.z() / plot.camera.eye.norm()) * 180 / M_PI;
    plot.camera.eye = eye_towards(azimuth, elevation);
    return lay_out_space(typesetter, plot, Theme(), room).axes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(space_plot)

BOOST_DATA_TEST_CASE(no_words_touch_each_other_or_what_stands_in_the_box, data::xrange(16) * data::make({0.2, 0.95}), i,
                     radius) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot(eye_at(i));
    plot.groups = {rings(radius)};
    const SpaceLayout layout = lay_out_space(typesetter, plot, Theme(), place);
    const std::vector<Rect> words = all_words(layout.axes);
    BOOST_CHECK_GE(words.size(), 6);
    for (std::size_t a = 0; a < words.size(); ++a) {
        BOOST_CHECK(!covers(plot, layout, words[a]));
        for (std::size_t b = a + 1; b < words.size(); ++b) BOOST_CHECK(!overlap(words[a], words[b]));
    }
}

BOOST_DATA_TEST_CASE(words_of_a_clip_keep_off_all_of_the_box, data::xrange(16), i) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot(eye_at(i));
    plot.groups = {rings(0.2)};
    plot.settled = {rings(0.5)};
    const SpaceAxes axes = placed(typesetter, plot);
    for (const Rect& words : all_words(axes)) BOOST_CHECK(!axes.box.touches(words));
}

BOOST_AUTO_TEST_CASE(words_stand_at_their_edges_where_nothing_is_between) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot(eye_towards(20, 65));
    plot.groups = {rings(0.1)};
    const SpaceAxes axes = placed(typesetter, plot);
    for (std::size_t k = 0; k < 2; ++k)
        for (std::size_t i = 0; i < axes.axes[k].numbered.size(); ++i) {
            const SpaceAxis::Mark& mark = axes.axes[k].marks[axes.axes[k].numbered[i]];
            const Rect words = extent(axes.axes[k].words[i]);
            BOOST_TEST(overlap(grown(words, 14), Rect{mark.end.x(), mark.end.y(), 1, 1}));
        }
}

BOOST_DATA_TEST_CASE(all_words_lie_in_the_place, data::xrange(16), i) {
    Typesetter typesetter;
    const Rect around = grown(place, 0.75);
    for (const Rect& words : all_words(placed(typesetter, labelled_plot(eye_at(i))))) {
        BOOST_CHECK_GE(words.x, around.x);
        BOOST_CHECK_GE(words.y, around.y);
        BOOST_CHECK_LE(words.right(), around.right());
        BOOST_CHECK_LE(words.bottom(), around.bottom());
    }
}

/// Every 15 degrees around the box at five heights, with each style of axes.
BOOST_DATA_TEST_CASE(words_are_apart_and_whole_from_every_side, data::xrange(3) * data::make({-60, 0, 5, 30, 85}),
                     which, elevation) {
    const auto style = static_cast<AxesStyle>(which);
    Typesetter typesetter;
    const Rect around = grown(place, 0.75);
    for (int azimuth = 0; azimuth < 360; azimuth += 15) {
        Plot3d plot = labelled_plot(eye_towards(azimuth, elevation));
        plot.axes.style = style;
        const SpaceLayout layout = lay_out_space(typesetter, plot, Theme(), place);
        const std::vector<Rect> words = all_words(layout.axes);
        BOOST_TEST_CONTEXT("azimuth " << azimuth) {
            BOOST_TEST(words.size() >= 6U);
            for (std::size_t i = 0; i < words.size(); ++i) {
                BOOST_TEST(lies_in(words[i], around));
                BOOST_TEST((style == AxesStyle::cross || !covers(plot, layout, words[i])));
                for (std::size_t j = i + 1; j < words.size(); ++j) BOOST_TEST(!overlap(words[i], words[j]));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(lines_of_far_walls_lie_on_the_walls_that_the_camera_makes_so) {
    for (const double side : {-1.0, 1.0}) {
        Plot3d plot = labelled_plot({1.5 * side, -1.2 * side, 0.8});
        Line3d across_x{{{0.3, -1, 0}, {0.3, 1, 0.5}}, {}}, across_y{{{-1, 0.2, 0}, {1, 0.2, 0.5}}, {}};
        across_x.far_wall = 0;
        across_y.far_wall = 1;
        const Line3d elsewhere{{{0.3, 0.2, 0.1}, {0, 0, 0}}, {}};
        plot.groups.push_back(std::make_shared<const Group3d>(Group3d{across_x, across_y, elsewhere}));
        const Plot3d laid = with_lines_on_walls(plot, View(plot.axes, plot.camera, place));
        const auto points = [&](std::size_t i) { return std::get<Line3d>((*laid.groups[0])[i]).points; };
        BOOST_TEST((points(0) == std::vector<Vec3>{{-side, -1, 0}, {-side, 1, 0.5}}));
        BOOST_TEST((points(1) == std::vector<Vec3>{{-1, side, 0}, {1, side, 0.5}}));
        BOOST_TEST((points(2) == elsewhere.points));
    }
}

BOOST_AUTO_TEST_CASE(numbers_that_are_thinned_out_lose_the_decimals_of_the_others) {
    Typesetter typesetter;
    Axes3d axes;
    axes.axes[0] = {"", {-2, 2}, label_values({-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2}), true, false};
    axes.axes[0].format = NumberFormat{};
    axes.axes[1] = {"", {0, 3}, label_values({0.5, 1, 1.5, 2, 2.5}), true, false};
    axes.axes[1].format = NumberFormat{};
    axes.axes[1].numbers.decimal_mark = ",";
    axes.axes[2] = {
        "", {-1, 1}, label_values({-1, -0.5, 0, 0.5, 1}, {NumberFormat::Kind::fixed, 1, false}), true, false};
    axes.axes[2].format = NumberFormat{NumberFormat::Kind::fixed, 1, false};
    const SpaceWords words(typesetter, axes, Theme{});
    const auto glyphs = [&](std::size_t k) {
        std::vector<std::size_t> counts;
        for (const TextLayout& label : words.axes[k].sparse_labels) counts.push_back(label.glyphs.size());
        return counts;
    };
    BOOST_TEST(glyphs(0) == (std::vector<std::size_t>{2, 0, 2, 0, 1, 0, 1, 0, 1}), boost::test_tools::per_element());
    // Without a zero those that are the shorter to write.
    BOOST_TEST(words.axes[1].kept == 1U);
    BOOST_TEST(glyphs(1) == (std::vector<std::size_t>{0, 1, 0, 1, 0}), boost::test_tools::per_element());
    // Decimals that the author asked for stay.
    BOOST_TEST(glyphs(2) == (std::vector<std::size_t>{4, 0, 3, 0, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_floor_stays_at_the_bottom) {
    Typesetter typesetter;
    for (const double height : {0.8, -0.8}) {
        Plot3d plot = labelled_plot({1.4, 1.3, height});
        plot.axes.style = AxesStyle::floor;
        const SpaceAxes axes = placed(typesetter, plot);
        const auto lies_at = [](double z) {
            return [z](const Mark3d& mark) {
                const auto& points = std::get<Line3d>(mark).points;
                return points.front().z() == z && points.back().z() == z;
            };
        };
        BOOST_CHECK_GE(std::count_if(axes.lines.begin(), axes.lines.end(), lies_at(-1)), 2);
        BOOST_CHECK_EQUAL(std::count_if(axes.lines.begin(), axes.lines.end(), lies_at(1)), 0);
    }
}

BOOST_AUTO_TEST_CASE(axes_cross_at_the_origin_or_nearest_to_it) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot({1.4, 1.3, 0.8});
    plot.axes.style = AxesStyle::cross;
    plot.axes.axes[0].range = {1, 3};
    plot.axes.axes[1].range = {-3, -2};
    const SpaceAxes axes = placed(typesetter, plot);
    std::vector<Arrow3d> arrows;
    for (const Mark3d& mark : axes.lines)
        if (const auto* arrow = std::get_if<Arrow3d>(&mark)) arrows.push_back(*arrow);
    BOOST_REQUIRE_EQUAL(arrows.size(), 3);
    BOOST_CHECK(arrows[0].to == Vec3(3, -2, 0));
    BOOST_CHECK(arrows[1].from == Vec3(1, -3, 0));
    BOOST_CHECK(arrows[2].to == Vec3(1, -2, 1));
}

BOOST_AUTO_TEST_CASE(a_camera_s_own_angle_sizes_the_box) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot({0, 3, 0});
    plot.camera.up = {0, 0, 1};
    plot.camera.field_of_view = 90;
    // The near face is 2.5 away and 1 wide; 90 degrees span 5 there.
    BOOST_CHECK_CLOSE(space_plot_box(typesetter, plot, Theme(), place).width, 360.0 / 5, 1e-9);
    for (const Rect& words : all_words(lay_out_space(typesetter, plot, Theme(), place).axes))
        BOOST_CHECK(lies_in(words, place, 0.75));
}

BOOST_AUTO_TEST_CASE(the_box_uses_the_place) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot({1.25, 1.25, 1.25});
    const Rect box = space_plot_box(typesetter, plot, Theme(), place);
    BOOST_CHECK_GT(box.height, 0.8 * place.height);
    for (Axis& axis : plot.axes.axes) axis.visible = false;
    const Rect bare = space_plot_box(typesetter, plot, Theme(), place);
    BOOST_CHECK_CLOSE(std::max(bare.width / place.width, bare.height / place.height), 1, 1e-6);
}

BOOST_AUTO_TEST_CASE(words_give_way_in_a_small_place) {
    Typesetter typesetter;
    const Plot3d plot = labelled_plot({1.25, 1.25, 1.25});
    const Rect box = space_plot_box(typesetter, plot, Theme(), {0, 0, 60, 60});
    BOOST_CHECK_GT(std::max(box.width, box.height), 20);
}

BOOST_AUTO_TEST_CASE(x_and_y_stand_below_and_z_on_the_left) {
    Typesetter typesetter;
    const Plot3d plot = labelled_plot({1.4, 1.3, 0.8});
    const SpaceAxes axes = placed(typesetter, plot);
    const Rect box = axes.box.bounds();
    for (std::size_t k = 0; k < 2; ++k)
        for (const PlacedText& words : axes.axes[k].words) BOOST_CHECK_GT(words.origin.y(), box.y + box.height / 2);
    for (const PlacedText& words : axes.axes[2].words) BOOST_CHECK_LT(words.origin.x(), box.x + box.width / 4);
}

BOOST_DATA_TEST_CASE(numbers_of_z_stand_beside_their_ticks_all_around, data::make({-30, 0, 5, 20, 40}), elevation) {
    Typesetter typesetter;
    const double em = Theme().font_size;
    for (int azimuth = 0; azimuth < 360; azimuth += 2) {
        Plot3d plot = labelled_plot(eye_towards(azimuth, elevation));
        plot.axes.axes[2].label.clear();
        const SpaceAxes axes = placed(typesetter, plot);
        BOOST_TEST_CONTEXT("azimuth " << azimuth) {
            BOOST_TEST(axes.axes[2].words.size() >= 3U);
            for (const PlacedText& words : axes.axes[2].words) {
                const Rect rect = extent(words);
                double nearest = 1e9;
                for (const SpaceAxis::Mark& mark : axes.axes[2].marks)
                    nearest =
                        std::min({nearest, std::abs(mark.end.x() - rect.x), std::abs(mark.end.x() - rect.right())});
                BOOST_TEST(nearest < 1.2 * em);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(numbers_of_two_axes_that_meet_give_way_to_each_other) {
    Typesetter typesetter;
    for (int azimuth = 0; azimuth < 360; azimuth += 2) {
        const SpaceAxes axes = turned(typesetter, turning_plot(20), azimuth, {15, 45, 760, 480});
        BOOST_TEST_CONTEXT("azimuth " << azimuth) {
            for (const SpaceAxis& axis : axes.axes) BOOST_TEST(axis.numbered.size() == 5U);
            const std::vector<Rect> words = all_words(axes);
            for (std::size_t i = 0; i < words.size(); ++i) {
                BOOST_TEST(!axes.box.touches(words[i]));
                for (std::size_t j = i + 1; j < words.size(); ++j) BOOST_TEST(!overlap(words[i], words[j]));
            }
        }
    }
}

/// In a place that hasn't room for all numbers from every side, as in a clip that goes around.
BOOST_DATA_TEST_CASE(a_turning_camera_sees_the_same_numbers_in_all_of_its_clip, data::make({0, 60}), elevation) {
    Typesetter typesetter;
    const Plot3d plot = turning_plot(elevation);
    const Rect small = elevation == 0 ? place : Rect{0, 0, 300, 260};
    const std::vector<std::size_t> every_second = {0, 2, 4};
    int changes = 0;
    std::array<std::vector<std::size_t>, 2> before = {every_second, every_second};
    for (double azimuth = 0; azimuth < 360; azimuth += 1.2) {
        const SpaceAxes axes = turned(typesetter, plot, azimuth, small);
        for (std::size_t k = 0; k < 2; ++k) {
            const std::vector<std::size_t>& numbered = axes.axes[k].numbered;
            BOOST_TEST_CONTEXT("azimuth " << azimuth << ", axis " << k) {
                BOOST_TEST(numbered.size() >= 2U);
                BOOST_TEST(std::ranges::includes(every_second, numbered));
            }
            if (numbered != before[k]) ++changes;
            before[k] = numbered;
        }
    }
    // A number that another axis leaves no room may go and come back, once a quarter.
    BOOST_TEST(changes <= 8);
}

BOOST_AUTO_TEST_CASE(marks_are_drawn_over_the_walls_at_any_number_of_threads) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot({1.25, 1.25, 1.25});
    Mesh mesh;
    mesh.points = {{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}};
    mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
    mesh.color = {1, 0, 0, 1};
    plot.groups.push_back(
        std::make_shared<const Group3d>(Group3d{mesh, Label3d{{0, 0, 0}, "middle", Anchor::above_right, 6, {}}}));
    std::vector<Image> pictures;
    for (const int jobs : {1, 2}) {
        PixelCanvas canvas(440, 420, 1);
        canvas.clear({1, 1, 1, 1});
        paint_space_plot(canvas, typesetter, plot, Theme(), place, jobs);
        pictures.push_back(canvas.finish());
    }
    BOOST_CHECK(pictures[0] == pictures[1]);
    std::size_t reds = 0;
    for (const std::uint32_t pixel : pictures[0].pixels)
        if ((pixel >> 16 & 255) > 150 && (pixel & 255) < 80) ++reds;
    BOOST_CHECK_GT(reds, 5000);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(convex_outline)

BOOST_AUTO_TEST_CASE(hull_leaves_out_inner_points) {
    const ConvexOutline outline({{0, 0}, {4, 0}, {2, 1}, {4, 4}, {0, 4}, {2, 0}, {1, 3}});
    BOOST_CHECK_EQUAL(outline.corners().size(), 4);
    BOOST_CHECK((outline.bounds() == Rect{0, 0, 4, 4}));
}

BOOST_AUTO_TEST_CASE(a_rectangle_beyond_a_slanted_side_does_not_touch) {
    const ConvexOutline outline({{0, 0}, {10, 0}, {0, 10}});
    BOOST_CHECK(!outline.touches({6, 6, 3, 3}));
    BOOST_CHECK(outline.touches({3, 3, 3, 3}));
    BOOST_CHECK(!outline.touches({11, 0, 3, 3}));
    BOOST_CHECK(outline.touches({-5, -5, 30, 30}));
}

BOOST_AUTO_TEST_CASE(a_marker_that_a_surface_hides_is_seen_through_it_where_words_name_it) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot(eye_towards(0, 10));
    Mesh wall;  // across the line of sight
    wall.points = {{0, -1, -1}, {0, 1, -1}, {0, 1, 1}, {0, -1, 1}};
    wall.triangles = {{0, 1, 2}, {0, 2, 3}};
    Group3d group{wall};
    for (const double x : {-0.5, 0.5}) {
        group.emplace_back(Marker3d{{x, 0.2, 0.1}, {}});
        group.emplace_back(Label3d{.at = {x, 0.2, 0.1}, .text = "a point", .color = {}});
    }
    group.emplace_back(Label3d{.at = {-0.5, -0.3, 0}, .text = "words alone", .color = {}});
    plot.groups = {std::make_shared<const Group3d>(group)};
    const auto hidden_of = [&] {
        const SpaceLayout layout = lay_out_space(typesetter, plot, Theme(), place);
        std::vector<bool> hidden;
        for (const auto& label : place_space_words(typesetter, plot, layout, Theme(), place).labels)
            hidden.push_back(label.hidden.has_value());
        return hidden;
    };
    BOOST_TEST((hidden_of() == std::vector<bool>{true, false, false}));
    plot.camera.eye = eye_towards(180, 10);
    BOOST_TEST((hidden_of() == std::vector<bool>{false, true, false}));
    std::get<Mesh>(group[0]).opacity = 0.5;
    plot.groups = {std::make_shared<const Group3d>(group)};
    BOOST_TEST((hidden_of() == std::vector<bool>{false, false, false}));
}

BOOST_AUTO_TEST_CASE(a_still_is_laid_out_anew_where_anything_of_it_is_another) {
    Typesetter typesetter;
    Plot3d plot = labelled_plot(eye_towards(0, 10));
    plot.axes.style = AxesStyle::cross;
    Mesh wall;  // before the numbers of y and z, seen from the front
    wall.points = {{0.5, -1, -1}, {0.5, 1, -1}, {0.5, 1, 1}, {0.5, -1, 1}};
    wall.triangles = {{0, 1, 2}, {0, 2, 3}};
    const auto words = [&](const Rect& where) {
        return all_words(lay_out_space(typesetter, plot, Theme(), where).axes).size();
    };
    const std::size_t all = words(place);
    plot.groups = {std::make_shared<const Group3d>(Group3d{wall})};
    const std::size_t seen = words(place);
    BOOST_TEST(seen < all);
    BOOST_TEST(words(place) == seen);
    plot.camera.eye = eye_towards(180, 10);  // the wall behind them
    BOOST_TEST(words(place) > seen);
    plot.camera.eye = eye_towards(0, 10);
    // One in the memory of another that is gone.
    for (int k = 0; k < 8; ++k) {
        plot.groups.clear();
        plot.groups = {std::make_shared<const Group3d>(k % 2 == 0 ? Group3d{} : Group3d{wall})};
        BOOST_TEST(words(place) == (k % 2 == 0 ? all : seen));
    }
    BOOST_TEST(words({0, 0, 60, 60}) < all);
}

BOOST_AUTO_TEST_SUITE_END()
