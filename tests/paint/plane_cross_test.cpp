#include "paint/plane_cross.h"

#include "paint/hand_made_figure.h"
#include "paint/page_layout.h"
#include "paint/rectangles.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

/// Ranges with the origin inside, on an edge and outside, on either side.
const std::vector<Range> ranges{{-2, 3}, {0, 5}, {-5, 0}, {1, 4}, {-4, -1}, {-0.3, 5}, {-5, 0.4}};

Figure crossed(const Range& x, const Range& y) {
    Figure figure = hand_made::figure();
    Axes2d& axes = hand_made::plot(figure).axes;
    axes.style = AxesStyle::cross;
    axes.aspect = Aspect2d::automatic;
    axes.x = {"x", x, label_values(round_values(x, 9)), true, false};
    axes.y = {"y", y, label_values(round_values(y, 9)), true, false};
    return figure;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plane_cross)

BOOST_DATA_TEST_CASE(words_are_apart_whole_and_off_the_axes, data::xrange(49), i) {
    Typesetter typesetter;
    const Figure figure = crossed(ranges[static_cast<std::size_t>(i % 7)], ranges[static_cast<std::size_t>(i / 7)]);
    const PageLayout page = lay_out_page(typesetter, figure);
    const Rect whole{0, 0, figure.size.x(), figure.size.y()};
    const Vec2& at = page.axes.crossing;
    const Rect x_axis{page.plot_box.x, at.y() - 0.5, page.plot_box.width, 1};
    const Rect y_axis{at.x() - 0.5, page.plot_box.y, 1, page.plot_box.height};
    const auto& words = page.axes.words;
    BOOST_TEST(words.size() >= 8U);
    for (std::size_t a = 0; a < words.size(); ++a) {
        const Rect ink = ink_of(words[a]);
        BOOST_TEST(lies_in(ink, whole));
        BOOST_TEST(!overlap(ink, x_axis));
        BOOST_TEST(!overlap(ink, y_axis));
        for (std::size_t b = a + 1; b < words.size(); ++b) BOOST_TEST(!overlap(ink, ink_of(words[b])));
    }
}

BOOST_AUTO_TEST_CASE(labels_stand_at_the_arrows_tips) {
    Typesetter typesetter;
    const PageLayout page = lay_out_page(typesetter, crossed({-2, 3}, {-2, 3}));
    const auto& words = page.axes.words;
    const Rect x = ink_of(words[words.size() - 2]), y = ink_of(words.back());
    BOOST_CHECK_GT(x.x, page.plot_box.right());
    BOOST_CHECK_LT(std::abs(x.y + x.height / 2 - page.axes.crossing.y()), 8);
    BOOST_CHECK_LT(y.bottom(), page.plot_box.y);
    BOOST_CHECK_LT(std::abs(y.x + y.width / 2 - page.axes.crossing.x()), 1);
}

BOOST_AUTO_TEST_CASE(numbers_step_off_lines) {
    Typesetter typesetter;
    Figure figure = crossed({-3, 3}, {-3, 3});
    const auto number_of = [&](const PageLayout& page, double x, double y) {
        const PlaneMap map{page.plot_box, {-3, 3}, {-3, 3}};
        const Vec2 tick = map(Vec2(x, y));
        Rect nearest;
        double least = 1e9;
        for (const PlacedText& words : page.axes.words) {
            const Rect ink = ink_of(words);
            const double off = (Vec2(ink.x + ink.width / 2, ink.y + ink.height / 2) - tick).norm();
            if (off < least) nearest = ink;
            least = std::min(least, off);
        }
        return nearest;
    };
    const PageLayout before = lay_out_page(typesetter, figure);
    // Lines through the numbers −2 under the x axis and 2 beside the y axis.
    hand_made::add(figure, {Line2d{{{-2, -1}, {-2, 0}}, {}}, Line2d{{{-1, 2}, {0, 2}}, {}}});
    const PageLayout after = lay_out_page(typesetter, figure);
    const PlaneMap map{after.plot_box, {-3, 3}, {-3, 3}};
    const double line_x = map(Vec2(-2, 0)).x(), line_y = map(Vec2(0, 2)).y();
    const Rect x_before = number_of(before, -2, 0), x_after = number_of(after, -2, 0);
    BOOST_TEST((x_before.x < line_x && x_before.right() > line_x));
    BOOST_TEST((x_after.x > line_x || x_after.right() < line_x || x_after.bottom() < after.axes.crossing.y()));
    const Rect y_after = number_of(after, 0, 2);
    BOOST_TEST((y_after.y > line_y || y_after.bottom() < line_y || y_after.x > after.axes.crossing.x()));
    // All others stand where they stood.
    BOOST_TEST(number_of(before, 1, 0).x == number_of(after, 1, 0).x);
}

BOOST_AUTO_TEST_CASE(axes_stand_over_areas_and_under_lines) {
    Figure figure = crossed({-2, 3}, {-2, 3});
    hand_made::add(figure, {Line2d{{{0, 0}, {1, 1}}, {}}});
    hand_made::add(figure, {Fill2d{{hand_made::rectangle(0, 0, 1, 1)}, hand_made::red}});
    hand_made::add(figure, {Line2d{{{0, 0}, {1, 1}}, {}}});
    BOOST_CHECK_EQUAL(groups_under_cross(hand_made::plot(figure)), 2);
    hand_made::plot(figure).axes.style = AxesStyle::box;
    BOOST_CHECK_EQUAL(groups_under_cross(hand_made::plot(figure)), 0);
}

BOOST_AUTO_TEST_SUITE_END()
