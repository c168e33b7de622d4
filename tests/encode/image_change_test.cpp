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

BOOST_AUTO_TEST_CASE(pictures_on_one_page_are_compared_where_they_were_drawn) {
    constexpr int width = 300;
    Image before(width, 4), after(width, 4);
    before.drawn = {7, {{}, {10, 20}, {200, 210}, {}}};
    after.drawn = {7, {{}, {}, {205, 290}, {}}};
    after.row(1)[15] = after.row(2)[280] = 1;
    after.row(0)[5] = 1;  // Which can't be.
    const auto holds = [](const Columns& found, int x) { return found.first <= x && x < found.last; };
    BOOST_TEST(changed_columns(before, after, 0, 1).empty());
    BOOST_TEST(holds(changed_columns(before, after, 1, 2), 15));
    BOOST_TEST(holds(changed_columns(before, after, 2, 4), 280));
    BOOST_TEST(holds(changed_columns(before, after, 1, 3), 15));
    BOOST_TEST(holds(changed_columns(before, after, 1, 3), 280));
    BOOST_TEST(changed_columns(before, after, 3, 4).empty());
    BOOST_TEST((changed_area(before, after) == PixelArea{15, 1, 266, 2}));
    after.drawn.page = 8;
    BOOST_TEST(holds(changed_columns(before, after, 0, 1), 5));
    BOOST_TEST((changed_area(before, after) == PixelArea{5, 0, 276, 3}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
