#include "layers/algorithm_keywords.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// The line with its keywords between asterisks.
std::string marked(std::string_view line, const std::vector<std::string>& own = {}) {
    std::string text;
    for (const AlgorithmWords& words : mark_keywords(line, own)) {
        text += words.bold ? "*" + words.text + "*" : words.text;
    }
    return text;
}

struct Line {
    const char *written, *marked;
};

std::ostream& operator<<(std::ostream& out, const Line& line) { return out << line.written; }

const std::vector<Line> lines{
    {"for $t = 1, \\ldots, T$ do", "*for* $t = 1, \\ldots, T$ *do*"},
    {"for each $x$ in the list do", "*for* *each* $x$ *in* the list *do*"},
    {"for $k$ from 1 to 10 do", "*for* $k$ *from* 1 *to* 10 *do*"},
    {"while not done and $k < 3$ do", "*while* *not* done *and* $k < 3$ *do*"},
    {"if $a$ or $b$ then return $p$", "*if* $a$ *or* $b$ *then* *return* $p$"},
    {"else if $a < b$ then", "*else* *if* $a < b$ *then*"},
    {"else", "*else*"},
    {"repeat", "*repeat*"},
    {"until $k = 0$", "*until* $k = 0$"},
    {"end for", "*end* *for*"},
    {"Input: a function and a point", "*Input*: a function and a point"},
    {"return the place and its value", "*return* the place and its value"},
    {"function $f(x)$", "*function* $f(x)$"},
    {"compute the gradient for $p$, then return to it", "compute the gradient for $p$, then return to it"},
    {"set if to do", "set if to do"},
    {"forward", "forward"},
    {"$for$ each", "$for$ each"},
    {"if $\\text{for all } x$ then", "*if* $\\text{for all } x$ *then*"},
    {"\\$ for $x$", "\\$ for $x$"},
    {"", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(algorithm_keywords)

BOOST_DATA_TEST_CASE(words_are_keywords_where_they_open_or_follow_a_statement, boost::unit_test::data::make(lines),
                     line) {
    BOOST_TEST(marked(line.written) == line.marked);
}

BOOST_AUTO_TEST_CASE(an_authors_own_keywords_are_so_wherever_they_stand_outside_mathematics) {
    BOOST_TEST(marked("solange $p$ gilt: $gilt$", {"solange", "gilt"}) == "*solange* $p$ *gilt*: $gilt$");
}

BOOST_AUTO_TEST_SUITE_END()
