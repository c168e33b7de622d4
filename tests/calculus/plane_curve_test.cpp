#include "lectern/calculus/plane_curve.h"

#include "lectern/calculus/parse.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <ostream>

using namespace lectern;

namespace {

PlaneCurve curve_of(const std::string& x_text, const std::string& y_text, Range range) {
    ExprPool pool;
    const Expr x = pool.variable("x");
    const Names names{{{"x", x}}, {}};
    return {Program(std::array{parse_expression(x_text, names, pool), parse_expression(y_text, names, pool)},
                    std::array{x}),
            range};
}

PlaneCurve graph(const std::string& text, Range range) { return curve_of("x", text, range); }

struct Case {
    std::string function;
    Range range;
    std::vector<double> ends;  ///< Of the stretches, begin and end in turn.
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.function; }

constexpr double pi = std::numbers::pi;

const std::vector<Case> cases{
    {"x^2", {-1, 2}, {-1, 2}},
    {"1/x", {-1, 2}, {-1, 0, 0, 2}},
    {"1/x", {-3, 3}, {-3, 0, 0, 3}},
    {"1/(x^2 - 1)", {-3, 3}, {-3, -1, -1, 1, 1, 3}},
    {"tan(x)", {-4, 4}, {-4, -pi / 2, -pi / 2, pi / 2, pi / 2, 4}},
    {"sqrt(4 - x^2)", {-3, 3}, {-2, 2}},
    {"sqrt(x)", {-1, 1}, {0, 1}},
    {"log(x)", {-1, 1}, {0, 1}},
    {"floor(x)", {-1.5, 1.5}, {-1.5, -1, -1, 0, 0, 1, 1, 1.5}},
    {"abs(x)", {-1, 1}, {-1, 1}},
    {"sin(x)/x", {-2, 2}, {-2, 2}},
    {"if(x < 1, x, 2 - x)", {0, 2}, {0, 2}},
    {"if(x < 1, x, 3 - x)", {0, 2}, {0, 1, 1, 2}},
    {"atan(1/x)", {-1, 1}, {-1, 0, 0, 1}},
    {"x^(1/3)", {0, 1}, {0, 1}},
    {"sqrt(-1 - x^2)", {-1, 1}, {}},
};

TraceOptions page(Range x, Range y) { return {{x.length() / 640, y.length() / 480}, x, y}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(plane_curve)

BOOST_DATA_TEST_CASE(stretches_end_where_the_function_breaks, boost::unit_test::data::make(cases), test) {
    const auto stretches = curve_stretches(graph(test.function, test.range));
    std::vector<double> ends;
    for (const CurveStretch& stretch : stretches) {
        ends.push_back(stretch.begin);
        ends.push_back(stretch.end);
    }
    BOOST_REQUIRE(ends.size() == test.ends.size());
    for (std::size_t k = 0; k < ends.size(); ++k) BOOST_TEST(std::abs(ends[k] - test.ends[k]) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_pole_is_told_from_a_jump_and_from_a_domains_end) {
    const auto pole = curve_stretches(graph("1/x", {-1, 1}));
    BOOST_TEST((pole.at(0).at_end == CurveEnd::downwards && pole.at(1).at_begin == CurveEnd::upwards));
    const auto jump = curve_stretches(graph("floor(x)", {-0.5, 0.5}));
    BOOST_TEST((jump.at(0).at_end == CurveEnd::plain && jump.at(1).at_begin == CurveEnd::plain));
    const auto root = curve_stretches(graph("sqrt(x)", {-1, 1}));
    BOOST_TEST((root.at(0).at_begin == CurveEnd::plain));
    const auto logarithm = curve_stretches(graph("log(x)", {-1, 1}));
    BOOST_TEST((logarithm.at(0).at_begin == CurveEnd::downwards));
    const auto damped = curve_stretches(graph("x log(x)", {-1, 1}));
    BOOST_TEST((damped.at(0).at_begin == CurveEnd::plain));
}

BOOST_AUTO_TEST_CASE(chords_stay_within_the_tolerance_of_the_graph) {
    for (const auto& [text, y] : {std::pair<std::string, Range>{"sin(20 x) + x/2", {-2, 2}},
                                  {"exp(-30 x^2)", {0, 1}},
                                  {"1/(1 + 400 x^2)", {0, 1}},
                                  {"abs(x - 0.1234)", {0, 2}}}) {
        const PlaneCurve curve = graph(text, {-1, 1});
        const TraceOptions how = page({-1, 1}, y);
        const auto line = trace_curve(curve, curve_stretches(curve), how);
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            for (const double share : {0.1, 0.25, 0.5, 0.6, 0.9}) {
                // The distance upwards is no less than that to the chord.
                const Vec2 on_chord = line[k] + share * (line[k + 1] - line[k]);
                const Vec2 way = (line[k + 1] - line[k]).cwiseQuotient(how.unit);
                const double up = std::abs(curve.at(on_chord.x()).y() - on_chord.y()) / how.unit.y();
                BOOST_TEST(up * std::abs(way.x()) / way.norm() < 0.1, text << " at " << on_chord.x());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(endless_waves_are_drawn_alike_on_both_sides) {
    const PlaneCurve curve = graph("sin(1/x)", {-0.5, 0.5});
    TraceOptions how = page({-0.5, 0.5}, {-1, 1});
    how.is_graph = true;
    const auto line = trace_curve(curve, curve_stretches(curve), how);
    BOOST_TEST(line.size() < 20'000U);
    // From crest to trough to crest, as far as there are two pixels to each.
    for (const double side : {-1.0, 1.0})
        for (int wave = 1; wave < 5; ++wave) {
            const double crest = side / ((2 * wave + 0.5) * pi), trough = side / ((2 * wave + 1.5) * pi);
            for (const auto& [x, y] : {std::pair{crest, side}, {trough, -side}}) {
                double nearest = 1;
                for (const Vec2& point : line)
                    nearest = std::min(nearest, (point - Vec2(x, y)).cwiseQuotient(how.unit).norm());
                BOOST_TEST(nearest < 1, "at " << x);
            }
        }
    // And nowhere a chord off its curve that is wider than the narrowest.
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const Vec2 way = (line[k + 1] - line[k]).cwiseQuotient(how.unit);
        if (!(way.x() > 0.02)) continue;
        const Vec2 middle = (line[k] + line[k + 1]) / 2;
        const double up = std::abs(curve.at(middle.x()).y() - middle.y()) / how.unit.y();
        BOOST_TEST(up * way.x() / way.norm() < 0.1, "at " << middle.x());
    }
}

BOOST_AUTO_TEST_CASE(no_line_crosses_a_pole) {
    const PlaneCurve curve = graph("tan(x)", {-4, 4});
    const auto line = trace_curve(curve, curve_stretches(curve), page({-4, 4}, {-4, 4}));
    std::size_t breaks = 0;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (std::isnan(line[k].x())) ++breaks;
        if (k > 0 && line[k].allFinite() && line[k - 1].allFinite()) BOOST_TEST(line[k].x() >= line[k - 1].x());
    }
    BOOST_TEST(breaks == 2U);
    // Just before the first pole the line is above all that is seen.
    const auto end = std::find_if(line.begin(), line.end(), [](const Vec2& p) { return std::isnan(p.x()); });
    BOOST_TEST((end - 1)->y() > 4);
}

BOOST_AUTO_TEST_CASE(a_curve_in_a_parameter_closes) {
    const PlaneCurve circle = curve_of("cos(x)", "sin(x)", {0, 2 * pi});
    const auto line = trace_curve(circle, curve_stretches(circle), page({-1, 1}, {-1, 1}));
    for (const Vec2& point : line) BOOST_TEST(std::abs(point.norm() - 1) < 1e-12);
    BOOST_TEST((line.front() - line.back()).norm() < 1e-12);
}

BOOST_AUTO_TEST_CASE(poles_do_not_stretch_the_axes) {
    for (const char* text : {"1/x", "tan(3 x)", "1/x^2", "log(x)", "1/(x - 1) + x"}) {
        const PlaneCurve curve = graph(text, {-2, 2});
        const Range heights = heights_worth_seeing(curve, curve_stretches(curve));
        BOOST_TEST(heights.length() < 40, text);
        BOOST_TEST(heights.length() > 0.5, text);
    }
    const PlaneCurve cubic = graph("x^3", {-2, 2});
    BOOST_TEST((heights_worth_seeing(cubic, curve_stretches(cubic)) == Range{-8, 8}));
}

BOOST_AUTO_TEST_SUITE_END()
