#include "encode/image_change.h"
#include "encode/pictures.h"

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
