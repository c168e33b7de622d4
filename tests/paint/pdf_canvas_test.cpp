#include "paint/hand_made_figure.h"

#include "lectern/base/error.h"
#include "lectern/paint/paint.h"
#include "paint/pdf_canvas.h"

#include <string>

using namespace lectern;
using namespace lectern::hand_made;

namespace {

std::string text_of(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_canvas)

BOOST_AUTO_TEST_CASE(a_page_is_as_large_as_its_figure_on_paper) {
    const std::string text = text_of(Painter().paint_pdf(figure()));
    BOOST_TEST(text.starts_with("%PDF-"));
    BOOST_TEST(holds(text, "/MediaBox [ 0 0 480 360 ]"));
}

BOOST_AUTO_TEST_CASE(a_document_tells_what_it_is_and_no_time) {
    Figure described = figure();
    described.alt = "It shows nothing.";
    const std::string text = text_of(Painter().paint_pdf(described));
    BOOST_TEST(holds(text, "/Title (Gradient descent)"));
    BOOST_TEST(holds(text, "/Subject (It shows nothing.)"));
    BOOST_TEST(holds(text, "/Creator (Lectern)"));
    BOOST_TEST(!holds(text, "Date"));
    BOOST_TEST(!holds(text, "/ID"));
}

BOOST_AUTO_TEST_CASE(fonts_are_embedded_and_nothing_is_a_picture) {
    const std::string text = text_of(Painter().paint_pdf(figure()));
    BOOST_TEST(holds(text, "/FontFile3"));
    BOOST_TEST(holds(text, "+STIXTwoText-Regular"));
    BOOST_TEST(!holds(text, "/Subtype /Image"));
}

BOOST_AUTO_TEST_CASE(a_document_is_the_same_whatever_was_painted_before) {
    Painter painter;
    Figure other = figure();
    other.title = "Another";
    const auto first = painter.paint_pdf(figure());
    painter.paint_pdf(other);
    BOOST_TEST((painter.paint_pdf(figure()) == first));
    BOOST_TEST((Painter().paint_pdf(figure()) == first));
    BOOST_TEST((painter.paint_pdf(other) != first));
}

BOOST_AUTO_TEST_CASE(a_document_given_up_leaves_nothing_behind) {
    Typesetter typesetter;
    PdfCanvas canvas({60, 40}, {});
    canvas.draw_text(typesetter.layout("x", {.size = 14}), {5, 20}, {black, {}});
}

BOOST_AUTO_TEST_CASE(a_font_that_is_not_there_is_told) {
    auto outline = std::make_shared<GlyphOutline>();
    outline->font_file = std::make_shared<const std::string>("/nowhere/none.otf");
    TextLayout text;
    text.glyphs.push_back({outline, 0, 0, 12, -1, "x"});
    PdfCanvas canvas({60, 40}, {});
    BOOST_CHECK_THROW(canvas.draw_text(text, {5, 20}, {black, {}}), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()
