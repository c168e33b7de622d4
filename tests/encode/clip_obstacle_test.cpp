#include "lectern/base/error.h"
#include "lectern/encode/video.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace lectern {

namespace {

bool mentions(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(clip_obstacles)

BOOST_AUTO_TEST_CASE(usual_clips_meet_none) {
    BOOST_TEST(clip_obstacle("mp4", {640, 480, 30, 2, true}, 300).empty());
    BOOST_TEST(clip_obstacle("gif", {641, 481, 10, 2, true}, 300).empty());
}

BOOST_AUTO_TEST_CASE(transparency_is_for_formats_that_hold_it) {
    ClipFormat clip{640, 480, 10, 0, true};
    clip.transparent = true;
    for (const char* format : {"webm", "apng", "frames"}) BOOST_TEST(clip_obstacle(format, clip, 10).empty());
    for (const char* format : {"mp4", "gif"}) BOOST_TEST(mentions(clip_obstacle(format, clip, 10), "no transparency"));
}

BOOST_AUTO_TEST_CASE(odd_size_names_the_next_even_one) {
    const std::string text = clip_obstacle("mp4", {333, 480, 30, 0, true}, 10);
    BOOST_TEST(mentions(text, "333 x 480"));
    BOOST_TEST(mentions(text, "334 x 480"));
    BOOST_TEST(mentions(clip_obstacle("mp4", {640, 481, 30, 0, true}, 10), "640 x 482"));
}

BOOST_AUTO_TEST_CASE(too_large_size_is_named) {
    for (const char* format : {"mp4", "gif"})
        BOOST_TEST(mentions(clip_obstacle(format, {16386, 480, 10, 0, true}, 10), "at most 16384"));
}

BOOST_AUTO_TEST_CASE(gif_rate_names_the_nearest_that_plays) {
    BOOST_TEST(mentions(clip_obstacle("gif", {640, 480, 30, 0, true}, 10), "set fps to 25 "));
    BOOST_TEST(mentions(clip_obstacle("gif", {640, 480, 60, 0, true}, 10), "set fps to 50 "));
    BOOST_TEST(mentions(clip_obstacle("gif", {640, 480, 3, 0, true}, 10), "set fps to 4 "));
    for (const int fps : {50, 25, 20, 10, 5, 4, 2, 1})
        BOOST_TEST(clip_obstacle("gif", {640, 480, fps, 0, true}, 10).empty());
}

BOOST_AUTO_TEST_CASE(too_long_hold_is_named) {
    BOOST_TEST(mentions(clip_obstacle("gif", {640, 480, 10, 700, true}, 10), "at most 655"));
    BOOST_TEST(mentions(clip_obstacle("mp4", {640, 480, 10, 3600, true}, 10), "3600"));
    BOOST_TEST(!clip_obstacle("mp4", {640, 480, 10, -1, true}, 10).empty());
}

BOOST_AUTO_TEST_CASE(no_frames_and_no_rate_are_named) {
    BOOST_TEST(mentions(clip_obstacle("mp4", {640, 480, 10, 0, true}, 0), "no frames"));
    BOOST_TEST(mentions(clip_obstacle("mp4", {640, 480, 0, 0, true}, 10), "fps"));
}

BOOST_AUTO_TEST_CASE(opening_over_an_obstacle_throws) {
    BOOST_CHECK_THROW(open_chunk("mp4", {333, 480, 30, 0, true}), MachineError);
    BOOST_CHECK_THROW(open_clip("avi", {640, 480, 30, 0, true}), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
