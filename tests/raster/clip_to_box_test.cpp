#include "raster/clip_to_box.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(clip_to_box)

BOOST_AUTO_TEST_CASE(what_lies_exactly_on_a_face_stays) {
    BOOST_CHECK_EQUAL(box_outcode({0, 1, 1 + 1e-12}), 0);
    const auto segment = clip_segment_to_box({0, 0, 1}, {1, 1, 1});
    BOOST_REQUIRE(segment.has_value());
    BOOST_CHECK(segment->first == Vec3(0, 0, 1));
    BOOST_CHECK(segment->second == Vec3(1, 1, 1));
}

BOOST_AUTO_TEST_CASE(segment_is_cut_at_both_ends) {
    const auto segment = clip_segment_to_box({-1, 0.5, 0.5}, {3, 0.5, 0.5});
    BOOST_REQUIRE(segment.has_value());
    BOOST_CHECK_SMALL(segment->first.x(), 2 * box_tolerance);
    BOOST_CHECK_CLOSE(segment->second.x(), 1, 1e-3);
}

BOOST_AUTO_TEST_CASE(segment_that_passes_a_corner_outside_is_gone) {
    BOOST_CHECK(!clip_segment_to_box({-1, 0.5, 0.5}, {0.5, 2.5, 0.5}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
