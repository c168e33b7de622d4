#include "lectern/encode/html_player.h"
#include "encode/base64.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace lectern;

namespace {

std::string encoded(std::string_view text) {
    return base64(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::string page_of(PlayerContent content) {
    static const std::vector<std::uint8_t> video{1, 2, 3, 4}, poster{5, 6, 7};
    content.video = video;
    content.poster = poster;
    const auto page = make_html_player(content);
    return {page.begin(), page.end()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_player)

/// The examples of RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(base64_is_that_of_the_standard) {
    BOOST_TEST(encoded("") == "");
    BOOST_TEST(encoded("f") == "Zg==");
    BOOST_TEST(encoded("fo") == "Zm8=");
    BOOST_TEST(encoded("foo") == "Zm9v");
    BOOST_TEST(encoded("foob") == "Zm9vYg==");
    BOOST_TEST(encoded("fooba") == "Zm9vYmE=");
    BOOST_TEST(encoded("foobar") == "Zm9vYmFy");
    BOOST_TEST(encoded("\xff\xfe\xfd") == "//79");
}

BOOST_AUTO_TEST_CASE(a_page_holds_all_that_it_shows) {
    const std::string page = page_of({"Title", "Caption", "Alt", 320, 240, 10, true, {}, {}});
    BOOST_TEST(page.find("data:video/mp4;base64,AQIDBA==") != std::string::npos);
    BOOST_TEST(page.find("data:image/png;base64,BQYH") != std::string::npos);
    BOOST_TEST(page.find("<title>Title</title>") != std::string::npos);
    BOOST_TEST(page.find("<figcaption>Caption</figcaption>") != std::string::npos);
    BOOST_TEST(page.find("aria-label=\"Alt\"") != std::string::npos);
    // No address anywhere: the one place with these letters is the name of an attribute.
    BOOST_TEST(page.find("http") == page.find("http-equiv"));
    BOOST_TEST(page.find("http") == page.rfind("http"));
}

BOOST_AUTO_TEST_CASE(words_cannot_leave_their_place) {
    const std::string page = page_of({"<b>\"&", "</figure>", "\"onload=\"x", 320, 240, 10, true, {}, {}});
    BOOST_TEST(page.find("<title>&lt;b&gt;&quot;&amp;</title>") != std::string::npos);
    BOOST_TEST(page.find("<figcaption>&lt;/figure&gt;</figcaption>") != std::string::npos);
    BOOST_TEST(page.find("\"onload") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_clip_that_ends_does_not_loop) {
    BOOST_TEST(page_of({"", "", "", 320, 240, 10, false, {}, {}}).find("preload=\"auto\" aria-label") !=
               std::string::npos);
    BOOST_TEST(page_of({"", "", "", 320, 240, 10, true, {}, {}}).find("preload=\"auto\" loop ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
