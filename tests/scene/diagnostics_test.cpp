#include "lectern/scene/diagnostics.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(diagnostics)

BOOST_AUTO_TEST_CASE(mistakes_are_told_in_the_order_of_their_places) {
    Diagnostics found;
    found.error({7, 1, 1}, "late");
    found.error({2, 9, 1}, "early");
    BOOST_TEST(found.sorted()[0].message == "early");
}

BOOST_AUTO_TEST_CASE(a_mistake_is_told_once) {
    Diagnostics found;
    found.error({2, 9, 1}, "the same");
    found.error({2, 9, 3}, "the same");
    BOOST_TEST(found.sorted().size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_more_are_told_than_anyone_reads) {
    Diagnostics found;
    for (int i = 0; i < 20'000; ++i) found.error({i + 1, 1, 1}, "again");
    BOOST_TEST(found.sorted().size() == Diagnostics::most_told);
}

BOOST_AUTO_TEST_CASE(any_mistake_can_be_thrown) {
    Diagnostics found;
    BOOST_CHECK_NO_THROW(found.throw_if_any());
    found.error({}, "one");
    BOOST_CHECK_THROW(found.throw_if_any(), SceneError);
}

BOOST_AUTO_TEST_SUITE_END()
