#include "lectern/scene/scene.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(file_name)

BOOST_AUTO_TEST_CASE(letters_of_any_script_are_welcome) {
    for (const std::string name : {"temperature", "descent 2.5-a_b", "Ableitung für α", "図", "градиент", "मान"}) {
        BOOST_TEST(is_file_base_name(name), name);
    }
}

BOOST_AUTO_TEST_CASE(what_a_file_system_may_trip_over_is_refused) {
    for (const std::string name : {"", ".hidden", "..", "a/b", "a\\b", "a:b", "a*", "a\nb", " a", "a ", "a.", "a%04d",
                                   "\u202Ea", "a\u200B", "\xFF"}) {
        BOOST_TEST(!is_file_base_name(name), name);
    }
}

BOOST_AUTO_TEST_CASE(two_hundred_bytes_are_the_most) {
    BOOST_TEST(is_file_base_name(std::string(200, 'a')));
    BOOST_TEST(!is_file_base_name(std::string(201, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
