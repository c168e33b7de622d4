#include "paint/hand_made_figure.h"

#include "paint/page_layout.h"
#include "paint/space_layout.h"

using namespace lectern;
using namespace lectern::hand_made;
namespace data = boost::unit_test::data;

namespace {

/// What the words cover: from their capitals' height to the depth of their last line.
Rect covered(const PlacedText& words) {
    const double up = words.text.cap_height, down = words.text.height() - words.text.ascent;
    if (words.along.y() == 0) return {words.origin.x(), words.origin.y() - up, words.text.width, up + down};
    return {words.origin.x() - up, words.origin.y() - words.text.width, up + down, words.text.width};
}

std::vector<Rect> all_words(const PageLayout& layout) {
    std::vector<Rect> boxes;
    const auto add_all = [&](const std::vector<PlacedText>& words) {
        for (const PlacedText& text : words) boxes.push_back(covered(text));
    };
    add_all(layout.headings);
    add_all(layout.axes.words);
    for (const ColorBarLayout& bar : layout.color_bars) add_all(bar.words);
    for (const LegendLayout::Row& row : layout.legend.rows) boxes.push_back(covered(row.words));
    return boxes;
}

bool within(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

/// A figure with everything that takes room around its plot.
Figure crowded(Vec2 size, double font_size = 14) {
    Figure made = figure(size);
    made.theme.font_size = font_size;
    made.title = "The temperature of the sauna and the way down from its warmest corner to the coldest place";
    made.caption = "Each step goes against the gradient.";
    plot(made).axes.y.label = "distance from the door";
    made.color_bars.push_back(banded_bar({red, blue}));
    made.color_bars.push_back(banded_bar({red, green, blue}));
    made.color_bars.back().label = "Temperature";
    made.color_bars.push_back(banded_bar({red, green, blue}));
    made.color_bars.back().side = ColorBarSide::bottom;
    made.legend.entries = {{"descent", Stroke{black, 2, {}}, {}, {}, {}, true},
                           {"the coldest place of all", {}, MarkerStyle{}, {}, {}, false}};
    return made;
}

PageLayout lay_out(const Figure& figure) {
    Typesetter typesetter;
    return lay_out_page(typesetter, figure);
}

const auto sizes = data::make(
    {Vec2(640, 480), Vec2(320, 240), Vec2(200, 150), Vec2(1280, 720), Vec2(300, 700), Vec2(900, 250), Vec2(64, 64)});

}  // namespace

namespace Eigen {
std::ostream& boost_test_print_type(std::ostream& out, const lectern::Vec2& size) {
    return out << size.x() << " x " << size.y();
}
}  // namespace Eigen

BOOST_AUTO_TEST_SUITE(page_layout)

BOOST_DATA_TEST_CASE(no_words_are_cut_off, sizes, size) {
    for (const Figure& made : {figure(size), crowded(size)}) {
        const PageLayout layout = lay_out(made);
        for (const Rect& words : all_words(layout)) BOOST_TEST(within(words, {0, 0, size.x(), size.y()}));
        BOOST_TEST(within(layout.plot_box, {0, 0, size.x(), size.y()}));
    }
}

BOOST_DATA_TEST_CASE(no_words_overlap, sizes, size) {
    const std::vector<Rect> words = all_words(lay_out(crowded(size)));
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) BOOST_TEST(!overlap(words[i], words[j]));
    }
}

BOOST_DATA_TEST_CASE(words_stand_outside_the_plot_box, sizes, size) {
    const PageLayout layout = lay_out(crowded(size));
    for (const Rect& words : all_words(layout)) BOOST_TEST(!overlap(words, layout.plot_box));
}

