#include "paint/hand_made_figure.h"

#include "paint/tick_labels.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

std::vector<Tick> every_integer(int low, int high) {
    std::vector<Tick> made;
    for (int i = low; i <= high; ++i) made.push_back({static_cast<double>(i), std::to_string(i)});
    return made;
}

std::vector<double> labelled_values(double length, bool along_x) {
    Typesetter typesetter;
    std::vector<double> values;
    for (const PlacedTick& tick : place_ticks(typesetter, {.face = FontFace::sans, .size = 12}, every_integer(-7, 12),
                                              {-7, 12}, length, along_x)) {
        if (tick.labelled) values.push_back(tick.value);
    }
    return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tick_labels)

BOOST_AUTO_TEST_CASE(all_are_shown_where_there_is_room) { BOOST_TEST(labelled_values(800, true).size() == 20); }

BOOST_AUTO_TEST_CASE(every_nth_is_shown_where_there_is_not) {
    const std::vector<double> values = labelled_values(200, true);
    BOOST_TEST(values.size() >= 3);
    for (std::size_t i = 2; i < values.size(); ++i) {
        BOOST_TEST(values[i] - values[i - 1] == values[1] - values[0]);
    }
}

BOOST_AUTO_TEST_CASE(zero_is_always_among_them) {
    for (double length = 10; length < 400; length += 7) {
        const std::vector<double> values = labelled_values(length, false);
        BOOST_TEST(std::count(values.begin(), values.end(), 0.0) == 1);
    }
}

BOOST_AUTO_TEST_CASE(fewer_labels_have_fewer_decimals) {
    Typesetter typesetter;
    Axis axis{"", {-2, 2}, label_values(round_values({-2, 2}, 8)), true, false};
    const auto glyphs_of_last = [&](double length) {
        std::size_t glyphs = 0;
        for (const PlacedTick& tick : place_ticks(typesetter, {.face = FontFace::sans, .size = 12}, axis, length, true))
            if (tick.labelled) glyphs = tick.text.glyphs.size();
        return glyphs;
    };
    axis.format = NumberFormat{};
    BOOST_TEST(glyphs_of_last(600) == 3U);  // 2.0
    BOOST_TEST(glyphs_of_last(180) == 1U);  // 2
    // Words that are no numbers of the axis' own stay.
    axis.format.reset();
    BOOST_TEST(glyphs_of_last(180) == 3U);
}

BOOST_AUTO_TEST_CASE(labels_never_touch) {
    Typesetter typesetter;
    for (double length = 10; length < 400; length += 7) {
        const auto placed = place_ticks(typesetter, {.face = FontFace::sans, .size = 12}, every_integer(-7, 12),
                                        {-7, 12}, length, true);
        double last_end = -1e9;
        for (const PlacedTick& tick : placed) {
            if (!tick.labelled) continue;
            const double middle = (tick.value + 7) / 19 * length;
            BOOST_TEST(middle - tick.text.width / 2 > last_end + 2);
            last_end = middle + tick.text.width / 2;
        }
    }
}

BOOST_AUTO_TEST_CASE(ticks_outside_the_range_are_left_out) {
    Typesetter typesetter;
    BOOST_TEST(place_ticks(typesetter, {}, every_integer(-3, 9), {0, 5}, 500, true).size() == 6);
}

BOOST_AUTO_TEST_SUITE_END()
