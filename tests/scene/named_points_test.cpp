#include "lectern/scene/scene.h"
#include "scene/find_extremum.h"
#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

const std::string functions = R"(
functions:
  T(x, y): 50 - 1/50 x^2 (x - 6) y^2 (y - 6)
  f(x): x^3 - 3x
  bowl(x, y): (x - 1)^2 + y^2
  waves(x, y): cos(2 pi x) + y^2
  pole(x, y): 1/(x - 2) + y
  slope(x, y): x (1 + y^2)
  dome(x, y): sqrt(9 - x^2 - y^2)
domain: {x: [0, 5], y: [0, 5]}
figures: {a: {view: 2d, layers: [{curve: f}]}}
points: )";

struct Read {
    explicit Read(const std::string& points)
        : scene(read_scene(functions + points + "\n", test_layer_kinds, diagnostics)) {}
    [[nodiscard]] const PointEntry& point(std::string_view name = "p") const {
        const PointEntry* found = scene->names.find_point(name);
        BOOST_REQUIRE_MESSAGE(found != nullptr, mistake());
        return *found;
    }
    [[nodiscard]] std::string mistake() const {
        std::string all;
        for (const Diagnostic& told : diagnostics.sorted()) all += told.message;
        return all;
    }
    [[nodiscard]] std::string help() const { return diagnostics.sorted().at(0).help; }

    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
};

std::vector<double> at(double x, double y) { return {x, y}; }

