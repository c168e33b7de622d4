#include "lectern/calculus/critical_points.h"

#include "calculus/seed_functions.h"
#include "calculus/textbook_functions.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>
#include <string>

using namespace lectern;
using nlohmann::json;

namespace lectern {
std::ostream& operator<<(std::ostream& out, const TextbookFunction& function) { return out << function.name; }
}  // namespace lectern

namespace {

constexpr double literature_digits = 2e-6;

/// What is found, without the expressions, which go with their pool.
CriticalPoints numbers_of(CriticalPoints found) {
    for (auto* list : {&found.isolated, &found.boundary}) {
        for (CriticalPoint& point : *list) {
            point.value.exact.reset();
            for (ProvedNumber& coordinate : point.at) coordinate.exact.reset();
        }
    }
    found.curves.clear();
    found.boundary_curves.clear();
    return found;
}

CriticalPoints found_for(const TextbookFunction& function) {
    const TextbookField field(function);
    return numbers_of(find_critical_points(field.field, function.domain));
}

CriticalPoints found_for(const std::string& text, const std::vector<Range>& domain, CriticalPointOptions options = {}) {
    const TestField field(text);
    return numbers_of(find_critical_points(field.field, domain, options));
}

bool is_near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b)); }

const CriticalPoint* find_near(const std::vector<CriticalPoint>& points, const std::vector<double>& at,
                               double tolerance) {
    for (const CriticalPoint& point : points) {
        bool near = true;
        for (std::size_t i = 0; i < at.size(); ++i) near = near && is_near(point.at[i].value, at[i], tolerance);
        if (near) return &point;
    }
    return nullptr;
}

std::string described(const TextbookFunction::Point& point) {
    std::ostringstream text;
    text << name_of(point.kind) << " of " << point.value << " at";
    for (const double coordinate : point.at) text << ' ' << coordinate;
    return text.str();
}

