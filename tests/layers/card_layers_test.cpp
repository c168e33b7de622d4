#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

#include <variant>

using namespace lectern;

namespace {

/// The one figure of a scene: a card with these layers (YAML in one line), and further keys.
struct ComposedCard {
    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
    std::vector<ComposedFigure> figures;

    explicit ComposedCard(const std::string& layers, const std::string& keys = "") {
        const std::string text = "figures:\n  a:\n    view: text\n" + keys + "    layers:\n" + layers;
        scene = read_scene(text, layer_kind_names(), diagnostics);
        figures = compose(*scene, diagnostics);
        for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(mistake.message);
    }

    [[nodiscard]] Figure at(double t) const { return figures.at(0).at(t, 1); }
};

std::vector<Block> blocks(const Figure& figure) {
    std::vector<Block> all;
    for (const auto& group : std::get<Card>(figure.plot).groups) all.insert(all.end(), group->begin(), group->end());
    return all;
}

/// Depth and words of each line of the card's first block: "0 for … do", "1 …".
std::vector<std::string> lines_of(const Figure& figure) {
    std::vector<std::string> lines;
    const auto algorithm = std::get<AlgorithmBlock>(blocks(figure).at(0));
    for (const AlgorithmLine& line : algorithm.lines) {
        std::string text = std::to_string(line.depth) + " ";
        for (const AlgorithmWords& words : line.words) text += words.text;
        lines.push_back(line.comment.empty() ? text : text + " | " + line.comment);
    }
    return lines;
}

constexpr const char* animated = "    animate: {duration: 1 s}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(card_layers)

BOOST_AUTO_TEST_CASE(layers_become_blocks_in_their_order) {
    const ComposedCard card("      - text: first\n      - formula: [x, y]\n      - algorithm: [stop]\n");
    const std::vector<Block> all = blocks(card.at(1));
    BOOST_REQUIRE_EQUAL(all.size(), 3U);
    BOOST_TEST(std::get<TextBlock>(all[0]).lines == std::vector<std::string>{"first"},
               boost::test_tools::per_element());
    BOOST_TEST(std::get<TextBlock>(all[1]).lines == (std::vector<std::string>{"$$x$$", "$$y$$"}),
               boost::test_tools::per_element());
    BOOST_TEST(std::get<AlgorithmBlock>(all[2]).lines.size() == 1);
}

BOOST_AUTO_TEST_CASE(an_algorithm_of_one_text_is_indented_by_its_spaces) {
    const ComposedCard card(
        "      - algorithm: |\n"
        "          repeat\n"
        "             x\n"
        "\n"
        "             if y then  // why\n"
        "               z\n"
        "          until w\n");
    BOOST_TEST(
        lines_of(card.at(1)) == (std::vector<std::string>{"0 repeat", "1 x", "1 if y then | why", "2 z", "0 until w"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_algorithm_of_a_list_is_indented_by_its_mappings) {
    const ComposedCard card(
        "      - algorithm:\n"
        "        - input: f\n"
        "        - if y:\n"
        "            - z\n"
        "            - while a: b\n"
        "          else:\n"
        "            - w\n"
        "        - return x // done\n");
    BOOST_TEST(lines_of(card.at(1)) == (std::vector<std::string>{"0 input: f", "0 if y", "1 z", "1 while a", "2 b",
                                                                 "0 else", "1 w", "0 return x | done"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_of_a_card_are_larger_than_labels_and_grow_with_it) {
    const double usual = ComposedCard("      - text: a\n").at(1).theme.font_size;
    const double large = ComposedCard("      - text: a\n", "    size: [1280, 720]\n").at(1).theme.font_size;
    BOOST_TEST(usual > 1.4 * Theme{}.font_size);
    BOOST_TEST(large > 1.5 * usual);
    BOOST_TEST(ComposedCard("      - text: a\n", "    style: {font_size: 31}\n").at(1).theme.font_size == 31);
}

BOOST_AUTO_TEST_CASE(a_part_comes_and_goes_in_its_time) {
    const ComposedCard card(
        "      - formula: \\id{step}{x}\n        parts: {step: {color: red, from: 0.25, until: 0.75, fade: 0.1}}\n",
        animated);
    const auto opacity = [&](double t) { return std::get<TextBlock>(blocks(card.at(t)).at(0)).parts.at(0).opacity; };
    BOOST_TEST(opacity(0) == 0);
    BOOST_TEST(opacity(0.25) == 0);
    BOOST_TEST(opacity(0.3) == 0.5, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(opacity(0.5) == 1);
    BOOST_TEST(opacity(0.75) == 0);
    BOOST_TEST(opacity(1) == 0);
}

BOOST_AUTO_TEST_CASE(a_part_outside_its_time_may_look_as_the_rest_does) {
    const ComposedCard card(
        "      - formula: \\id{step}{x}\n        parts: {step: {color: red, from: 0.5, outside: plain}}\n", animated);
    const auto look = [&](double t) { return std::get<TextBlock>(blocks(card.at(t)).at(0)).parts.at(0); };
    BOOST_TEST(look(0).opacity == 1);
    BOOST_TEST(!look(0).color.has_value());
    BOOST_TEST((look(1).color == Color{1, 0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(a_still_shows_what_has_come_by_the_end) {
    const ComposedCard card("      - formula: \\id{a}{x} \\id{b}{y}\n        parts: {a: {from: 1}, b: {until: 0.9}}\n");
    const std::vector<PartLook> parts = std::get<TextBlock>(blocks(card.at(1)).at(0)).parts;
    BOOST_TEST(parts.at(0).opacity == 1);
    BOOST_TEST(parts.at(1).opacity == 0);
}

BOOST_AUTO_TEST_CASE(lines_of_an_algorithm_come_one_after_the_other) {
    const ComposedCard card("      - {algorithm: [a, b, c, d], reveal: true}\n", animated);
    const auto seen = [&](double t) {
        std::string opaque;
        const auto algorithm = std::get<AlgorithmBlock>(blocks(card.at(t)).at(0));
        for (const AlgorithmLine& line : algorithm.lines)
            opaque += line.color.alpha == 1 ? '1' : line.color.alpha == 0 ? '0' : '?';
        return opaque;
    };
    BOOST_TEST(seen(0) == "1000");
    BOOST_TEST(seen(0.25) == "1000");
    BOOST_TEST(seen(0.3) == "1100");
    BOOST_TEST(seen(1) == "1111");
}

BOOST_AUTO_TEST_CASE(lines_have_colours_and_bands_by_number) {
    const ComposedCard card("      - {algorithm: [a, b, c], highlight: [2], lines: {3: red, 1: {band: '#00ff00'}}}\n");
    const auto lines = std::get<AlgorithmBlock>(blocks(card.at(1)).at(0)).lines;
    BOOST_TEST((lines.at(2).color == Color{1, 0, 0, 1}));
    BOOST_TEST((lines.at(0).band == Color{0, 1, 0, 1}));
    BOOST_TEST(lines.at(1).band.alpha > 0);
    BOOST_TEST(lines.at(2).band.alpha == 0);
}

BOOST_AUTO_TEST_CASE(what_stands_still_is_the_same_block_in_each_frame) {
    const ComposedCard card("      - text: a\n      - {formula: '\\id{b}{x}', parts: {b: {from: 0.5}}}\n", animated);
    const auto first = std::get<Card>(card.at(0).plot).groups, last = std::get<Card>(card.at(1).plot).groups;
    BOOST_TEST(first.at(0).get() == last.at(0).get());
    BOOST_TEST(first.at(1).get() != last.at(1).get());
}

BOOST_AUTO_TEST_CASE(the_description_holds_the_source_of_formulas_and_lines) {
    const ComposedCard card(
        "      - formula: x^2 = {{ 1/4 + 1/4 }}\n      - {algorithm: [stop], title: Nothing}\n      - text: a\n");
    BOOST_TEST(card.at(1).alt ==
               "It shows the formula x² = 0.5; the algorithm \"Nothing\": (1) stop; and the words “a”.");
}

BOOST_AUTO_TEST_SUITE_END()
