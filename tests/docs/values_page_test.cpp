#include "lectern/scene/value_reference.h"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace lectern;

namespace {

std::string table_of(const ValueSection& section) {
    std::string table = "| written | is |\n| --- | --- |\n";
    for (const ValueWord& word : section.words) table += fmt::format("| `{}` | {} |\n", word.written, word.meaning);
    return table;
}

/// The page with each table that stands between its two marks put in anew; empty where marks are missing.
std::string with_tables(std::string page) {
    for (const ValueSection& section : value_reference()) {
        const std::string begin = fmt::format("<!-- {} -->\n", section.name), end = "<!-- end -->";
        const std::size_t from = page.find(begin);
        if (from == std::string::npos) return {};
        const std::size_t to = page.find(end, from);
        if (to == std::string::npos) return {};
        page.replace(from + begin.size(), to - from - begin.size(), table_of(section));
    }
    return page;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_page_of_values_tells_what_the_tables_hold) {
    const std::string file = LECTERN_TEST_DATA "/../docs/values.md";
    std::ifstream stream(file);
    std::string page{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::string expected = with_tables(page);
    BOOST_TEST_REQUIRE(!expected.empty(), "docs/values.md lacks the mark of a table");
    if (std::getenv("LECTERN_RENEW_DOCS") != nullptr) {
        std::ofstream(file) << expected;
        page = expected;
    }
    BOOST_CHECK_MESSAGE(page == expected, "docs/values.md is out of date: run this test with LECTERN_RENEW_DOCS=1");
}
