#include "paint/card_layout.h"

#include "lectern/paint/paint.h"
#include "paint/hand_made_figure.h"
#include "paint/inset_painter.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;
using namespace lectern::hand_made;
namespace data = boost::unit_test::data;

namespace {

TextBlock words(const std::string& text, BlockAlign align = BlockAlign::center) {
    TextBlock block;
    block.lines = {text};
    block.align = align;
    return block;
}

AlgorithmBlock algorithm(int lines) {
    AlgorithmBlock block;
    block.title = "Gradient descent";
    for (int i = 0; i < lines; ++i) {
        block.lines.push_back({{{"for", true}, {" each of these words", false}}, "a comment", i % 3, black});
    }
    return block;
}

struct LaidOutCard {
    std::shared_ptr<const CardGroup> group;
    Figure figure;
    Typesetter typesetter;
    CardLayout layout;

    explicit LaidOutCard(CardGroup blocks, Vec2 size = {640, 480}, BlockAlign align = BlockAlign::center)
        : group(std::make_shared<const CardGroup>(std::move(blocks))) {
        figure.size = size;
        figure.theme.font_size = 22;
        figure.title = "A card";
        figure.caption = "and its caption";
        figure.plot = Card{align, {group}};
        layout = lay_out_card(typesetter, figure, std::get<Card>(figure.plot));
    }

    [[nodiscard]] Rect box(std::size_t block) const {
        const CardLayout::PlacedBlock& placed = layout.blocks.at(block);
        return {placed.at.x(), placed.at.y(), placed.block.width, placed.block.height};
    }
};

bool within(const Rect& inner, const Rect& outer) {
    constexpr double slack = 1e-9;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

/// All glyphs' origins lie in the block that they belong to.
bool holds_its_words(const BlockLayout& block) {
    for (const BlockLayout::Words& text : block.words) {
        const Vec2 origin = text.text.origin;
        if (origin.x() < 0 || origin.x() + text.text.text.width > block.width + 1e-9) return false;
        if (origin.y() < 0 || origin.y() > block.height) return false;
    }
    return true;
}

const std::string long_words = "Words that are longer than a line of a card is wide, so that they have to be wrapped";

struct Size {
    double width, height;
};

std::ostream& operator<<(std::ostream& out, const Size& size) { return out << size.width << " x " << size.height; }

const std::vector<Size> sizes{{640, 480}, {1280, 720}, {320, 240}, {200, 400}, {64, 64}};

}  // namespace

BOOST_AUTO_TEST_SUITE(card_layout)

BOOST_DATA_TEST_CASE(blocks_lie_inside_the_room_and_never_overlap, data::make(sizes), size) {
    const LaidOutCard card({words(long_words), algorithm(5), words("short")}, {size.width, size.height});
    BOOST_TEST(within(card.layout.room, {0, 0, size.width, size.height}));
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(within(card.box(i), card.layout.room));
        BOOST_TEST(holds_its_words(card.layout.blocks[i].block));
        if (i > 0) BOOST_TEST(card.box(i - 1).bottom() < card.box(i).y);
    }
}

