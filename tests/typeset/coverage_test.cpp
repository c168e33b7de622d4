#include "lectern/typeset/text_layout.h"

using namespace lectern;

BOOST_AUTO_TEST_SUITE(coverage)

BOOST_AUTO_TEST_CASE(covered_text_reports_nothing) {
    BOOST_TEST(first_uncovered("Höhe über α: ∇f ≠ 0,\n\t‖p‖² → 0").character.empty());
    BOOST_TEST(first_uncovered("").character.empty());
}

BOOST_AUTO_TEST_CASE(an_uncovered_character_is_told_with_its_byte) {
    const UncoveredCharacter missing = first_uncovered("αβ→漢字");
    BOOST_TEST(missing.byte == 7);
    BOOST_TEST(missing.character == "漢");
}

BOOST_AUTO_TEST_CASE(a_byte_that_is_no_character_is_uncovered) {
    const UncoveredCharacter missing = first_uncovered("é\xc3");
    BOOST_TEST(missing.byte == 2);
    BOOST_TEST(missing.character == "\xc3");
}

BOOST_AUTO_TEST_CASE(a_zero_byte_is_uncovered) { BOOST_TEST(first_uncovered(std::string_view("a\0b", 3)).byte == 1); }

BOOST_AUTO_TEST_CASE(control_characters_are_uncovered) { BOOST_TEST(first_uncovered("ab\x01").byte == 2); }

BOOST_AUTO_TEST_CASE(characters_without_ink_need_no_glyph) {
    BOOST_TEST(first_uncovered("a\u200bb\u00adc").character.empty());
}

BOOST_AUTO_TEST_SUITE_END()
