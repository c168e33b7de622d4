#include "lectern/scene/field_table.h"

#include "lectern/scene/format_reference.h"
#include "scene/yaml_tree.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace lectern;

namespace {

struct Stroke {
    std::optional<double> width;
};
struct Dot : Stroke {
    int count = 3;
    Located<double> size;
    std::optional<Located<double>> gap;
    double twice = 0;
};

FieldTable<Dot> dot_fields() {
    const auto stroke = FieldTable<Stroke>("a stroke").optional("width", &Stroke::width, read::number(), "of the line");
    return FieldTable<Dot>("a dot")
        .include(stroke)
        .optional("count", &Dot::count, read::integer(1, 9), "how many", "3")
        .required("size", &Dot::size, read::number(), "across")
        .optional("gap", &Dot::gap, read::number(), "between them")
        .optional(
            "half", [](Dot& dot, double half) { dot.twice = 2 * half; }, read::number(), "half of it")
        .not_built("glow", "light around it");
}

struct ReadDot {
    explicit ReadDot(const std::string& text) {
        const auto tree = read_yaml(text, diagnostics);
        const FieldTable<Dot> table = dot_fields();
        read_fields<Dot>(tree->root()->entries, tree->root()->span, table, dot, SceneNames(), diagnostics);
    }
    Dot dot;
    Diagnostics diagnostics;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(field_table)

BOOST_AUTO_TEST_CASE(each_kind_of_member_is_filled) {
    const ReadDot read("{size: 2, gap: 1, width: 4, half: 5}");
    BOOST_TEST(read.diagnostics.empty());
    BOOST_TEST(read.dot.size.value == 2.0);
    BOOST_TEST(read.dot.size.span.column == 8);
    BOOST_TEST(read.dot.gap.value().span.column == 16);
    BOOST_TEST(read.dot.width.value() == 4.0);
    BOOST_TEST(read.dot.twice == 10.0);
}

BOOST_AUTO_TEST_CASE(what_is_absent_keeps_its_default) { BOOST_TEST(ReadDot("{size: 2}").dot.count == 3); }

BOOST_AUTO_TEST_CASE(all_mistakes_of_a_mapping_are_told_in_order) {
    const ReadDot read("{szie: 2, glow: 1, count: 0}");
    const std::vector<Diagnostic> told = read.diagnostics.sorted();
    BOOST_TEST_REQUIRE(told.size() == 4U);
    BOOST_TEST(told[0].message == "a dot needs the key 'size'");
    BOOST_TEST(told[1].message == "a dot has no key 'szie'");
    BOOST_TEST(told[1].help == "did you mean 'size'?");
    BOOST_TEST(told[2].message == "'glow' is not built yet");
    BOOST_TEST(told[3].message == "expected a whole number from 1 to 9, not '0'");
}

BOOST_AUTO_TEST_CASE(a_key_like_no_other_lists_those_that_are_built) {
    BOOST_TEST(ReadDot("{size: 1, qqqqq: 2}").diagnostics.sorted()[0].help ==
               "known keys: count, gap, half, size, width");
}

BOOST_AUTO_TEST_CASE(a_key_of_a_mapping_beside_it_is_told_where_it_belongs) {
    struct Page {
        Dot dot;
    };
    const auto page = FieldTable<Page>("a page")
                          .optional("dot", &Page::dot, read::mapping(dot_fields()), "in its middle")
                          .holding(dot_fields().infos());
    Diagnostics diagnostics;
    const auto tree = read_yaml("{count: 3}", diagnostics);
    Page read;
    read_fields<Page>(tree->root()->entries, tree->root()->span, page, read, SceneNames(), diagnostics);
    BOOST_REQUIRE(diagnostics.sorted().size() == 1U);
    BOOST_TEST(diagnostics.sorted().front().help == "it belongs to 'dot': write 'dot: {count: …}'");
}

BOOST_AUTO_TEST_CASE(every_key_of_the_format_says_what_it_means) {
    for (const FormatSection& section : format_reference()) {
        std::set<std::string> names;
        for (const FieldInfo& field : section.fields) {
            BOOST_TEST(names.insert(field.name).second, section.owner << " has '" << field.name << "' twice");
            BOOST_TEST(!field.meaning.empty(), section.owner << ", " << field.name);
            BOOST_TEST((!field.built || !field.type.empty()), section.owner << ", " << field.name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