BOOST_AUTO_TEST_CASE(blocks_are_centred_in_the_room_from_top_to_bottom) {
    const LaidOutCard card({words("one"), words("two")});
    const double over = card.box(0).y - card.layout.room.y, under = card.layout.room.bottom() - card.box(1).bottom();
    BOOST_TEST(over == under, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(blocks_stand_left_right_or_in_the_middle) {
    const LaidOutCard card({words("left", BlockAlign::left), words("center"), words("right", BlockAlign::right)});
    const Rect room = card.layout.room;
    BOOST_TEST(card.box(0).x == room.x);
    BOOST_TEST(card.box(1).x + card.box(1).width / 2 == 320, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(card.box(2).right() == room.right(), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(headings_stand_as_the_card_does) {
    const LaidOutCard left({words("a")}, {640, 480}, BlockAlign::left),
        right({words("a")}, {640, 480}, BlockAlign::right);
    BOOST_TEST(left.layout.title->text.origin.x() == left.layout.room.x);
    const PlacedText& caption = right.layout.caption->text;
    BOOST_TEST(caption.origin.x() + caption.text.width == right.layout.room.right(),
               boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(long_words_wrap_and_keep_their_size) {
    const LaidOutCard card({words(long_words)});
    BOOST_TEST(card.layout.scale == 1);
    BOOST_TEST(card.box(0).height > 2 * 22);
}

BOOST_AUTO_TEST_CASE(what_cannot_wrap_is_scaled_down_and_all_else_with_it) {
    TextBlock wide = words("$$a + b + c + d + e + f + g + h$$");
    wide.size = 3;
    const LaidOutCard card({wide, words("short")});
    BOOST_TEST(card.layout.scale < 1);
    BOOST_TEST(card.layout.scale > 0.6);
    BOOST_TEST(card.box(0).width > 0.98 * card.layout.room.width);
    const double size = card.layout.blocks[1].block.words[0].text.text.glyphs[0].size;
    BOOST_TEST(size == 22 * card.layout.scale, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(too_many_lines_are_scaled_down) {
    const LaidOutCard card({algorithm(25)});
    BOOST_TEST(card.layout.scale < 0.6);
    BOOST_TEST(card.box(0).height > 0.95 * card.layout.room.height);
}

BOOST_AUTO_TEST_CASE(numbers_are_flush_right_before_lines_that_begin_at_their_depth) {
    Typesetter typesetter;
    const AlgorithmBlock block = [] {
        AlgorithmBlock made;
        for (int i = 0; i < 11; ++i) made.lines.push_back({{{"stop", true}}, "", i % 2, black});
        return made;
    }();
    const BlockLayout layout = lay_out_block(typesetter, block, Theme{}, 20, 600);
    std::vector<double> ends, begins;
    for (std::size_t k = 0; k < layout.words.size(); k += 2) {
        begins.push_back(layout.words[k].text.origin.x());
        ends.push_back(layout.words[k + 1].text.origin.x() + layout.words[k + 1].text.text.width);
    }
    BOOST_REQUIRE_EQUAL(ends.size(), 11U);
    for (const double end : ends) BOOST_TEST(end == ends[0], boost::test_tools::tolerance(1e-9));
    BOOST_TEST(begins[0] > ends[0]);
    BOOST_TEST(begins[1] == begins[0] + 1.35 * 20, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(begins[2] == begins[0]);
}

BOOST_AUTO_TEST_CASE(a_long_line_goes_on_further_in_and_has_one_number) {
    Typesetter typesetter;
    AlgorithmBlock block;
    block.lines.push_back({{{"if", true}, {" " + long_words, false}}, "", 0, black});
    const BlockLayout layout = lay_out_block(typesetter, block, Theme{}, 20, 300);
    BOOST_TEST(layout.width <= 300);
    const double begin = layout.words[0].text.origin.x(), baseline = layout.words[0].text.origin.y();
    double least = 1000;
    for (const BlockLayout::Words& text : layout.words) {
        if (text.text.origin.y() > baseline) least = std::min(least, text.text.origin.x());
    }
    BOOST_TEST(least == begin + 1.5 * 20, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_card_of_shapes_holds_a_shape_for_each_letter) {
    const auto uses = [](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = text.find("<use"); at != std::string::npos; at = text.find("<use", at + 1)) ++count;
        return count;
    };
    const std::string one = Painter().paint_svg(LaidOutCard({words("abc")}).figure, "card");
    const std::string two = Painter().paint_svg(LaidOutCard({words("abc"), words("wxyz")}).figure, "card");
    BOOST_TEST(uses(two) == uses(one) + 4);
}

BOOST_DATA_TEST_CASE(an_inset_stands_at_its_place_inside_the_frame, data::xrange(9), index) {
    Typesetter typesetter;
    Inset inset{static_cast<PlotPlace>(index), words(long_words), index % 2 == 0};
    const Rect frame{100, 50, 300, 200};
    const InsetLayout layout = lay_out_inset(typesetter, inset, Theme{}, frame);
    BOOST_TEST(within(layout.box, frame));
    const double across = layout.box.x + layout.box.width / 2 - 250, down = layout.box.y + layout.box.height / 2 - 150;
    const auto side = [](double distance) { return distance < -1e-9 ? 0 : distance > 1e-9 ? 2 : 1; };
    BOOST_TEST(side(down) == index / 3);
    BOOST_TEST((side(across) == index % 3 || layout.box.width > 280));
}

BOOST_AUTO_TEST_SUITE_END()
