#include "typeset/math/symbol_table.h"

#include "typeset/font_files.h"
#include "typeset/harfbuzz_handle.h"
#include "typeset/math/symbol_lists.h"

#include <hb-ot.h>

#include <algorithm>
#include <set>
#include <string>

using namespace lectern;

BOOST_TEST_DONT_PRINT_LOG_VALUE(AtomClass)

namespace {

struct Font {
    explicit Font(const std::string& file)
        : blob(hb_blob_create_from_file_or_fail((font_folder() + "/" + file).c_str())),
          face(hb_face_create(blob.get(), 0)),
          font(hb_font_create(face.get())) {
        hb_ot_font_set_funcs(font.get());
    }
    [[nodiscard]] bool has(char32_t character) const {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0;
    }

    HarfBuzzHandle<hb_blob_t> blob;
    HarfBuzzHandle<hb_face_t> face;
    HarfBuzzHandle<hb_font_t> font;
};

std::string names_without_glyph(const std::string& font_file) {
    const Font font(font_file);
    std::string names;
    for (const std::string_view name : symbol_names()) {
        if (!font.has(find_symbol(name)->character)) names += (names.empty() ? "" : " ") + std::string(name);
    }
    return names;
}

AtomClass class_of(std::string_view name) { return find_symbol(name).value().atom; }
AtomClass class_of(char32_t character) { return symbol_of(character).value().atom; }

}  // namespace

BOOST_AUTO_TEST_SUITE(symbol_table)

BOOST_AUTO_TEST_CASE(names_give_their_characters) {
    BOOST_TEST((find_symbol("alpha")->character == U'α'));
    BOOST_TEST((find_symbol("epsilon")->character == U'ϵ'));
    BOOST_TEST((find_symbol("varepsilon")->character == U'ε'));
    BOOST_TEST((find_symbol("phi")->character == U'ϕ'));
    BOOST_TEST((find_symbol("leq")->character == U'≤'));
    BOOST_TEST((find_symbol("to")->character == U'→'));
    BOOST_TEST((find_symbol("|")->character == U'‖'));
    BOOST_TEST((find_symbol("{")->character == U'{'));
    BOOST_TEST((find_symbol("backslash")->character == U'\\'));
}

BOOST_AUTO_TEST_CASE(what_is_no_sign_has_no_symbol) {
    for (const std::string_view name : {"", "frac", "Alpha", "alph", "alphaa", "α", "+", " ", "\n"}) {
        BOOST_TEST(!find_symbol(name).has_value(), name);
    }
}

BOOST_AUTO_TEST_CASE(classes_are_those_of_tex) {
    BOOST_TEST((class_of("colon") == AtomClass::punctuation));
    BOOST_TEST((class_of("mid") == AtomClass::relation));
    BOOST_TEST((class_of("vert") == AtomClass::ordinary));
    BOOST_TEST((class_of("lVert") == AtomClass::opening));
    BOOST_TEST((class_of("rVert") == AtomClass::closing));
    BOOST_TEST((class_of("cdot") == AtomClass::binary));
    BOOST_TEST((class_of("cdots") == AtomClass::inner));
    BOOST_TEST((class_of("vdots") == AtomClass::ordinary));
    BOOST_TEST((class_of("perp") == AtomClass::relation));
    BOOST_TEST((class_of("bot") == AtomClass::ordinary));
    BOOST_TEST((class_of("uparrow") == AtomClass::relation));
    BOOST_TEST((class_of("triangle") == AtomClass::ordinary));
    BOOST_TEST((class_of("bigtriangleup") == AtomClass::binary));
    BOOST_TEST((class_of("vartriangle") == AtomClass::relation));
    BOOST_TEST((class_of("lhd") == AtomClass::binary));
    BOOST_TEST((class_of("vartriangleleft") == AtomClass::relation));
}

BOOST_AUTO_TEST_CASE(sums_have_limits_and_integrals_have_none) {
    for (const std::string_view name : {"sum", "prod", "coprod", "bigcup", "bigwedge", "bigoplus", "bigsqcup"}) {
        BOOST_TEST((class_of(name) == AtomClass::large_operator), name);
        BOOST_TEST(find_symbol(name)->limits, name);
    }
    for (const std::string_view name : {"int", "iint", "iiint", "iiiint", "oint", "oiint", "oiiint"}) {
        BOOST_TEST((class_of(name) == AtomClass::large_operator), name);
        BOOST_TEST(!find_symbol(name)->limits, name);
    }
    BOOST_TEST(symbol_of(U'∑')->limits);
    BOOST_TEST(!symbol_of(U'∫')->limits);
}

