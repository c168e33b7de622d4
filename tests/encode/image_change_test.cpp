#include "encode/image_change.h"
#include "encode/pictures.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace lectern {

BOOST_AUTO_TEST_SUITE(image_changes)

BOOST_AUTO_TEST_CASE(equal_pictures_differ_nowhere) {
    const Image image = test::shaded_frame(20, 10, 0);
    BOOST_TEST(changed_area(image, image).empty());
}

BOOST_AUTO_TEST_CASE(area_is_as_small_as_can_be) {
    const Image before(20, 10);
    Image after = before;
    after.row(3)[5] = 1;
    BOOST_TEST((changed_area(before, after) == PixelArea{5, 3, 1, 1}));
    after.row(7)[2] = 1;
    after.row(4)[19] = 1;
    BOOST_TEST((changed_area(before, after) == PixelArea{2, 3, 18, 5}));
    after.row(0)[0] = 1;
    after.row(9)[0] = 1;
    BOOST_TEST((changed_area(before, after) == PixelArea{0, 0, 20, 10}));
}

BOOST_AUTO_TEST_CASE(columns_hold_every_change_and_end_near_it) {
    constexpr int width = 300, near = 64;
    const Image before(width, 6);
    BOOST_TEST(changed_columns(before, before, 0, 6).empty());
    for (const int left : {0, 1, 63, 64, 130, 299})
        for (const int right : {0, 63, 64, 199, 298, 299}) {
            if (right < left) continue;
            Image after = before;
            after.row(2)[right] = 1;
            after.row(3)[left] = 1;
            const Columns found = changed_columns(before, after, 2, 4);
            BOOST_TEST(found.first <= left);
            BOOST_TEST(found.first > left - near);
            BOOST_TEST(found.last > right);
            BOOST_TEST(found.last <= std::min(width, right + near));
            BOOST_TEST(changed_columns(before, after, 4, 6).empty());
        }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
