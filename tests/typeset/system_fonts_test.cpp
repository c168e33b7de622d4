#include "typeset/system_fonts.h"

#include "lectern/typeset/text_layout.h"
#include "typeset/font_files.h"

using namespace lectern;

namespace {

// A sign that words have in no style, but that one font among the bundled ones has: their folder stands for a
// machine's.
const std::string rare = "\u2581";

struct MachineWithFonts {
    MachineWithFonts() { look_for_fonts_in({font_folder()}); }
    ~MachineWithFonts() { look_for_fonts_in({}); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(system_fonts)

BOOST_AUTO_TEST_CASE(a_machine_without_fonts_has_none_for_a_character) {
    BOOST_TEST(take_system_font(rare) == nullptr);
    BOOST_CHECK_THROW(Typesetter().layout(rare, {}), MissingGlyph);
}

BOOST_FIXTURE_TEST_CASE(a_font_of_the_machine_is_noted_and_used, MachineWithFonts) {
    const std::string text = "a " + rare + rare + " b";
    const auto told = text_mistakes(text, {});
    BOOST_REQUIRE(told.size() == 1);
    BOOST_TEST(told[0].only_note);
    BOOST_TEST(told[0].begin == 2);
    BOOST_TEST(told[0].message ==
               "'" + rare + "' is drawn with the font 'Latin Modern Math', which another machine may not have");
    const TextLayout layout = Typesetter().layout(text, {});
    BOOST_REQUIRE(layout.glyphs.size() == 4);
    BOOST_TEST(layout.glyphs[1].outline->font_file->ends_with("latinmodern-math.otf"));
    BOOST_TEST(layout.glyphs[0].outline->font_file->ends_with("STIXTwoText-Regular.otf"));
    BOOST_TEST(layout.glyphs[3].outline->font_file->ends_with("STIXTwoText-Regular.otf"));
}

BOOST_FIXTURE_TEST_CASE(words_in_a_formula_may_use_it_too, MachineWithFonts) {
    const auto told = text_mistakes("$x \\text{ " + rare + "}$", {});
    BOOST_REQUIRE(told.size() == 1);
    BOOST_TEST(told[0].only_note);
    BOOST_TEST(Typesetter().layout("$x \\text{ " + rare + "}$", {}).glyphs.size() == 2);
}

BOOST_FIXTURE_TEST_CASE(a_character_that_was_not_asked_for_beforehand_has_no_font, MachineWithFonts) {
    BOOST_CHECK_THROW(Typesetter().layout(rare, {}), MissingGlyph);
}

BOOST_AUTO_TEST_SUITE_END()
