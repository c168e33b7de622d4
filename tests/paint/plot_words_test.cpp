#include "paint/plot_words.h"

#include "paint/hand_made_figure.h"
#include "paint/page_layout.h"
#include "paint/rectangles.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;
using namespace lectern::hand_made;
namespace data = boost::unit_test::data;

namespace {

PageLayout lay_out(const Figure& made) {
    static Typesetter typesetter;
    return lay_out_page(typesetter, made);
}

Group2d labelled_point(Vec2 at, const std::string& text, bool fixed = false) {
    Label2d label{at, text, Anchor::above_right, 8, black};
    label.fixed = fixed;
    return {Marker2d{at, {}}, label};
}

/// Points that stand close together.
Figure crowded_points() {
    Figure made = figure();
    for (int i = 0; i < 12; ++i)
        add(made, labelled_point({0.5 + 0.35 * i, 1 + 0.25 * (i % 4)}, "point " + std::to_string(i)));
    return made;
}

LegendEntry entry(const std::string& text, const std::string& group = {}) {
    LegendEntry made;
    made.text = text;
    made.line = Stroke{red, 2, {}};
    made.group = group;
    return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plot_words)

BOOST_AUTO_TEST_CASE(ink_is_found_where_it_is_and_nowhere_else) {
    InkMap ink({10, 20, 200, 100});
    ink.add_line(std::vector<Vec2>{{10, 70}, {210, 70}}, 2);
    ink.add_rect({100, 30, 10, 10});
    ink.finish();
    BOOST_TEST(ink.covered({12, 24, 60, 30}) == 0);
    BOOST_TEST(ink.covered({12, 60, 60, 20}) > 60);
    BOOST_TEST(ink.covered({95, 25, 20, 20}) >= 100);
    BOOST_TEST(ink.covered({500, 500, 20, 20}) == 0);
}

BOOST_AUTO_TEST_CASE(lines_far_out_of_the_plot_cost_nothing) {
    InkMap ink({0, 0, 100, 100});
    ink.add_line(std::vector<Vec2>{{-1e9, 50}, {1e9, 50}, {1e9, 1e9}, {NAN, 2}, {3, 4}}, 1);
    ink.finish();
    BOOST_TEST(ink.covered({0, 40, 100, 20}) > 80);
    BOOST_TEST(ink.covered({0, 0, 100, 40}) == 0);
}

BOOST_AUTO_TEST_CASE(areas_have_holes) {
    InkMap ink({0, 0, 100, 100});
    ink.add_area(std::vector<std::vector<Vec2>>{{{10, 10}, {90, 10}, {90, 90}, {10, 90}},
                                                {{40, 40}, {60, 40}, {60, 60}, {40, 60}}},
                 0.5);
    ink.finish();
    BOOST_TEST(ink.covered({45, 45, 8, 8}) == 0);
    BOOST_TEST(ink.covered({14, 14, 10, 10}) > 40);
    BOOST_TEST(ink.covered({0, 0, 6, 100}) == 0);
}

BOOST_AUTO_TEST_CASE(a_label_stands_as_wished_where_nothing_is_in_its_way) {
    Figure made = figure();
    add(made, labelled_point({2, 2}, "here"));
    const auto layout = lay_out(made);
    const LabelPlace& place = layout.words.labels.at(0).place;
    const PlaneMap map{layout.plot_box, {0, 5}, {0, 5}};
    BOOST_TEST(place.origin.x() > map({2, 2}).x());
    BOOST_TEST(place.origin.y() < map({2, 2}).y());
    BOOST_TEST(!place.leader.has_value());
}

BOOST_AUTO_TEST_CASE(a_label_avoids_a_line) {
    Figure made = figure();
    add(made, {Line2d{{{2, 2}, {5, 5}}, {}}});
    add(made, labelled_point({2, 2}, "not on the line"));
    const auto layout = lay_out(made);
    InkMap ink = plane_ink(plot(made), {layout.plot_box, {0, 5}, {0, 5}});
    BOOST_TEST(ink.covered(grown(layout.words.labels.at(0).place.box, -2)) == 0);
}

BOOST_AUTO_TEST_CASE(a_fixed_label_stays_on_a_line) {
    Figure made = figure();
    add(made, labelled_point({2, 2}, "fixed", true));
    const Vec2 alone = lay_out(made).words.labels.at(0).place.origin;
    add(made, {Line2d{{{2, 2}, {5, 5}}, {}}});
    BOOST_TEST((lay_out(made).words.labels.at(0).place.origin == alone));
}

BOOST_AUTO_TEST_CASE(many_labels_stand_apart_and_in_the_frame) {
    const auto layout = lay_out(crowded_points());
    const auto& labels = layout.words.labels;
    BOOST_TEST(labels.size() == 12U);
    BOOST_TEST(layout.faults.empty());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        BOOST_TEST(lies_in(labels[i].place.box, layout.plot_box, 0.1));
        for (std::size_t j = 0; j < i; ++j)
            BOOST_TEST(!overlap(grown(labels[i].place.box, -2), grown(labels[j].place.box, -2)));
    }
}