BOOST_AUTO_TEST_CASE(every_typed_character_of_ascii_has_a_class_unless_the_grammar_keeps_it) {
    const std::string_view kept = "\\{}^_&#$~ ";
    for (char c = ' '; c < 127; ++c) {
        BOOST_TEST(symbol_of(static_cast<unsigned char>(c)).has_value() == (kept.find(c) == kept.npos), c);
    }
    for (const char32_t c : {U'a', U'Z', U'7', U'.', U'|', U'/', U'@', U'"'}) {
        BOOST_TEST((class_of(c) == AtomClass::ordinary));
    }
    for (const char32_t c : {U'+', U'-', U'*'}) BOOST_TEST((class_of(c) == AtomClass::binary));
    for (const char32_t c : {U'=', U'<', U'>', U':'}) BOOST_TEST((class_of(c) == AtomClass::relation));
    for (const char32_t c : {U'(', U'['}) BOOST_TEST((class_of(c) == AtomClass::opening));
    for (const char32_t c : {U')', U']', U'!', U'?'}) BOOST_TEST((class_of(c) == AtomClass::closing));
    for (const char32_t c : {U',', U';'}) BOOST_TEST((class_of(c) == AtomClass::punctuation));
}

BOOST_AUTO_TEST_CASE(typed_signs_stand_for_those_of_mathematics) {
    BOOST_TEST((symbol_of(U'-')->character == U'−'));
    BOOST_TEST((symbol_of(U'*')->character == U'∗'));
    BOOST_TEST((symbol_of(U'\'')->character == U'′'));
    BOOST_TEST((symbol_of(U'µ')->character == U'μ'));
    BOOST_TEST((symbol_of(U'≤')->character == U'≤'));
    BOOST_TEST((class_of(U'≤') == AtomClass::relation));
    BOOST_TEST((class_of(U'±') == AtomClass::binary));
    BOOST_TEST((class_of(U'⟨') == AtomClass::opening));
    BOOST_TEST(symbol_of(U'Α').has_value());
    BOOST_TEST(!symbol_of(U'α')->upright);
    BOOST_TEST(symbol_of(U'ℝ')->upright);
    BOOST_TEST(symbol_of(U'𝔼')->upright);
}

BOOST_AUTO_TEST_CASE(characters_of_no_use_have_no_symbol) {
    for (const char32_t c : {U'\0', U'\n', U'\x7f', U'é', U'漢', U'😀', U'\x1D7CC', U'\x10FFFF', U'\xFFFFFFFF'}) {
        BOOST_TEST(!symbol_of(c).has_value(), static_cast<std::uint32_t>(c));
    }
}

BOOST_AUTO_TEST_CASE(every_sign_may_be_typed_and_keeps_one_of_its_classes) {
    for (const std::string_view name : symbol_names()) {
        const MathSymbol symbol = find_symbol(name).value();
        if (symbol.character < 128) continue;
        const std::optional<MathSymbol> typed = symbol_of(symbol.character);
        BOOST_REQUIRE_MESSAGE(typed.has_value(), name);
        const bool known = std::ranges::any_of(symbol_names(), [&](std::string_view other) {
            const MathSymbol same = find_symbol(other).value();
            return same.character == typed->character && same.atom == typed->atom && same.limits == typed->limits;
        });
        BOOST_TEST(known, name);
    }
}

BOOST_AUTO_TEST_CASE(a_name_stands_in_the_lists_once) {
    std::set<std::string_view> names(symbol_names().begin(), symbol_names().end());
    BOOST_TEST(names.size() == symbol_names().size());
    BOOST_TEST(names.size() > 500);
    BOOST_TEST(std::ranges::is_sorted(symbol_names()));
}

BOOST_AUTO_TEST_CASE(delimiters_are_those_that_grow) {
    for (const std::string_view name :
         {"lbrace", "rbrack", "langle", "rVert", "lfloor", "rceil", "lgroup", "lmoustache", "ulcorner", "vert", "Vert",
          "|", "backslash", "uparrow", "Updownarrow", "llbracket", "arrowvert", "bracevert"}) {
        BOOST_TEST(is_delimiter(find_symbol(name).value().character), name);
    }
    for (const char32_t c : {U'(', U']', U'{', U'|', U'/'}) BOOST_TEST(is_delimiter(c));
    for (const char32_t c : {U'a', U'+', U'.', U'<', U'→', U'\0'}) BOOST_TEST(!is_delimiter(c));
}

BOOST_AUTO_TEST_CASE(stix_two_has_every_sign) { BOOST_TEST(names_without_glyph("STIXTwoMath-Regular.otf").empty()); }

BOOST_AUTO_TEST_CASE(latin_modern_lacks_these_signs) {
    BOOST_TEST(
        names_without_glyph("latinmodern-math.otf") ==
        "Coloneqq Finv Game bigstar blacklozenge circledS dasharrow dashleftarrow dashrightarrow diagdown diagup "
        "digamma doublebarwedge lmoustache pitchfork precapprox precnapprox precneqq rmoustache subseteqq "
        "subsetneqq succapprox succnapprox succneqq supseteqq supsetneqq varsubsetneqq varsupsetneqq");
}

BOOST_AUTO_TEST_SUITE_END()
