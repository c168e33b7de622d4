#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

const std::string start = R"(
functions: {f(x): x^2}
figures:
  base:
    view: 2d
    title: The base
    size: [300, 200]
    layers: [{curve: f, group: one}, {point: [1, 1], group: two}, {descent: d}]
)";

/// The figure `own` of a scene that begins with `base`.
struct Like {
    explicit Like(const std::string& keys) {
        const std::string text = start + "  own:\n    like: base\n" + keys;
        scene = read_scene(text, test_layer_kinds, diagnostics);
        for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(render_diagnostic(mistake, "scene", text));
    }
    const FigureEntry& figure() const { return scene->figures.at(1); }
    std::string kinds() const {
        std::string all;
        for (const LayerEntry& layer : figure().layers) all += layer.kind + " ";
        return all;
    }
    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(like)

BOOST_AUTO_TEST_CASE(a_figure_takes_all_keys_of_another) {
    const Like own("    caption: own\n");
    BOOST_TEST(own.figure().title == "The base");
    BOOST_CHECK(own.figure().size == Vec2(300, 200));
    BOOST_TEST(own.kinds() == "curve point descent ");
}

BOOST_AUTO_TEST_CASE(its_own_keys_override) {
    const Like own("    title: Its own\n    view: 3d\n");
    BOOST_TEST(own.figure().title == "Its own");
    BOOST_CHECK(own.figure().view == FigureView::space);
    BOOST_TEST(own.scene->figures[0].title == "The base");
}

BOOST_AUTO_TEST_CASE(its_own_layers_take_the_place_of_the_others) {
    BOOST_TEST(Like("    layers: [{point: [0, 0]}]\n").kinds() == "point ");
}

BOOST_AUTO_TEST_CASE(added_layers_come_last) {
    BOOST_TEST(Like("    add: [{curve: f}]\n").kinds() == "curve point descent curve ");
}

BOOST_AUTO_TEST_CASE(only_the_groups_to_be_shown_stay) {
    BOOST_TEST(Like("    show: [two]\n").kinds() == "point ");
    BOOST_TEST(Like("    add: [{curve: f, group: mine}]\n    show: [mine, two]\n").kinds() == "point curve ");
}

BOOST_AUTO_TEST_CASE(a_figure_may_stand_before_the_one_that_it_is_like) {
    const std::string text =
        "functions: {f(x): x}\nfigures:\n  a: {like: b, title: A}\n  b: {like: c, add: [{curve: f}]}\n"
        "  c: {view: 2d, layers: [{curve: f}]}\n";
    Diagnostics diagnostics;
    const auto scene = read_scene(text, test_layer_kinds, diagnostics);
    BOOST_TEST(diagnostics.empty());
    BOOST_TEST(scene->figures[0].name == "a");
    BOOST_TEST(scene->figures[0].layers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_long_chain_is_refused) {
    std::string text = "functions: {f(x): x}\nfigures:\n";
    for (int i = 0; i < 100; ++i) {
        text += "  f" + std::to_string(i) + ": {like: f" + std::to_string(i + 1) + "}\n";
    }
    text += "  f100: {view: 2d, layers: [{curve: f}]}\n";
    Diagnostics diagnostics;
    read_scene(text, test_layer_kinds, diagnostics);
    BOOST_TEST_REQUIRE(!diagnostics.empty());
    BOOST_TEST(diagnostics.sorted()[0].message == "more than 32 figures that are like each other");
}

BOOST_AUTO_TEST_SUITE_END()