BOOST_AUTO_TEST_CASE(labels_without_room_are_told_by_name) {
    Figure made = figure();
    for (const char* name : {"one", "two"}) add(made, labelled_point({2, 2}, name, true));
    const auto faults = lay_out(made).faults;
    BOOST_REQUIRE_EQUAL(faults.size(), 1);
    BOOST_TEST(faults[0] == "the label 'two' covers the label 'one'");
}

BOOST_AUTO_TEST_CASE(words_of_an_animation_keep_clear_of_its_last_frame) {
    Figure first = figure(), last = figure();
    add(last, {Line2d{{{2, 2}, {5, 5}}, {}}});
    add(last, labelled_point({2, 2}, "start"));
    add(first, labelled_point({2, 2}, "start"));
    plot(first).settled = plot(last).groups;
    BOOST_TEST((lay_out(first).words.labels.at(0).place.origin == lay_out(last).words.labels.at(0).place.origin));
}

BOOST_AUTO_TEST_CASE(insets_of_one_place_stand_under_each_other) {
    Figure made = figure();
    TextBlock block;
    block.lines = {"some words"};
    add(made, {Inset{PlotPlace::top_left, block, true}, Inset{PlotPlace::top_left, block, true}});
    const auto layout = lay_out(made);
    BOOST_REQUIRE_EQUAL(layout.words.insets.size(), 2);
    BOOST_TEST(!overlap(layout.words.insets[0].layout.box, layout.words.insets[1].layout.box));
}

BOOST_AUTO_TEST_CASE(a_legend_takes_the_corner_that_is_empty) {
    // Lines along two sides leave one corner empty.
    const std::vector<std::pair<std::vector<Vec2>, LegendPlace>> cases = {
        {{{0.6, 5}, {0.6, 0.6}, {5, 0.6}}, LegendPlace::top_right},
        {{{0, 0.6}, {4.4, 0.6}, {4.4, 5}}, LegendPlace::top_left},
        {{{0.6, 0}, {0.6, 4.4}, {5, 4.4}}, LegendPlace::bottom_right},
        {{{0, 4.4}, {4.4, 4.4}, {4.4, 0}}, LegendPlace::bottom_left}};
    for (const auto& [points, place] : cases) {
        Figure made = figure();
        add(made, {Line2d{points, {}}});
        made.legend = {{entry("a line"), entry("another")}, LegendPlace::automatic};
        const auto layout = lay_out(made);
        BOOST_TEST((layout.legend.place == place));
        BOOST_TEST(lies_in(layout.legend.box, layout.plot_box));
    }
}

BOOST_AUTO_TEST_CASE(a_legend_stands_outside_where_every_corner_is_taken) {
    Figure made = figure();
    add(made, {Line2d{{{0, 0}, {5, 5}}, {}}, Line2d{{{0, 5}, {5, 0}}, {}}});
    made.legend = {{entry("a line"), entry("another")}, LegendPlace::automatic};
    const auto layout = lay_out(made);
    BOOST_TEST((layout.legend.place == LegendPlace::right));
    BOOST_TEST(layout.legend.box.x > layout.plot_box.right());
    BOOST_TEST(layout.legend.box.right() <= made.size.x());
}

