#include "paint/line_labels.h"

#include "paint/line_words.h"

#include "paint/hand_made_figure.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace lectern;

namespace {

const PlaneMap map{{0, 0, 400, 300}, {0, 400}, {0, 300}};  // y upwards in data.

Line2d labelled(std::vector<Vec2> points) { return {std::move(points), {}, false, LineLabel{"1", {}}}; }

std::vector<std::shared_ptr<const Group2d>> one(const Group2d& group) {
    return {std::make_shared<const Group2d>(group)};
}

/// The line on the page.
std::vector<Vec2> on_page(const Line2d& line) {
    std::vector<Vec2> points;
    for (const Vec2& point : line.points) points.push_back(map(point));
    return points;
}

double length_of(const std::vector<Vec2>& line) {
    double length = 0;
    for (std::size_t k = 1; k < line.size(); ++k) length += (line[k] - line[k - 1]).norm();
    return length;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_labels)

BOOST_AUTO_TEST_CASE(words_stand_where_the_line_is_straight) {
    std::vector<Vec2> points{{20, 150}, {200, 150}};
    for (int k = 0; k <= 40; ++k) points.emplace_back(200 + 4 * k, 150 + 30 * std::sin(k));
    const Group2d group{labelled(points)};
    LineLabels labels(one(group), map, {});
    const auto stretch = labels.place(on_page(std::get<Line2d>(group[0])), false, 30, 10);
    BOOST_REQUIRE(stretch.has_value());
    BOOST_TEST(stretch->room.center.x() < 200);
    BOOST_TEST(stretch->room.along.x() == 1);
}

BOOST_AUTO_TEST_CASE(words_keep_off_arrows) {
    Group2d group{labelled({{20, 150}, {380, 150}})};
    const auto middle_of = [&] {
        return LineLabels(one(group), map, {}).place(on_page(std::get<Line2d>(group[0])), false, 30, 10)->room.center;
    };
    const double before = middle_of().x();
    for (const double x : {-12.0, 0.0, 12.0})
        group.emplace_back(Arrow2d{.from = {before + x, 130}, .to = {before + x, 170}, .stroke = {}});
    BOOST_TEST(std::abs(middle_of().x() - before) > 20);
}

BOOST_AUTO_TEST_CASE(words_are_never_upside_down) {
    for (const auto& [from, to] : {std::pair<Vec2, Vec2>{{300, 50}, {50, 250}},
                                   {{50, 250}, {300, 50}},
                                   {{200, 20}, {200, 280}},
                                   {{200, 280}, {200, 20}}}) {
        const Group2d group{labelled({from, to})};
        const auto stretch = LineLabels(one(group), map, {}).place(on_page(std::get<Line2d>(group[0])), false, 30, 10);
        BOOST_REQUIRE(stretch.has_value());
        const Vec2& along = stretch->room.along;
        BOOST_TEST((along.x() > 0 || (along.x() == 0 && along.y() < 0)));
    }
}

BOOST_AUTO_TEST_CASE(words_do_not_overlap_each_other) {
    Group2d group;
    for (int k = 0; k < 12; ++k) group.emplace_back(labelled({Vec2(20, 100 + 4 * k), Vec2(380, 100 + 4 * k)}));
    LineLabels labels(one(group), map, {});
    std::vector<TurnedRect> rooms;
    for (const Mark2d& mark : group) {
        const auto stretch = labels.place(on_page(std::get<Line2d>(mark)), false, 30, 10);
        if (stretch) rooms.push_back(stretch->room);
    }
    BOOST_TEST(rooms.size() > 6U);
    for (std::size_t a = 0; a < rooms.size(); ++a) {
        for (std::size_t b = a + 1; b < rooms.size(); ++b) BOOST_TEST(!rooms[a].overlaps(rooms[b]));
    }
}

BOOST_AUTO_TEST_CASE(a_line_too_short_or_too_bent_has_no_words) {
    const Group2d group{labelled({{100, 100}, {130, 100}})};
    BOOST_TEST(!LineLabels(one(group), map, {}).place(on_page(std::get<Line2d>(group[0])), false, 30, 10).has_value());
    Line2d circle = labelled({});
    for (int k = 0; k < 60; ++k)
        circle.points.emplace_back(200 + 12 * std::cos(k * M_PI / 30), 150 + 12 * std::sin(k * M_PI / 30));
    const Group2d small{circle};
    BOOST_TEST(!LineLabels(one(small), map, {}).place(on_page(circle), true, 30, 10).has_value());
}

BOOST_AUTO_TEST_CASE(words_stay_inside_the_frame) {
    const Group2d group{labelled({{-50, 299}, {380, 299}, {380, 20}})};
    const auto stretch = LineLabels(one(group), map, {}).place(on_page(std::get<Line2d>(group[0])), false, 30, 10);
    BOOST_REQUIRE(stretch.has_value());
    BOOST_TEST(stretch->room.lies_in(map.box));
}

BOOST_AUTO_TEST_CASE(the_line_is_left_open_under_its_words) {
    const std::vector<Vec2> line{{0, 0}, {100, 0}, {100, 100}};
    const auto parts = line_without(line, false, {30, 60, {}});
    BOOST_REQUIRE(parts.size() == 2U);
    BOOST_TEST(length_of(parts[0]) == 30, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(length_of(parts[1]) == 140, boost::test_tools::tolerance(1e-12));
    BOOST_TEST((parts[1].front() == Vec2(60, 0)));
}

BOOST_AUTO_TEST_CASE(a_closed_line_stays_in_one_piece) {
    const std::vector<Vec2> square{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
    for (const double begin : {30.0, 380.0}) {
        const auto parts = line_without(square, true, {begin, begin + 40, {}});
        BOOST_REQUIRE(parts.size() == 1U);
        BOOST_TEST(length_of(parts[0]) == 360, boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_CASE(words_of_several_groups_keep_off_each_other_and_off_labels) {
    // Two layers with the same lines, and a label in the middle of each line.
    Figure figure = hand_made::figure();
    Plot2d& plot = hand_made::plot(figure);
    plot.axes.aspect = Aspect2d::automatic;
    Group2d lines, names;
    for (int k = 1; k < 5; ++k) {
        lines.emplace_back(labelled({Vec2(0.2, k), Vec2(4.8, k)}));
        names.emplace_back(Label2d{{2.5, static_cast<double>(k)}, "a long label", Anchor::center, 0, {}});
    }
    hand_made::add(figure, lines);
    hand_made::add(figure, lines);
    hand_made::add(figure, names);
    Typesetter typesetter;
    const PageLayout layout = lay_out_page(typesetter, figure);
    const auto words = place_line_words(typesetter, plot, layout, figure.theme);
    BOOST_REQUIRE(words.size() == 3U);
    std::vector<TurnedRect> rooms;
    for (const GroupLineWords& group : words)
        for (const auto& [mark, placed] : group) rooms.push_back(placed.stretch.room);
    BOOST_TEST(rooms.size() == 8U);
    for (std::size_t a = 0; a < rooms.size(); ++a) {
        for (std::size_t b = a + 1; b < rooms.size(); ++b) BOOST_TEST(!rooms[a].overlaps(rooms[b]));
        for (const auto& label : layout.words.labels) {
            const Rect& box = label.place.box;
            const Vec2 center(box.x + box.width / 2, box.y + box.height / 2);
            BOOST_TEST(!rooms[a].overlaps({center, {1, 0}, box.width / 2, box.height / 2}));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