void check_points(const std::vector<CriticalPoint>& found, const std::vector<TextbookFunction::Point>& expected) {
    for (const TextbookFunction::Point& point : expected) {
        const CriticalPoint* near = find_near(found, point.at, literature_digits);
        BOOST_REQUIRE_MESSAGE(near != nullptr, "not found: " + described(point));
        BOOST_CHECK_MESSAGE(is_near(near->value.value, point.value, literature_digits), described(point));
        BOOST_CHECK_MESSAGE(near->kind == point.kind, described(point) + ", not " + name_of(near->kind));
        BOOST_CHECK_MESSAGE(near->certified, described(point) + " is not proved");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(critical_points)

BOOST_DATA_TEST_CASE(textbook_functions_have_the_points_of_the_literature_and_no_others, textbook_functions(),
                     function) {
    const CriticalPoints found = found_for(function);
    BOOST_CHECK(found.complete);
    BOOST_CHECK(found.undecided.empty());
    BOOST_CHECK_EQUAL(found.isolated.size(), function.count);
    check_points(found.isolated, function.points);
    check_points(found.boundary, function.boundary);
}

BOOST_DATA_TEST_CASE(critical_curves_are_told_as_equations_with_kind_and_value, textbook_functions(), function) {
    const TextbookField field(function);
    const CriticalPoints found = find_critical_points(field.field, function.domain);
    BOOST_REQUIRE_EQUAL(found.curves.size(), function.curves.size());
    for (std::size_t k = 0; k < function.curves.size(); ++k) {
        BOOST_CHECK_EQUAL(equation_of(found.curves[k]).text, function.curves[k].equation);
        BOOST_CHECK_EQUAL(name_of(found.curves[k].kind), name_of(function.curves[k].kind));
        BOOST_REQUIRE(found.curves[k].value.has_value());
        BOOST_CHECK_SMALL(found.curves[k].value->value - function.curves[k].value, 1e-12);
    }
}

BOOST_DATA_TEST_CASE(every_point_found_is_enclosed_to_1e_12_where_the_gradient_holds_zero, textbook_functions(),
                     function) {
    const TextbookField field(function);
    const Program gradient(field.field.gradient(), field.field.variables());
    for (const CriticalPoint& point : find_critical_points(field.field, function.domain).isolated) {
        std::vector<Interval> box;
        for (const ProvedNumber& coordinate : point.at) {
            BOOST_CHECK(coordinate.enclosure.contains(coordinate.value));
            BOOST_CHECK_LE(coordinate.enclosure.width(), 1e-12 * std::max(1.0, std::abs(coordinate.value)));
            // A little wider, so that a corner of the function shows.
            box.push_back(coordinate.enclosure + Interval(-1e-12, 1e-12));
        }
        std::vector<Enclosure> slopes(box.size());
        gradient.enclose(box, slopes);
        // On a corner there is no one slope.
        const bool smooth = std::all_of(slopes.begin(), slopes.end(), [](const Enclosure& slope) {
            return slope.regularity == Regularity::continuous;
        });
        for (const Enclosure& slope : slopes) BOOST_CHECK(!smooth || slope.range.contains_zero());
        BOOST_CHECK(point.value.enclosure.contains(point.value.value));
    }
}

BOOST_AUTO_TEST_CASE(the_sauna_is_coldest_at_exactly_4_4_and_hottest_on_two_lines) {
    const TestField sauna("50 - 1/50 x^2 (x - 6) y^2 (y - 6)");
    const CriticalPoints found = find_critical_points(sauna.field, std::array{Range{0, 5}, Range{0, 5}});
    BOOST_CHECK(found.complete);
    BOOST_REQUIRE_EQUAL(found.isolated.size(), 1U);
    BOOST_CHECK(found.isolated[0].place() == (std::vector<double>{4, 4}));
    BOOST_REQUIRE(found.isolated[0].value.exact.has_value());
    BOOST_CHECK(found.isolated[0].value.exact->number() == Rational(738, 25));
    BOOST_CHECK(found.isolated[0].kind == CriticalKind::minimum);
    BOOST_REQUIRE_EQUAL(found.curves.size(), 2U);
    for (const CriticalCurve& curve : found.curves) {
        BOOST_CHECK(curve.kind == CriticalKind::maximum);
        BOOST_CHECK(curve.value->exact->is_number(50));
    }
    BOOST_CHECK_EQUAL(equation_of(found.curves[0]).text, "x = 0");
    BOOST_CHECK_EQUAL(equation_of(found.curves[1]).text, "y = 0");
}

BOOST_AUTO_TEST_CASE(the_sauna_has_two_minima_and_a_maximum_along_its_edge) {
    const CriticalPoints found = found_for("50 - 1/50 x^2 (x - 6) y^2 (y - 6)", {{0, 5}, {0, 5}});
    BOOST_CHECK(found.boundary_complete);
    BOOST_REQUIRE_EQUAL(found.boundary.size(), 3U);
    check_points(found.boundary, {{{5, 4}, 34, CriticalKind::minimum},
                                  {{4, 5}, 34, CriticalKind::minimum},
                                  {{5, 5}, 37.5, CriticalKind::maximum}});
    // From (5, 4) it grows colder inwards: a minimum of the edge, not of the room.
    BOOST_CHECK(!find_near(found.boundary, {5, 4}, 1e-9)->of_domain);
    BOOST_CHECK(find_near(found.boundary, {5, 5}, 1e-9)->of_domain);
}

BOOST_AUTO_TEST_CASE(the_critical_points_of_the_seed_come_out_to_1e_9) {
    for (const json& function : seed_functions()) {
        std::vector<Range> domain;
        for (const json& side : function["domain"]) domain.push_back({side[0].get<double>(), side[1].get<double>()});
        const CriticalPoints found = found_for(function["text"].get<std::string>(), domain);
        BOOST_CHECK(found.complete);
        BOOST_CHECK_EQUAL(found.isolated.size(), function["critical_points"].size());
        for (const json& expected : function["critical_points"]) {
            const CriticalPoint* point =
                find_near(found.isolated, {expected["x"].get<double>(), expected["y"].get<double>()}, 1e-9);
            BOOST_REQUIRE_MESSAGE(point != nullptr, expected.dump());
            BOOST_CHECK_MESSAGE(is_near(point->value.value, expected["z"].get<double>(), 1e-9), expected.dump());
            BOOST_CHECK_EQUAL(name_of(point->kind), expected["kind"].get<std::string>());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_certified_sets_of_the_reference_come_out_whole) {
    const json all = reference("critical_points.json");
    for (const char* name : {"multi", "sincos_gauss", "sauna"}) {
        const json& function = all[name];
        const auto d = function["domain"].get<std::vector<double>>();
        const CriticalPoints found = found_for(function["f"].get<std::string>(), {{d[0], d[1]}, {d[2], d[3]}});
        BOOST_CHECK(found.complete);
        BOOST_CHECK_EQUAL(found.isolated.size(), function["isolated"].size());
        for (const json& expected : function["isolated"]) {
            const auto number = [&](const char* key) { return std::stod(expected[key].get<std::string>()); };
            const CriticalPoint* point = find_near(found.isolated, {number("x"), number("y")}, 1e-12);
            BOOST_REQUIRE_MESSAGE(point != nullptr, expected.dump());
            BOOST_CHECK_SMALL(point->value.value - number("f"), 1e-12);
            BOOST_CHECK(std::string(name_of(point->kind)).starts_with(expected["type"].get<std::string>()));
        }
    }
}

/// Newton's method from a grid of starts finds no point that the proved set lacks.
BOOST_DATA_TEST_CASE(no_start_of_newtons_method_ends_in_a_point_that_is_missing, boost::unit_test::data::xrange(20),
                     seed) {
    std::mt19937 random(static_cast<unsigned>(seed));
    std::string text = "0";
    for (int i = 0; i <= 4; ++i) {
        for (int j = 0; i + j <= 4; ++j) {
            const int coefficient = static_cast<int>(random() % 19U) - 9;
            text += " + (" + std::to_string(coefficient) + ") x^" + std::to_string(i) + " y^" + std::to_string(j);
        }
    }
    const TestField field(text);
    const CriticalPoints found = find_critical_points(field.field, std::array{Range{-2, 2}, Range{-2, 2}});
    BOOST_REQUIRE(found.complete);
    int ended_inside = 0;
    for (int start = 0; start < 400; ++start) {
        std::vector<double> p{-1.9 + 0.2 * (start % 20), -1.9 + 0.2 * (start / 20)};
        for (int step = 0; step < 50; ++step) {
            const std::vector<double> g = field.field.gradient_at(p), h = field.field.hessian_at(p);
            const double determinant = h[0] * h[3] - h[1] * h[2];
            p[0] -= (h[3] * g[0] - h[1] * g[1]) / determinant;
            p[1] -= (h[0] * g[1] - h[2] * g[0]) / determinant;
        }
        const bool inside = std::abs(p[0]) < 1.999 && std::abs(p[1]) < 1.999;
        const std::vector<double> g = field.field.gradient_at(p);
        if (!inside || !(std::hypot(g[0], g[1]) < 1e-9)) continue;
        ++ended_inside;
        BOOST_CHECK(find_near(found.isolated, p, 1e-6) != nullptr);
    }
    BOOST_CHECK(ended_inside > 0 || found.isolated.empty());
}

BOOST_AUTO_TEST_CASE(a_search_that_is_cut_short_lists_the_boxes_that_hold_what_it_lacks) {
    CriticalPointOptions little;
    little.boxes = 40;
    const std::string text = "sin(3x) cos(2y) + x y/5";
    const CriticalPoints cut_short = found_for(text, {{-3, 3}, {-3, 3}}, little);
    BOOST_CHECK(!cut_short.complete);
    BOOST_REQUIRE(!cut_short.undecided.empty());
    for (const CriticalPoint& point : found_for(text, {{-3, 3}, {-3, 3}}).isolated) {
        const auto holds_point = [&](const UndecidedBox& left) {
            return left.box[0].contains(point.at[0].value) && left.box[1].contains(point.at[1].value);
        };
        BOOST_CHECK(find_near(cut_short.isolated, point.place(), 1e-9) != nullptr ||
                    std::any_of(cut_short.undecided.begin(), cut_short.undecided.end(), holds_point));
    }
}

BOOST_AUTO_TEST_CASE(a_side_of_one_value_is_told_as_a_whole) {
    const TestField slope("x (1 + y^2)");
    const CriticalPoints found = find_critical_points(slope.field, std::array{Range{0, 1}, Range{0, 1}});
    BOOST_CHECK(found.complete && found.boundary_complete);
    BOOST_REQUIRE_EQUAL(found.boundary_curves.size(), 1U);
    BOOST_CHECK_EQUAL(equation_of(found.boundary_curves[0]).text, "x = 0");
    BOOST_CHECK(found.boundary_curves[0].kind == CriticalKind::minimum);
    BOOST_CHECK(found.boundary_curves[0].value->exact->is_number(0));
}

BOOST_AUTO_TEST_CASE(values_near_breaks_are_told_and_of_a_continuous_function_there_are_none) {
    BOOST_CHECK(!found_for("x^2 + sin(y)", {{-1, 1}, {-1, 1}}).values_near_breaks.has_value());
    const auto pole = found_for("1/x + x y + 1/y", {{-3, 3}, {-3, 3}}).values_near_breaks;
    BOOST_REQUIRE(pole.has_value());
    BOOST_CHECK(pole->contains(-1e9) && pole->contains(1e9));
    const auto rim = found_for("sqrt(9 - x^2 - y^2)", {{-3, 3}, {-3, 3}}).values_near_breaks;
    BOOST_REQUIRE(rim.has_value());
    BOOST_CHECK(rim->low >= 0 && rim->high < 2);
}

BOOST_AUTO_TEST_CASE(a_constant_is_critical_everywhere) {
    for (const Range side : {Range{-1, 1}, Range{0, 3}}) {
        const CriticalPoints found = found_for("5", {side, side});
        BOOST_CHECK(!found.complete);
        BOOST_CHECK(found.isolated.empty());
        BOOST_REQUIRE_EQUAL(found.undecided.size(), 1U);
        BOOST_CHECK(found.undecided[0].box == (std::vector<Interval>(2, Interval(side.low, side.high))));
    }
}

BOOST_AUTO_TEST_CASE(corners_inside_corners_are_searched) {
    const CriticalPoints found = found_for("||x| - 1| + y^2", {{-2, 2}, {-1, 1}});
    BOOST_CHECK(found.complete);
    check_points(
        found.isolated,
        {{{-1, 0}, 0, CriticalKind::minimum}, {{1, 0}, 0, CriticalKind::minimum}, {{0, 0}, 1, CriticalKind::saddle}});
    BOOST_CHECK_EQUAL(found.isolated.size(), 3U);
}

BOOST_AUTO_TEST_CASE(a_small_loop_of_critical_points_is_not_taken_for_none) {
    // Along a circle of radius 1/1000 all slopes are 0; a coarse look at signs sees nothing of it.
    const TestField loop("((x - 1/7)^2 + (y - 1/3)^2 - 1/1000000)^2");
    const CriticalPoints found = find_critical_points(loop.field, std::array{Range{-2, 2}, Range{-2, 2}});
    BOOST_CHECK(!found.complete || found.curves.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_function_that_jumps_is_not_said_to_be_searched_to_the_end) {
    for (const char* text :
         {"(x - 1/2)^2 + y^2 + floor(2x)", "floor(2x) + y^2", "floor(2x)", "sign(x) + mod(y, 1)", "if(x < 0, x, y)"}) {
        const CriticalPoints found = found_for(text, {{-1, 1}, {-1, 1}});
        BOOST_CHECK_MESSAGE(!found.complete, text);
        BOOST_CHECK_MESSAGE(!found.undecided.empty(), text);
        BOOST_CHECK_MESSAGE(found.values_near_breaks.has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(points_that_are_not_isolated_in_three_variables_are_left_undecided) {
    const TextbookField field({"tube", {"x", "y", "z"}, "x^2 + y^2", {}, {}, 0, {}});
    const CriticalPoints found =
        find_critical_points(field.field, std::array{Range{-1, 1}, Range{-1, 1}, Range{-1, 1}});
    BOOST_CHECK(!found.complete);
    BOOST_REQUIRE_EQUAL(found.undecided.size(), 1U);
    BOOST_CHECK_LE(found.undecided[0].box[0].width(), 1e-9);
    BOOST_CHECK(found.undecided[0].box[2] == Interval(-1, 1));
}

BOOST_AUTO_TEST_CASE(the_top_of_a_cone_is_an_extremum_without_slopes) {
    const CriticalPoints found = found_for("sqrt(x^2 + y^2)", {{-1, 1}, {-1, 1}});
    BOOST_REQUIRE_EQUAL(found.isolated.size(), 1U);
    BOOST_CHECK(found.isolated[0].kind == CriticalKind::minimum);
}

BOOST_AUTO_TEST_CASE(a_point_beyond_the_edge_is_left_out_and_one_on_it_is_kept) {
    BOOST_CHECK(found_for("(x - 1)^2 + y^2", {{-1, 0.999999}, {-1, 1}}).isolated.empty());
    const CriticalPoints found = found_for("(x - 1)^2 + y^2", {{-1, 1}, {-1, 1}});
    BOOST_REQUIRE_EQUAL(found.isolated.size(), 1U);
    BOOST_CHECK(found.isolated[0].on_edge);
}

BOOST_AUTO_TEST_CASE(waves_have_a_crest_and_a_trough_of_one_equation) {
    const TestField waves("sin(x + y)");
    const CriticalPoints found = find_critical_points(waves.field, std::array{Range{0, 3}, Range{0, 3}});
    BOOST_REQUIRE_EQUAL(found.curves.size(), 2U);
    BOOST_CHECK_EQUAL(equation_of(found.curves[0]).text, "cos(x + y) = 0");
    BOOST_CHECK(found.curves[0].kind != found.curves[1].kind);
}

BOOST_AUTO_TEST_CASE(the_same_search_gives_the_same_doubles) {
    const std::string text = "sin(x) cos(y) exp(-(x^2 + y^2)/8)";
    const CriticalPoints first = found_for(text, {{-4, 4}, {-4, 4}}), second = found_for(text, {{-4, 4}, {-4, 4}});
    BOOST_REQUIRE_EQUAL(first.isolated.size(), second.isolated.size());
    for (std::size_t k = 0; k < first.isolated.size(); ++k)
        BOOST_CHECK(first.isolated[k].place() == second.isolated[k].place());
}

BOOST_AUTO_TEST_SUITE_END()
