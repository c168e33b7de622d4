#include "paint/panels_layout.h"

#include "lectern/paint/paint.h"
#include "paint/hand_made_figure.h"
#include "paint/rectangles.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;
using namespace lectern::hand_made;

namespace {

std::shared_ptr<const Figure> panel(const std::string& y_label, bool with_bar = false) {
    Figure made = figure();
    plot(made).axes.aspect = Aspect2d::automatic;
    plot(made).axes.y.label = y_label;
    if (with_bar) made.color_bars.push_back(banded_bar({red, blue}));
    return std::make_shared<const Figure>(made);
}

std::shared_ptr<const Figure> card() {
    Figure made = figure();
    TextBlock block;
    block.lines = {"some words"};
    made.plot = Card{BlockAlign::center, {std::make_shared<const CardGroup>(CardGroup{block})}};
    return std::make_shared<const Figure>(made);
}

std::shared_ptr<const Figure> space() {
    Figure made = figure();
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis = {"x", {0, 1}, ticks({0, 1})};
    made.plot = plot;
    return std::make_shared<const Figure>(made);
}

std::vector<Rect> boxes(const Panels& panels) {
    Typesetter typesetter;
    std::vector<Rect> found;
    for (const PanelLayout& layout : lay_out_panels(typesetter, panels, {10, 20, 800, 600}, 1))
        found.push_back(layout.card ? layout.card->room : layout.page.plot_box);
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(panels)

BOOST_AUTO_TEST_CASE(plots_stand_in_line_whatever_stands_around_them) {
    const auto found = boxes({{{panel("y"), panel("a long name of an axis", true)}, {panel("10", true), panel("y")}}});
    BOOST_REQUIRE_EQUAL(found.size(), 4);
    BOOST_TEST(found[0].x == found[2].x);
    BOOST_TEST(found[0].right() == found[2].right());
    BOOST_TEST(found[1].x == found[3].x);
    BOOST_TEST(found[0].y == found[1].y);
    BOOST_TEST(found[2].bottom() == found[3].bottom());
    BOOST_TEST(std::abs(found[0].width - found[1].width) <= 1);
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = 0; b < a; ++b) BOOST_TEST(!overlap(found[a], found[b]));
}

BOOST_AUTO_TEST_CASE(titles_of_a_row_stand_on_one_line) {
    // Numbers at the top of the first one's axis reach over the plot, those of the second one are left out.
    Figure bare = *panel("y");
    plot(bare).axes.y.labelled = false;
    bare.title = "Gradient descent of $\\frac{1}{2}x^2$";
    Typesetter typesetter;
    const auto layouts = lay_out_panels(typesetter, {{{panel("y"), std::make_shared<const Figure>(bare), space()}}},
                                        {10, 20, 800, 600}, 1);
    const double line = layouts[0].page.headings[0].origin.y();
    for (const PanelLayout& layout : layouts) {
        BOOST_TEST(std::abs(layout.page.headings[0].origin.y() - line) <= 1);
        BOOST_TEST(layout.page.title_rise == layouts[0].page.title_rise);
    }
}

BOOST_AUTO_TEST_CASE(titles_of_a_row_stand_on_one_line_whatever_the_plots_units) {
    Figure wide = *panel("y"), square = wide;
    plot(wide).axes.aspect = plot(square).axes.aspect = Aspect2d::equal;
    plot(wide).axes.y.range = {0, 2};
    const auto share = [](const Figure& figure) { return std::make_shared<const Figure>(figure); };
    const auto row = [&](std::vector<std::shared_ptr<const Figure>> figures) {
        Typesetter typesetter;
        return lay_out_panels(typesetter, {{std::move(figures)}}, {10, 20, 800, 600}, 1);
    };
    const Rect alone = row({share(wide), share(wide)})[0].page.plot_box;
    // Beside each other, beside a plot that fills its place, and beside one in space.
    for (const auto& other : {share(square), panel("y"), space()}) {
        const auto layouts = row({share(wide), other});
        const PageLayout& left = layouts[0].page;
        const PageLayout& right = layouts[1].page;
        BOOST_TEST(left.plot_box.y == right.plot_box.y);
        BOOST_TEST(left.headings[0].origin.y() == right.headings[0].origin.y());
        BOOST_TEST(left.plot_box.y < alone.y);
    }
    // Where all are as low, they stand in the middle.
    BOOST_TEST(alone.y > 150);
}

BOOST_AUTO_TEST_CASE(a_row_of_one_runs_across_all_columns) {
    const auto found = boxes({{{panel("y"), panel("y")}, {panel("y")}}});
    BOOST_TEST(found[2].x == found[0].x);
    BOOST_TEST(found[2].right() == found[1].right());
}

BOOST_AUTO_TEST_CASE(cards_and_plots_in_space_stand_beside_plots_in_the_plane) {
    const auto found = boxes({{{panel("y"), space(), card()}}});
    BOOST_TEST(found.size() == 3U);
    for (const Rect& box : found) BOOST_TEST(lies_in(box, {10, 20, 800, 600}));
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < a; ++b) BOOST_TEST(!overlap(found[a], found[b]));
}

BOOST_AUTO_TEST_CASE(panels_are_painted_and_told) {
    Figure made = figure({900, 600});
    made.plot = Panels{{{panel("y"), space()}, {card()}}};
    Painter painter;
    BOOST_TEST(painter.layout(made).panels.size() == 3U);
    BOOST_TEST(painter.faults(made).empty());
    const Image image = painter.paint(made);
    BOOST_TEST(image.width == 900);
    BOOST_TEST((painter.paint(made) == image));
    made.size = {200, 140};
    BOOST_TEST(!painter.faults(made).empty());
}

BOOST_AUTO_TEST_CASE(panels_become_shapes) {
    Figure made = figure({900, 600});
    made.plot = Panels{{{panel("y"), card()}}};
    Painter painter;
    const std::string text = painter.paint_svg(made, "panels");
    BOOST_TEST(text.find("panel") != std::string::npos);
    BOOST_TEST(painter.paint_pdf(made).size() > 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
