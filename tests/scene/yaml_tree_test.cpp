#include "scene/yaml_tree.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// The first mistake of a text as "line:column message", or "none".
std::string first_mistake(const std::string& text) {
    Diagnostics diagnostics;
    read_yaml(text, diagnostics);
    if (diagnostics.empty()) return "none";
    const Diagnostic mistake = diagnostics.sorted().front();
    return std::to_string(mistake.span.line) + ":" + std::to_string(mistake.span.column) + " " + mistake.message;
}

/// Where character `column` of the value of the key `a` stands, as "line:column".
std::string place_in_a(const std::string& text, int column) {
    Diagnostics diagnostics;
    const auto tree = read_yaml(text, diagnostics);
    const SourceSpan span = tree->root()->find("a")->part(column, 1);
    return std::to_string(span.line) + ":" + std::to_string(span.column);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_tree)

BOOST_AUTO_TEST_CASE(columns_count_characters) {
    BOOST_TEST(place_in_a("{é: 1, a: xyz}", 2) == "1:13");
    BOOST_TEST(place_in_a("a: äöü\n", 2) == "1:6");
}

BOOST_AUTO_TEST_CASE(a_place_in_single_quotes_counts_doubled_ones) {
    BOOST_TEST(place_in_a("a: 'it''s so'\n", 3) == "1:9");
}

BOOST_AUTO_TEST_CASE(a_place_in_double_quotes_counts_escapes) {
    BOOST_TEST(place_in_a("a: \"\\x41\\u0042 C\"\n", 1) == "1:9");
    BOOST_TEST(place_in_a("a: \"\\x41\\u0042 C\"\n", 3) == "1:16");
    BOOST_TEST(place_in_a("a: \"one \\\n  two\"\n", 4) == "2:3");
}

BOOST_AUTO_TEST_CASE(a_place_in_a_block_lies_on_its_line) {
    BOOST_TEST(place_in_a("a: |\n  one\n  two\n", 5) == "3:4");
    BOOST_TEST(place_in_a("a: >- # words\n  one\n  two\n\n  six\n", 8) == "5:3");
    BOOST_TEST(place_in_a("a: |2\n    indented\n  two\n", 11) == "3:3");
}

BOOST_AUTO_TEST_CASE(a_place_past_the_end_is_the_end) { BOOST_TEST(place_in_a("a: one\nb: 1\n", 99) == "1:7"); }

BOOST_AUTO_TEST_CASE(windows_line_ends_and_a_byte_order_mark_change_no_place) {
    BOOST_TEST(place_in_a("\xEF\xBB\xBF"
                          "b: 1\r\na: xyz\r\n",
                          2) == "2:6");
    BOOST_TEST(first_mistake("a: 1\rb: 2\n") == "1:5 a control character (U+000D)");
}

BOOST_AUTO_TEST_CASE(an_alias_is_the_node_of_its_anchor) {
    Diagnostics diagnostics;
    const auto tree = read_yaml("a: &x {b: 1}\nc: *x\n", diagnostics);
    BOOST_TEST(tree->root()->find("a") == tree->root()->find("c"));
}

BOOST_AUTO_TEST_CASE(one_document_may_be_marked) {
    BOOST_TEST(first_mistake("---\na: 1\n...\n") == "none");
    BOOST_TEST(first_mistake("---\na: 1\n---\n") == "3:1 a second document");
}

BOOST_AUTO_TEST_CASE(a_file_may_have_one_mebibyte_and_no_more) {
    std::string text = "a: 1\n#";
    text.resize(std::size_t{1} << 20U, '#');
    BOOST_TEST(first_mistake(text) == "none");
    BOOST_TEST(first_mistake(text + "#") == "1:1 the scene is larger than 1 MiB");
}

BOOST_AUTO_TEST_CASE(a_key_may_have_256_bytes_and_no_more) {
    const std::string key(256, 'k');
    BOOST_TEST(first_mistake(key + ": 1\n") == "none");
    BOOST_TEST(first_mistake(key + "k: 1\n") == "1:1 a key of more than 256 bytes");
}

BOOST_AUTO_TEST_CASE(a_scalar_may_have_64_kibibytes_and_no_more) {
    const std::string text(std::size_t{64} * 1024, 'k');
    BOOST_TEST(first_mistake("a: " + text) == "none");
    BOOST_TEST(first_mistake("a: " + text + "k") == "1:4 a text of more than 64 KiB");
}

BOOST_AUTO_TEST_CASE(values_may_nest_32_deep_and_no_deeper) {
    const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    BOOST_TEST(first_mistake(nested(32)) == "none");
    BOOST_TEST(first_mistake(nested(33)) == "1:33 nested more than 32 levels deep");
}

BOOST_AUTO_TEST_CASE(depth_counts_through_aliases) {
    std::string text = "a0: &a0 [1]\n";
    for (int i = 1; i <= 40; ++i) {
        const std::string name = "a" + std::to_string(i);
        text += name + ": &" + name + " [*a" + std::to_string(i - 1) + "]\n";
    }
    BOOST_TEST(first_mistake(text) == "32:12 nested more than 32 levels deep");
}

BOOST_AUTO_TEST_CASE(a_thousand_aliases_and_no_more) {
    const auto aliases = [](int count) {
        std::string text = "- &x 1\n";
        for (int i = 0; i < count; ++i) text += "- *x\n";
        return text;
    };
    BOOST_TEST(first_mistake(aliases(1000)) == "none");
    BOOST_TEST(first_mistake(aliases(1001)) == "1002:3 more than 1000 aliases");
}

BOOST_AUTO_TEST_CASE(a_mebibyte_of_openings_is_refused) {
    const std::size_t size = (std::size_t{1} << 20U) - 1;
    BOOST_TEST(first_mistake(std::string(size, '[')) == "1:1 this bracket is never closed");
    BOOST_TEST(first_mistake("a: " + std::string(size - 4, '[')) == "1:5 this bracket is never closed");
    std::string pairs = "{";
    while (pairs.size() + 2 < size) pairs += ":,";
    BOOST_TEST(first_mistake(pairs) == "1:1 this bracket is never closed");
}

BOOST_AUTO_TEST_CASE(an_absent_value_stands_at_its_key) {
    Diagnostics diagnostics;
    const auto tree = read_yaml("a:\n\n\nb: 1\n", diagnostics);
    BOOST_TEST(tree->root()->find("a")->span.line == 1);
    BOOST_CHECK(tree->root()->find("a")->kind == NodeKind::null);
}

BOOST_AUTO_TEST_CASE(utf8_is_checked_to_its_last_rule) {
    for (const std::string bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
        BOOST_TEST(first_mistake("a: " + bad) == "1:4 this byte is no UTF-8");
    }
    BOOST_TEST(first_mistake("a: \xF0\x9F\x8E\x93\n") == "none");
}

BOOST_AUTO_TEST_SUITE_END()
