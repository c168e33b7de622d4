#include "typeset/math/construct_table.h"
#include "typeset/math/symbol_lists.h"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

using namespace lectern;

namespace {

/// Code in a cell of a table.
std::string code(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return "`" + text + "`";
}

/// One row for the constructs that share a meaning.
std::string table_of_constructs() {
    std::string table = "| written | is |\n| --- | --- |\n", examples, meaning;
    const auto end_row = [&] {
        if (!examples.empty()) table += fmt::format("| {} | {} |\n", examples, meaning);
        examples.clear();
    };
    for (const Construct& construct : constructs()) {
        if (construct.example.empty()) continue;
        if (!construct.meaning.empty()) {
            end_row();
            meaning = construct.meaning;
        }
        if (!examples.empty()) examples += ", ";
        examples += code(std::string(construct.example));
    }
    end_row();
    return table;
}

const char* words_of(const SymbolList& list) {
    switch (list.atom) {
        case AtomClass::ordinary:
            return list.upright ? "letters that look the same in every alphabet" : "letters and signs";
        case AtomClass::large_operator:
            return list.limits ? "operators whose limits stand under them in a display" : "integrals";
        case AtomClass::binary:
            return "operations";
        case AtomClass::relation:
            return "relations";
        case AtomClass::opening:
            return "opening";
        case AtomClass::closing:
            return "closing";
        case AtomClass::punctuation:
            return "punctuation";
        case AtomClass::inner:
            return "dots";
    }
    return "";
}

std::string list_of_signs() {
    std::string page;
    for (const SymbolList& list : symbol_lists()) {
        page += fmt::format("\n{}:", words_of(list));
        std::istringstream words{std::string(list.signs)};
        for (std::string name, sign; words >> name >> sign;) page += fmt::format(" `\\{}` {}", name, sign);
        page += '\n';
    }
    return page + '\n';
}

/// `page` with `table` between its two marks; empty where they are missing.
std::string with_table(std::string page, const std::string& name, const std::string& table) {
    const std::string begin = fmt::format("<!-- {} -->\n", name), end = "<!-- end -->";
    const std::size_t from = page.find(begin);
    if (from == std::string::npos) return {};
    const std::size_t to = page.find(end, from);
    if (to == std::string::npos) return {};
    return page.replace(from + begin.size(), to - from - begin.size(), table);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_page_of_texts_tells_what_the_tables_hold) {
    const std::string file = LECTERN_TEST_DATA "/../docs/text.md";
    std::ifstream stream(file);
    std::string page{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::string expected =
        with_table(with_table(page, "constructs", table_of_constructs()), "signs", list_of_signs());
    BOOST_TEST_REQUIRE(!expected.empty(), "docs/text.md lacks the mark of a table");
    if (std::getenv("LECTERN_RENEW_DOCS") != nullptr) {
        std::ofstream(file) << expected;
        page = expected;
    }
    BOOST_CHECK_MESSAGE(page == expected, "docs/text.md is out of date: run this test with LECTERN_RENEW_DOCS=1");
}
