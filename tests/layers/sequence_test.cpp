#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// The last figure of a scene without mistakes.
struct Composed {
    explicit Composed(const std::string& sequence)
        : scene(read_scene("functions: {f(x): x^2}\ndomain: {x: [-2, 2]}\nfigures:\n"
                           "  first: {view: 2d, title: One, caption: The $x$, layers: [{curve: f}]}\n"
                           "  second: {view: 2d, title: \"{{ t | .2f }}\", layers: [{point: [t, 0]}], animate: "
                           "{duration: 2 s, fps: 10}}\n"
                           "  card: {view: text, title: Three, layers: [{text: words}]}\n  all: {" +
                               sequence + "}\n",
                           layer_kind_names(), diagnostics)) {
        diagnostics.throw_if_any();
        all = compose(*scene, diagnostics);
        diagnostics.throw_if_any();
    }
    [[nodiscard]] const Timeline& timeline() const { return all.back().timeline(); }
    [[nodiscard]] Figure at_frame(int frame) const { return all.back().at(timeline().time_of(frame), 1); }

    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
    std::vector<ComposedFigure> all;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sequences)

BOOST_AUTO_TEST_CASE(figures_follow_each_other_and_stay) {
    const Composed made("sequence: {figures: [first, second, card], hold: 1 s, fps: 20}");
    BOOST_CHECK_EQUAL(made.timeline().frames, 20 + (40 + 20) + 20);
    BOOST_CHECK_EQUAL(made.at_frame(0).title, "One");
    BOOST_CHECK_EQUAL(made.at_frame(19).title, "One");
    BOOST_CHECK_EQUAL(made.at_frame(20).title, "0.00");
    BOOST_CHECK_EQUAL(made.at_frame(21).title, "0.00");  // ten frames a second of its own
    BOOST_CHECK_EQUAL(made.at_frame(22).title, "0.05");
    BOOST_CHECK_EQUAL(made.at_frame(59).title, "1.00");
    BOOST_CHECK_EQUAL(made.at_frame(79).title, "1.00");
    BOOST_CHECK_EQUAL(made.at_frame(80).title, "Three");
    BOOST_CHECK_EQUAL(made.at_frame(99).title, "Three");
}

BOOST_AUTO_TEST_CASE(a_figure_comes_over_the_one_before) {
    const Composed made(
        "sequence: {figures: [first, {figure: card, fade: 0.4 s, hold: 2 s}], hold: 1 s, fps: 10, preset: medium}");
    BOOST_CHECK_EQUAL(made.timeline().frames, 10 + 4 + 20);
    BOOST_CHECK(made.timeline().effort.preset == VideoPreset::medium);
    double before = 0;
    for (int frame = 10; frame < 14; ++frame) {
        const Figure figure = made.at_frame(frame);
        BOOST_CHECK_EQUAL(figure.title, "Three");
        BOOST_REQUIRE(figure.fading_from);
        BOOST_CHECK_EQUAL(figure.fading_from->title, "One");
        BOOST_CHECK_GT(figure.faded_in, before);
        before = figure.faded_in;
    }
    BOOST_CHECK_LT(before, 1);
    BOOST_CHECK(!made.at_frame(9).fading_from);
    BOOST_CHECK(!made.at_frame(14).fading_from);
}

BOOST_AUTO_TEST_CASE(all_figures_have_the_size_of_the_sequence) {
    const Composed made("size: [400, 300], sequence: [first, second, card]");
    for (int frame = 0; frame < made.timeline().frames; frame += 7)
        BOOST_CHECK_EQUAL(made.at_frame(frame).size, Vec2(400, 300));
}

BOOST_AUTO_TEST_CASE(chapters_tell_where_each_begins) {
    const Composed made("sequence: {figures: [first, second, card], hold: 1 s, fps: 20}");
    const auto& chapters = made.timeline().chapters;
    BOOST_REQUIRE_EQUAL(chapters.size(), 3);
    BOOST_CHECK(chapters[0] == (Chapter{0, 1, "One", "The x"}));
    // A title that moves is none for all of it.
    BOOST_CHECK(chapters[1] == (Chapter{1, 4, "second", ""}));
    BOOST_CHECK(chapters[2] == (Chapter{4, 5, "Three", ""}));
}

BOOST_AUTO_TEST_SUITE_END()
