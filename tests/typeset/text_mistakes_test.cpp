#include "lectern/typeset/text_layout.h"

#include <ostream>
#include <string>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

struct Mistaken {
    const char* text;
    std::size_t begin, end;
    const char* message;
};

std::ostream& operator<<(std::ostream& stream, const Mistaken& mistaken) { return stream << mistaken.text; }

const std::vector<Mistaken> mistaken_texts{
    {"from $5 to 6", 5, 6, "this $ is never closed"},
    {"so $$x$", 3, 5, "this $$ is never closed"},
    {"a $$$$ b", 2, 6, "nothing stands between these dollars"},
    {"a $ $ b", 2, 5, "nothing stands between these dollars"},
    {"é $x + \\foo$", 8, 12, "unknown command \\foo"},
    {"a 漢 b", 2, 5, "no font has the character '漢'"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_mistakes_suite)

BOOST_DATA_TEST_CASE(a_mistake_is_told_at_its_place, data::make(mistaken_texts), mistaken) {
    const auto told = text_mistakes(mistaken.text, {});
    BOOST_REQUIRE(told.size() == 1);
    BOOST_TEST(told[0].begin == mistaken.begin);
    BOOST_TEST(told[0].end == mistaken.end);
    BOOST_TEST(told[0].message == mistaken.message);
    BOOST_TEST(!told[0].only_note);
}

BOOST_AUTO_TEST_CASE(a_text_with_a_mistake_has_no_layout) {
    Typesetter typesetter;
    for (const char* text : {"from $5 to 6", "$\\foo$", "a 漢 b", "$$x$"}) {
        BOOST_CHECK_THROW(typesetter.layout(text, {}), std::runtime_error);
    }
}

BOOST_AUTO_TEST_CASE(all_mistakes_of_a_text_are_told) {
    BOOST_TEST(text_mistakes("漢字 and $\\foo$ and 語 and $", {}).size() == 4);
}

BOOST_AUTO_TEST_CASE(a_sound_text_has_none) {
    BOOST_TEST(text_mistakes("the point $x_0$ of \\$5: $$f(x) = x^2$$ C:\\x", {}).empty());
}

BOOST_AUTO_TEST_CASE(a_formula_is_bounded) {
    const auto told = text_mistakes("$" + std::string(5000, 'x') + "$", {});
    BOOST_REQUIRE(told.size() == 1);
    BOOST_TEST(told[0].message == "a formula of more than 4096 bytes");
}

BOOST_AUTO_TEST_SUITE_END()
