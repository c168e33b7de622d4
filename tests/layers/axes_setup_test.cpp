#include "layers/axes_setup.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

Extent extent_of(Range exact, Range roomy) {
    Extent extent;
    extent.exact[0] = exact;
    extent.roomy[0] = roomy;
    return extent;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(axes_setup)

BOOST_AUTO_TEST_CASE(a_domain_ends_the_axis_exactly) {
    const Range range = settle_ranges({}, extent_of({0, 5}, {1, 3}))[0];
    BOOST_CHECK(range == (Range{0, 5}));
}

BOOST_AUTO_TEST_CASE(what_asks_for_room_gets_a_twentieth_on_its_side) {
    const Range range = settle_ranges({}, extent_of({0, 10}, {5, 20}))[0];
    BOOST_CHECK_EQUAL(range.low, 0);
    BOOST_CHECK_EQUAL(range.high, 21);
}

BOOST_AUTO_TEST_CASE(a_flat_range_gets_length) {
    BOOST_CHECK_GT(settle_ranges({}, extent_of({3, 3}, {}))[0].length(), 0);
    BOOST_CHECK_GT(settle_ranges({}, extent_of({}, {0, 0}))[0].length(), 0);
}

BOOST_AUTO_TEST_CASE(the_authors_range_wins) {
    FigureEntry entry;
    entry.axes.x.range = Range{-1, 1};
    BOOST_CHECK(settle_ranges(entry, extent_of({0, 5}, {1, 3}))[0] == (Range{-1, 1}));
}

BOOST_AUTO_TEST_CASE(what_grows_without_bound_leaves_the_rest_half_of_the_axis) {
    Extent extent = extent_of({}, {0, 10});
    extent.growth[0] = {10, 1e6};
    extent.origin_of_growth[0] = {10, 10};
    BOOST_CHECK(settle_ranges({}, extent)[0] == (Range{-1, 21}));
    extent.growth[0] = {-1e6, 12};
    BOOST_CHECK(settle_ranges({}, extent)[0] == (Range{-11.1, 13.1}));
    // Where it begins is part of the rest.
    extent.growth[0] = {30, 1e6};
    extent.origin_of_growth[0] = {30, 30};
    BOOST_CHECK(settle_ranges({}, extent)[0] == (Range{-3, 63}));
}

BOOST_AUTO_TEST_CASE(what_grows_without_bound_alone_is_seen_whole) {
    Extent extent;
    extent.growth[0] = {10, 1000};
    extent.origin_of_growth[0] = {10, 10};
    BOOST_CHECK(settle_ranges({}, extent)[0] == (Range{-39.5, 1049.5}));
}

BOOST_AUTO_TEST_CASE(ticks_of_a_list_outside_the_range_are_left_out) {
    AxisEntry entry;
    entry.tick_values = {-1.0, 0.0, 0.5, 2.0};
    const Axis axis = make_axis(entry, {0, 1}, {"x", 5, false}, {});
    BOOST_REQUIRE_EQUAL(axis.ticks.size(), 2U);
    BOOST_CHECK_EQUAL(axis.ticks[0].label, "0.0");
}

BOOST_AUTO_TEST_CASE(box_sides_keep_the_datas_proportions_with_a_geometric_mean_of_one) {
    const Vec3 sides = box_sides({AspectKind::data, {}}, {Range{0, 1}, Range{0, 2}, Range{0, 4}});
    BOOST_CHECK_CLOSE(sides.x() * sides.y() * sides.z(), 1.0, 1e-9);
    BOOST_CHECK_CLOSE(sides.z() / sides.x(), 4.0, 1e-9);
}

BOOST_AUTO_TEST_CASE(automatic_proportions_of_more_than_four_become_a_cube) {
    const Vec3 sides = box_sides({}, {Range{0, 1}, Range{0, 1}, Range{0, 4.01}});
    BOOST_CHECK(sides == Vec3(1, 1, 1));
    BOOST_CHECK(box_sides({}, {Range{0, 1}, Range{0, 1}, Range{0, 3.99}}) != Vec3(1, 1, 1));
}

BOOST_AUTO_TEST_SUITE_END()