BOOST_AUTO_TEST_CASE(a_figure_of_usual_size_shows_all_words) {
    const PageLayout layout = lay_out(crowded({640, 480}));
    BOOST_TEST(layout.headings.size() == 2);
    BOOST_TEST(layout.axes.words.size() == 14);
    BOOST_TEST(layout.legend.rows.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_plot_takes_most_of_the_picture) {
    Figure made = figure();
    made.color_bars.push_back(banded_bar({red, blue}));
    const Rect box = lay_out(made).plot_box;
    BOOST_TEST(box.height > 0.79 * 480);
}

BOOST_AUTO_TEST_CASE(equal_aspect_gives_units_of_one_length) {
    for (const double width : {300.0, 640.0, 1300.0}) {
        Figure made = figure({width, 480}, 2);
        plot(made).axes.x.range = {-3, 5};
        const Rect box = lay_out(made).plot_box;
        BOOST_TEST(std::abs(box.width / 8 - box.height / 5) < 0.5 / 5);
    }
}

BOOST_AUTO_TEST_CASE(automatic_aspect_uses_all_room) {
    Figure made = figure();
    plot(made).axes.aspect = Aspect2d::automatic;
    const Rect box = lay_out(made).plot_box;
    BOOST_TEST(box.width > 560);
    BOOST_TEST(box.height > 380);
}

BOOST_AUTO_TEST_CASE(the_sides_of_the_plot_box_are_whole_pixels) {
    for (const double scale : {1.0, 1.5, 2.0, 3.0}) {
        const Rect box = lay_out(figure({633, 471}, scale)).plot_box;
        for (const double side : {box.x, box.y, box.right(), box.bottom()}) {
            BOOST_TEST(std::abs(side * scale - std::round(side * scale)) < 1e-6);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_title_is_centred_over_the_plot) {
    Figure made = figure();
    made.color_bars.push_back(banded_bar({red, blue}));
    const PageLayout layout = lay_out(made);
    const PlacedText& title = layout.headings.at(0);
    BOOST_TEST(std::abs(title.origin.x() + title.text.width / 2 - layout.plot_box.x - layout.plot_box.width / 2) < 1);
}

BOOST_AUTO_TEST_CASE(a_long_title_is_wrapped_into_lines_of_like_length) {
    Figure made = figure();
    made.title = "A title that is just a little longer than fits into one single line of this picture, then ends";
    const PlacedText title = lay_out(made).headings.at(0);
    double first_line = 0;
    for (const PlacedGlyph& glyph : title.text.glyphs) {
        if (glyph.y == 0) first_line = std::max(first_line, glyph.x);
    }
    BOOST_TEST(title.text.width < 500);
    BOOST_TEST(first_line > 300);
}

BOOST_AUTO_TEST_CASE(a_color_bar_is_as_tall_as_the_plot_box) {
    Figure made = figure();
    made.color_bars.push_back(banded_bar({red, blue}));
    const PageLayout layout = lay_out(made);
    BOOST_TEST(layout.color_bars.at(0).bar.y == layout.plot_box.y);
    BOOST_TEST(layout.color_bars.at(0).bar.height == layout.plot_box.height);
}

BOOST_AUTO_TEST_CASE(a_short_label_stands_upright_and_a_long_one_reads_upwards) {
    Figure made = figure();
    BOOST_TEST(lay_out(made).axes.words.back().along.y() == 0);
    plot(made).axes.y.label = "height";
    BOOST_TEST(lay_out(made).axes.words.back().along.y() == -1);
}

BOOST_AUTO_TEST_CASE(hidden_axes_have_no_words) {
    Figure made = figure();
    plot(made).axes.x.visible = plot(made).axes.y.visible = false;
    BOOST_TEST(lay_out(made).axes.words.empty());
}

BOOST_AUTO_TEST_CASE(a_legend_in_a_corner_stands_inside_the_plot_box) {
    for (const LegendPlace place :
         {LegendPlace::top_left, LegendPlace::top_right, LegendPlace::bottom_left, LegendPlace::bottom_right}) {
        Figure made = crowded({640, 480});
        made.legend.place = place;
        const PageLayout layout = lay_out(made);
        BOOST_TEST(within(layout.legend.box, layout.plot_box));
    }
}

BOOST_AUTO_TEST_CASE(in_space_a_legend_stands_in_a_corner_beside_the_box) {
    Figure made = figure({600, 600});
    Plot3d box;
    for (Axis& axis : box.axes.axes) axis = {"x", {0, 1}, ticks({0, 1})};
    made.plot = box;
    made.legend.entries = {{"a plane", {}, {}, red, {}, false}};
    made.legend.place = LegendPlace::automatic;
    Typesetter typesetter;
    const PageLayout inside = lay_out_page(typesetter, made);
    BOOST_TEST((inside.legend.place != LegendPlace::right));
    BOOST_TEST(within(inside.legend.box, inside.plot_box));
    const SpaceLayout space = lay_out_space(typesetter, box, made.theme, inside.plot_box);
    BOOST_TEST(!space.axes.box.touches(inside.legend.box));
    for (const SpaceAxis& axis : space.axes.axes)
        for (const PlacedText& words : axis.words) BOOST_TEST(!overlap(ink_of(words), inside.legend.box));
    // One that no corner has room for stands beside the plot.
    for (int i = 0; i < 12; ++i) made.legend.entries.push_back({"one more of many planes", {}, {}, red, {}, false});
    BOOST_TEST((lay_out_page(typesetter, made).legend.place == LegendPlace::right));
}

BOOST_AUTO_TEST_CASE(lengths_grow_with_the_font) {
    const PageLayout small = lay_out(crowded({640, 480}, 14)), large = lay_out(crowded({1280, 960}, 28));
    BOOST_TEST(std::abs(large.plot_box.width - 2 * small.plot_box.width) <= 2);
}

BOOST_AUTO_TEST_SUITE_END()
