#include "lectern/encode/captions.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace lectern;

namespace {

std::string file_of(const std::vector<Caption>& captions) {
    const auto bytes = make_captions(captions);
    return {bytes.begin(), bytes.end()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(captions)

BOOST_AUTO_TEST_CASE(each_stands_with_its_times) {
    BOOST_TEST(file_of({{0, 2.5, "One"}, {2.5, 3, ""}, {3725.0625, 3726, "Two"}}) ==
               "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nOne\n\n01:02:05.063 --> 01:02:06.000\nTwo\n");
}

BOOST_AUTO_TEST_CASE(words_are_no_tags_and_no_times) {
    BOOST_TEST(file_of({{0, 1, "a --> b & <c>\nd"}}) ==
               "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na --&gt; b &amp; &lt;c&gt; d\n");
}

BOOST_AUTO_TEST_CASE(without_words_there_is_no_file) { BOOST_TEST(file_of({{0, 1, ""}}).empty()); }

BOOST_AUTO_TEST_SUITE_END()
