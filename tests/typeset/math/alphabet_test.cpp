#include "typeset/math/alphabet.h"

#include "typeset/font_files.h"
#include "typeset/harfbuzz_handle.h"

#include <hb-ot.h>

#include <string>

using namespace lectern;

namespace {

constexpr std::u32string_view latin = U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view greek = U"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϵϑϰϕϱϖ∂∇";
constexpr std::u32string_view digits = U"0123456789";

std::u32string in(MathAlphabet alphabet, std::u32string_view letters) {
    std::u32string shown;
    for (const char32_t letter : letters) shown += in_alphabet(letter, alphabet);
    return shown;
}

}  // namespace

#define SHOWS(alphabet, letters, expected) BOOST_TEST((in(MathAlphabet::alphabet, letters) == expected))

BOOST_AUTO_TEST_SUITE(alphabet)

BOOST_AUTO_TEST_CASE(formulas_slant_letters_but_no_digits_and_no_greek_capitals) {
    SHOWS(normal, U"fxzAZhıȷ", U"𝑓𝑥𝑧𝐴𝑍ℎ𝚤𝚥");
    SHOWS(normal, U"09ΓΩ∇", U"09ΓΩ∇");
    SHOWS(normal, U"αωςϵϑϰϕϱϖ∂", U"𝛼𝜔𝜍𝜖𝜗𝜘𝜙𝜚𝜛𝜕");
}

BOOST_AUTO_TEST_CASE(upright_letters_stay_as_they_are) {
    SHOWS(upright, latin, latin);
    SHOWS(upright, greek, greek);
    SHOWS(upright, digits, digits);
    SHOWS(upright, U"ıȷ", U"ıȷ");
}

BOOST_AUTO_TEST_CASE(bold_letters) {
    SHOWS(bold, U"AZaz09", U"𝐀𝐙𝐚𝐳𝟎𝟗");
    SHOWS(bold, U"ΑΓΩϴαως∂∇ϵϖϝ", U"𝚨𝚪𝛀𝚹𝛂𝛚𝛓𝛛𝛁𝛜𝛡𝟋");
    SHOWS(bold_italic, U"AZaz09", U"𝑨𝒁𝒂𝒛𝟎𝟗");
    SHOWS(bold_italic, U"ΓΩϴαω∂∇ϖıȷ", U"𝜞𝜴𝜭𝜶𝝎𝝏𝛁𝝕𝚤𝚥");
}

BOOST_AUTO_TEST_CASE(italic_letters) { SHOWS(italic, U"hAz0ΓΩϴαω∂", U"ℎ𝐴𝑧0𝛤𝛺𝛳𝛼𝜔𝜕"); }

BOOST_AUTO_TEST_CASE(letters_older_than_their_blocks) {
    SHOWS(blackboard, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", U"𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ");
    SHOWS(calligraphic, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", U"𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵");
    SHOWS(calligraphic, U"abcdefghijklmnopqrstuvwxyz", U"𝒶𝒷𝒸𝒹ℯ𝒻ℊ𝒽𝒾𝒿𝓀𝓁𝓂𝓃ℴ𝓅𝓆𝓇𝓈𝓉𝓊𝓋𝓌𝓍𝓎𝓏");
    SHOWS(fraktur, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", U"𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ");
}

BOOST_AUTO_TEST_CASE(other_alphabets) {
    SHOWS(blackboard, U"az09", U"𝕒𝕫𝟘𝟡");
    SHOWS(fraktur, U"az", U"𝔞𝔷");
    SHOWS(sans, U"AZaz09", U"𝖠𝖹𝖺𝗓𝟢𝟫");
    SHOWS(monospace, U"AZaz09", U"𝙰𝚉𝚊𝚣𝟶𝟿");
}

BOOST_AUTO_TEST_CASE(alphabets_without_a_letter_leave_it_as_in_formulas) {
    for (const MathAlphabet alphabet : {MathAlphabet::blackboard, MathAlphabet::calligraphic, MathAlphabet::fraktur,
                                        MathAlphabet::sans, MathAlphabet::monospace}) {
        BOOST_TEST((in(alphabet, greek) == in(MathAlphabet::normal, greek)));
    }
    SHOWS(calligraphic, digits, digits);
    SHOWS(fraktur, digits, digits);
}

BOOST_AUTO_TEST_CASE(what_is_no_letter_stays) { SHOWS(bold, U"+=∑é 漢ΐ", U"+=∑é 漢ΐ"); }

BOOST_AUTO_TEST_CASE(stix_two_has_every_letter_of_every_alphabet) {
    const std::string file = font_folder() + "/STIXTwoMath-Regular.otf";
    const HarfBuzzHandle<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.c_str()));
    const HarfBuzzHandle<hb_face_t> face(hb_face_create(blob.get(), 0));
    const HarfBuzzHandle<hb_font_t> font(hb_font_create(face.get()));
    hb_ot_font_set_funcs(font.get());
    for (int i = 0; i <= static_cast<int>(MathAlphabet::monospace); ++i) {
        const auto alphabet = static_cast<MathAlphabet>(i);
        for (const std::u32string_view letters : {latin, greek, digits}) {
            for (const char32_t shown : in(alphabet, letters)) {
                hb_codepoint_t glyph = 0;
                BOOST_TEST(hb_font_get_nominal_glyph(font.get(), shown, &glyph) != 0,
                           static_cast<std::uint32_t>(shown));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
