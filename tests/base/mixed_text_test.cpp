#include "lectern/base/mixed_text.h"

#include <ostream>
#include <string>

using namespace lectern;

namespace {

/// "words[f:formula][d:display]", an unclosed stretch with a question mark.
std::string split(std::string_view text) {
    std::string told;
    for (const TextStretch& stretch : split_text(text)) {
        const std::string inside(stretch.of(text));
        if (stretch.mode == TextMode::words) {
            told += inside;
        } else {
            told += (stretch.mode == TextMode::formula ? "[f:" : "[d:") + inside + (stretch.closed ? "]" : "?]");
        }
    }
    return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mixed_text)

BOOST_AUTO_TEST_CASE(dollars_part_mathematics_from_words) {
    BOOST_TEST(split("the point $x_0$ of $f$") == "the point [f:x_0] of [f:f]");
    BOOST_TEST(split("$a$$b$") == "[f:a][f:b]");
    BOOST_TEST(split("") == "");
    BOOST_TEST(split("no mathematics") == "no mathematics");
}

BOOST_AUTO_TEST_CASE(two_dollars_part_a_display) {
    BOOST_TEST(split("so that $$x^2$$ holds") == "so that [d:x^2] holds");
    BOOST_TEST(split("$$a $ b$$") == "[d:a $ b]");
    BOOST_TEST(split("$$$$") == "[d:]");
}

BOOST_AUTO_TEST_CASE(an_escaped_dollar_parts_nothing) {
    BOOST_TEST(split("costs \\$5 or \\$6") == "costs \\$5 or \\$6");
    BOOST_TEST(split("$\\$5$ each") == "[f:\\$5] each");
    BOOST_TEST(split("a\\\\$b$") == "a\\\\$b[f:?]");
    BOOST_TEST(split("$a\\\\$ b") == "[f:a\\\\] b");
}

BOOST_AUTO_TEST_CASE(dollars_in_braces_close_nothing) {
    BOOST_TEST(split("$\\text{if $x$ is small}$.") == "[f:\\text{if $x$ is small}].");
    BOOST_TEST(split("$$\\text{if $x$}$$") == "[d:\\text{if $x$}]");
}

BOOST_AUTO_TEST_CASE(mathematics_with_an_open_brace_ends_at_its_first_dollar) {
    BOOST_TEST(split("$x^{2$ and $y$") == "[f:x^{2] and [f:y]");
}

BOOST_AUTO_TEST_CASE(a_missing_dollar_leaves_mathematics_open) {
    BOOST_TEST(split("from $5 to 6") == "from [f:5 to 6?]");
    BOOST_TEST(split("$$x$ y") == "[d:x$ y?]");
    BOOST_TEST(split("a $") == "a [f:?]");
}

BOOST_AUTO_TEST_CASE(open_braces_without_end_are_split_in_a_moment) {
    std::string text;
    while (text.size() < 64 * 1024) text += "${$ ";
    BOOST_TEST(split_text(text).size() == text.size() / 2);
}

BOOST_AUTO_TEST_SUITE_END()