BOOST_AUTO_TEST_CASE(a_legend_and_an_inset_never_share_a_corner) {
    for (const LegendPlace place : {LegendPlace::top_right, LegendPlace::automatic}) {
        Figure made = figure();
        TextBlock block;
        block.lines = {"some words"};
        add(made, {Inset{PlotPlace::top_right, block, true}});
        made.legend = {{entry("a line"), entry("another")}, place};
        const auto layout = lay_out(made);
        BOOST_TEST(!overlap(layout.words.insets.at(0).layout.box, layout.legend.box));
    }
}

BOOST_AUTO_TEST_CASE(entries_of_a_group_stand_together_under_its_name) {
    Typesetter typesetter;
    const Legend legend{{entry("a", "first"), entry("b"), entry("c", "first"), entry("d", "second")},
                        LegendPlace::right};
    const LegendLayout layout = lay_out_legend(typesetter, legend, LegendPlace::right, Theme{}, {200, 400});
    std::vector<int> order;
    for (const auto& row : layout.rows) order.push_back(row.entry ? static_cast<int>(*row.entry) : -1);
    const std::vector<int> expected{-1, 0, 2, 1, -1, 3};
    BOOST_TEST(order == expected, boost::test_tools::per_element());
    for (std::size_t i = 0; i + 1 < layout.rows.size(); ++i)
        BOOST_TEST(!overlap(ink_of(layout.rows[i].words), ink_of(layout.rows[i + 1].words)));
}

BOOST_AUTO_TEST_CASE(a_legend_of_many_lines_is_set_smaller_and_says_so) {
    Figure made = figure();
    for (int i = 0; i < 60; ++i) made.legend.entries.push_back(entry("line " + std::to_string(i)));
    const auto layout = lay_out(made);
    BOOST_TEST(layout.legend.box.bottom() <= made.size.y());
    BOOST_TEST(layout.faults.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_figure_too_small_for_its_words_says_so) {
    BOOST_TEST(lay_out(figure()).faults.empty());
    BOOST_TEST(lay_out(figure({140, 110})).faults.size() == 1U);
    BOOST_TEST(lay_out(figure({60, 40})).faults.size() == 1U);
}

/// Long words at every side, several colour bars at both: nothing is cut, nothing covers anything.
BOOST_DATA_TEST_CASE(what_stands_around_a_plot_is_apart_and_whole, data::xrange(24), i) {
    Figure made = figure({420.0 + 40 * (i % 6), 340.0 + 60 * (i / 6)});
    made.title = "A title that is long enough to be broken into two lines at least, whatever the width";
    made.caption = "A caption, which is also long, and tells what there is to see in this figure, and why";
    plot(made).axes.x.label = "the distance from the left wall, measured along the floor of the room in metres";
    plot(made).axes.y.label = "the distance from the back wall, measured along the floor of the room in metres";
    plot(made).axes.aspect = i % 2 == 0 ? Aspect2d::equal : Aspect2d::automatic;
    for (int bar = 0; bar < i % 4; ++bar) {
        made.color_bars.push_back(banded_bar({red, green, blue}));
        made.color_bars.back().label = "a long name of a colour bar, which has to be broken or to be cut";
        made.color_bars.back().side = bar == 1 ? ColorBarSide::bottom : ColorBarSide::right;
    }
    if (i % 3 == 0) made.legend = {{entry("a line with a long name"), entry("another")}, LegendPlace::right};
    const PageLayout layout = lay_out(made);
    std::vector<Rect> things{layout.plot_box};
    for (const PlacedText& words : layout.axes.words) things.push_back(ink_of(words));
    for (const PlacedText& words : layout.headings) things.push_back(ink_of(words));
    for (const ColorBarLayout& bar : layout.color_bars) {
        things.push_back(bar.bar);
        for (const PlacedText& words : bar.words) things.push_back(ink_of(words));
    }
    for (const auto& row : layout.legend.rows) things.push_back(ink_of(row.words));
    const Rect page{0, 0, made.size.x(), made.size.y()};
    for (std::size_t a = 0; a < things.size(); ++a) {
        BOOST_TEST(lies_in(things[a], page, 0.5), a << " is cut");
        for (std::size_t b = 0; b < a; ++b)
            BOOST_TEST(!overlap(grown(things[a], -0.5), things[b]), a << " covers " << b);
    }
}

BOOST_AUTO_TEST_SUITE_END()
