#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

const std::string text = R"(
parameters: {still: 2, gliding: 4 t}
functions:
  f(x): x^2
  g(x): x^2 + gliding
  h(x): g(x) + 1
  own(t): t^2 + still
domain: {x: [0, 5]}
points:
  there: [1, 2]
  moved: [gliding, 1]
descents:
  slow: {function: f, from: 1, rate: 0.1}
  rising: {function: f, from: 1, rate: 0.1 + t/10}
  along: {function: g, from: 1, rate: 0.1}
figures:
  stands: {view: 2d, layers: [{curve: f}]}
  titled: {view: 2d, title: "{{ gliding | .1f }}", layers: [{curve: f}], animate: {duration: 1 s}}
  like_titled: {like: titled}
)";

struct Read {
    Read() : scene(read_scene(text, test_layer_kinds, diagnostics)) { diagnostics.throw_if_any(); }
    [[nodiscard]] std::unique_ptr<Scene> at(double t, std::string_view figure = "titled") {
        auto moment = read_scene_at(*scene, t, figure, test_layer_kinds, diagnostics);
        diagnostics.throw_if_any();
        return moment;
    }

    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
};

double value_at(const Scene& scene, std::string_view function, double x) {
    double value = 0;
    const FunctionEntry* found = scene.names.find_function(function);
    BOOST_REQUIRE(found != nullptr);
    found->field.value_program().run(std::span(&x, 1), std::span(&value, 1));
    return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(moving)

BOOST_AUTO_TEST_CASE(what_depends_on_the_time_is_found_from_the_expressions) {
    Read read;
    const std::set<std::string, std::less<>> moving{"gliding", "g", "h", "moved", "rising", "along"};
    BOOST_TEST(read.scene->names.moving == moving, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_still_is_at_the_end_of_the_time) {
    Read read;
    BOOST_CHECK_EQUAL(read.scene->names.parameters[1].value, 4);
    BOOST_CHECK_EQUAL(value_at(*read.scene, "h", 1), 6);
    BOOST_CHECK_EQUAL(read.scene->names.find_point("moved")->at[0], 4);
}

BOOST_AUTO_TEST_CASE(a_scene_may_be_read_at_any_time) {
    Read read;
    for (const double t : {0.0, 0.25, 1.0 / 3, 0.7, 1.0}) {
        const auto moment = read.at(t);
        BOOST_CHECK_EQUAL(value_at(*moment, "g", 2), 4 + 4 * t);
        BOOST_CHECK_EQUAL(value_at(*moment, "own", 3), 11);
        BOOST_CHECK_EQUAL(moment->names.find_point("moved")->at[0], 4 * t);
        BOOST_CHECK_CLOSE(moment->names.find_descent("rising")->options.rate, 0.1 + t / 10, 1e-12);
        BOOST_CHECK_EQUAL(moment->names.find_descent("along")->function, moment->names.find_function("g"));
    }
}

BOOST_AUTO_TEST_CASE(texts_tell_what_moves_in_decimals) {
    Read read;
    BOOST_CHECK_EQUAL(read.at(1.0 / 3)->figures.front().title, "1.3");
    BOOST_CHECK_EQUAL(read.scene->figures[1].title, "4.0");
}

BOOST_AUTO_TEST_CASE(figures_know_whether_they_move) {
    Read read;
    BOOST_CHECK(!read.scene->figures[0].moves);
    BOOST_CHECK(read.scene->figures[1].moves);
    BOOST_CHECK(read.scene->figures[2].moves);
    BOOST_CHECK(read.at(0.5, "like_titled")->figures.front().moves);
    BOOST_CHECK(read.at(0.5, "nowhere")->figures.empty());
}

BOOST_AUTO_TEST_CASE(watches_stand_within_each_other) {
    Read read;
    const SceneNames& names = read.scene->names;
    const TimeWatch outer(names);
    {
        const TimeWatch inner(names);
        BOOST_CHECK(!inner.saw_time());
        static_cast<void>(names.find_point("moved"));
        BOOST_CHECK(inner.saw_time());
    }
    BOOST_CHECK(outer.saw_time());
    const TimeWatch next(names);
    BOOST_CHECK(!next.saw_time());
}

BOOST_AUTO_TEST_SUITE_END()