/// A made-up set of critical points: places of a function with given values.
struct Made {
    ExprPool pool;
    CriticalPoints points;
    Made() { points.complete = points.boundary_complete = true; }
    void add(double x, Interval value, bool certified = true) {
        CriticalPoint point;
        point.at = {{x, Interval(x), {}}};
        point.value = {value.middle(), value, {}};
        point.certified = certified;
        points.isolated.push_back(point);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(named_points)

BOOST_AUTO_TEST_CASE(the_least_value_of_the_sauna_is_at_4_4_exactly) {
    const Read read("{p: {minimum_of: T}}");
    const PointEntry& coldest = read.point();
    BOOST_TEST(coldest.at == at(4, 4));
    BOOST_REQUIRE(coldest.exact && coldest.found);
    BOOST_CHECK((*coldest.exact)[0].is_number(4));
    BOOST_CHECK(coldest.found->value.exact->number() == Rational(738, 25));
    BOOST_TEST(coldest.function->name == "T");
}

BOOST_AUTO_TEST_CASE(a_minimum_may_stand_on_the_edge) {
    BOOST_TEST(Read("{p: {minimum_of: f, domain: {x: [-3, 2]}}}").point().at[0] == -3.0);
    BOOST_TEST(Read("{p: {maximum_of: bowl}}").point().at == at(5, 5));
}

BOOST_AUTO_TEST_CASE(a_domain_of_its_own_overrides_the_scene) {
    BOOST_TEST(Read("{p: {minimum_of: f, domain: {x: [-1.5, 3]}}}").point().at[0] == 1.0);
    BOOST_TEST(Read("{p: {maximum_of: f, domain: {x: [-1.5, 1.5]}}}").point().at[0] == -1.0);
}

BOOST_AUTO_TEST_CASE(a_critical_point_is_the_nearest_one) {
    const std::string of = "{p: {critical_point_of: f, domain: {x: [-2, 2]}, near: ";
    BOOST_TEST(Read(of + "[0.5]}}").point().at[0] == 1.0);
    BOOST_TEST(Read(of + "-4}}").point().at[0] == -1.0);
    BOOST_TEST(Read(of + "0}}").mistake() == "two critical points of 'f' are equally near: (−1) and (1)");
}

BOOST_AUTO_TEST_CASE(several_places_of_the_least_value_are_told) {
    const Read read("{p: {minimum_of: waves}}");
    BOOST_TEST(read.mistake().starts_with("'waves' takes its least value, −1, at more than one place: "));
}

BOOST_AUTO_TEST_CASE(a_whole_curve_of_the_greatest_value_is_told) {
    const Read read("{p: {maximum_of: T}}");
    BOOST_TEST(read.mistake() ==
               "'T' takes its greatest value, 50, at more than one place: all along x = 0 and all along y = 0");
}

BOOST_AUTO_TEST_CASE(a_whole_side_of_the_least_value_is_told) {
    BOOST_TEST(Read("{p: {minimum_of: slope}}").mistake() == "'slope' takes its least value, 0, all along x = 0");
}

BOOST_AUTO_TEST_CASE(a_function_without_bounds_has_no_least_value) {
    BOOST_TEST(Read("{p: {minimum_of: pole}}").mistake().starts_with("it can't be proved where 'pole' is least: "));
}

BOOST_AUTO_TEST_CASE(a_place_where_a_function_breaks_off_counts_where_it_may_be_the_lowest) {
    BOOST_TEST(Read("{p: {maximum_of: dome}}").point().at == at(0, 0));
    BOOST_TEST(Read("{p: {minimum_of: dome}}").mistake().starts_with("it can't be proved where 'dome' is least: "));
}

BOOST_AUTO_TEST_CASE(numbers_stay_exact) {
    const Read read("{p: [1/3, 0.1]}");
    BOOST_REQUIRE(read.point().exact);
    BOOST_CHECK((*read.point().exact)[0].number() == Rational(1, 3));
    BOOST_CHECK((*read.point().exact)[1].number() == Rational(1, 10));
}

BOOST_AUTO_TEST_CASE(a_point_named_after_another_is_the_same_place) {
    const Read read("{q: {minimum_of: T}, p: q}");
    BOOST_CHECK(read.point().found == read.point("q").found);
}

BOOST_AUTO_TEST_CASE(the_search_is_done_once) {
    const Read read("{p: {minimum_of: T}}");
    const SceneNames& names = read.scene->names;
    const std::vector<Range> box{{0, 5}, {0, 5}};
    const auto* first = &names.mathematics().critical_points(*names.find_function("T"), box);
    BOOST_CHECK(first == &names.mathematics().critical_points(*names.find_function("T"), box));
}

BOOST_AUTO_TEST_CASE(the_one_lowest_place_is_found_among_enclosures) {
    Made made;
    made.add(1, {2, 2.1});
    made.add(2, {1, 1.5});
    made.add(3, {1.6, 1.7});
    BOOST_TEST(find_extremum("f", made.points, false).point->at[0].value == 2.0);
    BOOST_TEST(find_extremum("f", made.points, true).point->at[0].value == 1.0);
}

BOOST_AUTO_TEST_CASE(places_that_cannot_be_told_apart_are_several) {
    Made made;
    made.add(1, {1, 1.2});
    made.add(2, {1.1, 1.3});
    const FoundPlace place = find_extremum("f", made.points, false);
    BOOST_TEST(place.message == "'f' takes its least value, 1.1, at more than one place: (1) and (2)");
    BOOST_TEST(place.help == "choose one: {critical_point_of: f, near: [x, y]}");
}

BOOST_AUTO_TEST_CASE(what_is_undecided_and_reaches_below_keeps_a_minimum_from_being_told) {
    Made made;
    made.add(1, {1, 1.2});
    made.points.complete = false;
    made.points.undecided.push_back({{Interval(2, 3)}, Interval(0, 5)});
    BOOST_TEST(find_extremum("f", made.points, false).message ==
               "it can't be proved where 'f' is least: something near (2.5) is undecided");
    made.points.undecided[0].values = Interval(2, 5);
    BOOST_CHECK(find_extremum("f", made.points, false).point != nullptr);
    BOOST_CHECK(find_extremum("f", made.points, true).point == nullptr);
}

BOOST_AUTO_TEST_CASE(an_edge_that_was_not_searched_keeps_a_minimum_from_being_told) {
    Made made;
    made.add(1, {1, 1.2});
    made.points.boundary_complete = false;
    BOOST_CHECK(find_extremum("f", made.points, false).point == nullptr);
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_proved_is_no_minimum) {
    Made made;
    made.add(1, {1, 1.2}, false);
    made.add(2, {3, 3.2});
    BOOST_TEST(find_extremum("f", made.points, false).message ==
               "it can't be proved where 'f' is least: (1) isn't proved");
}

BOOST_AUTO_TEST_SUITE_END()
