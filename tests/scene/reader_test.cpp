#include "lectern/scene/reader.h"

#include "scene/yaml_tree.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// Reads the one value of a text.
struct Reading {
    SceneNames names;
    Diagnostics diagnostics;

    template <class V>
    std::optional<V> of(const Reader<V>& reader, const std::string& text) {
        trees.push_back(read_yaml(text, diagnostics));
        return reader(*trees.back()->root(), names, diagnostics);
    }
    std::string message() const { return diagnostics.empty() ? "" : diagnostics.sorted().front().message; }

    std::vector<std::unique_ptr<SourceTree>> trees;
};

template <class V>
std::string message_of(const Reader<V>& reader, const std::string& text) {
    Reading reading;
    const bool read = reading.of(reader, text).has_value();
    return read ? "read" : reading.message();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reader)

BOOST_AUTO_TEST_CASE(a_number_is_an_expression) {
    Reading reading;
    BOOST_TEST(reading.of(read::number(), "1/3").value() == 1.0 / 3);
    BOOST_TEST(reading.of(read::number(), "'-2.5e-3'").value() == -0.0025);
    BOOST_TEST(reading.of(read::number(), "2 sqrt(4)").value() == 4.0);
    BOOST_TEST(reading.of(read::number(), "pi/2").value() == 1.5707963267948966, boost::test_tools::tolerance(1e-15));
    BOOST_TEST(reading.of(read::number(), ".5").value() == 0.5);
}

BOOST_AUTO_TEST_CASE(a_number_may_use_parameters) {
    Reading reading;
    reading.names.expression_names.values.emplace("a", reading.names.pool().number(Rational(3, 2)));
    BOOST_TEST(reading.of(read::number(), "2 a").value() == 3.0);
}

BOOST_AUTO_TEST_CASE(a_bound_that_is_open_is_not_allowed_itself) {
    BOOST_TEST(message_of(read::number({0, 1}), "0") == "read");
    BOOST_TEST(message_of(read::number({0, 1}), "1.01") == "expected a number from 0 to 1, not '1.01'");
    BOOST_TEST(message_of(read::number({0, 1, true, true}), "1") == "expected a number above 0 and below 1, not '1'");
    BOOST_TEST(message_of(read::positive(), "0") == "expected a number above 0, not '0'");
}

BOOST_AUTO_TEST_CASE(an_integer_is_whole) {
    BOOST_TEST(message_of(read::integer(1, 9), "4/2") == "read");
    BOOST_TEST(message_of(read::integer(1, 9), "2.5") == "expected a whole number from 1 to 9, not '2.5'");
    BOOST_TEST(message_of(read::integer(1, 9), "1e300") == "expected a whole number from 1 to 9, not '1e300'");
}

BOOST_AUTO_TEST_CASE(a_duration_has_a_unit_or_is_in_seconds) {
    Reading reading;
    BOOST_TEST(reading.of(read::duration(100), "6 s").value() == 6.0);
    BOOST_TEST(reading.of(read::duration(100), "500ms").value() == 0.5);
    BOOST_TEST(reading.of(read::duration(100), "1.5 min").value() == 90.0);
    BOOST_TEST(reading.of(read::duration(100), "7/2").value() == 3.5);
    BOOST_TEST(message_of(read::duration(100), "-1 s") == "expected a time from 0 to 100 s, not '-1 s'");
    BOOST_TEST(message_of(read::duration(100), "6 weeks") == "unknown unit of time 'weeks'");
}

BOOST_AUTO_TEST_CASE(only_true_and_false_are_booleans) {
    Reading reading;
    BOOST_TEST(reading.of(read::boolean(), "true").value());
    BOOST_TEST(!reading.of(read::boolean(), "false").value());
    for (const std::string word : {"yes", "y", "True", "on", "1", "'true'"}) {
        BOOST_TEST(message_of(read::boolean(), word).starts_with("expected true or false"));
    }
}

BOOST_AUTO_TEST_CASE(text_is_any_scalar) {
    Reading reading;
    BOOST_TEST(reading.of(read::text(), "2024").value() == "2024");
    BOOST_TEST(reading.of(read::text(), "true").value() == "true");
    BOOST_TEST(reading.of(read::text(), "|\n  one\n  two\n").value() == "one\ntwo");
    BOOST_TEST(message_of(read::text(), "[a]") == "expected text, not a list");
    BOOST_TEST(message_of(read::text(), "~") == "expected text, not nothing");
}

BOOST_AUTO_TEST_CASE(a_point_is_a_name_or_coordinates_or_a_number) {
    Reading reading;
    PointEntry start;
    start.name = "start";
    start.at = {1, 3};
    reading.names.points.push_back(start);
    BOOST_CHECK((reading.of(read::point(), "start").value().at == std::vector<double>{1, 3}));
    BOOST_CHECK((reading.of(read::point(), "[1/2, pi - pi]").value().at == std::vector<double>{0.5, 0}));
    BOOST_CHECK((reading.of(read::point(), "2").value().at == std::vector<double>{2}));
    BOOST_TEST(message_of(read::point(), "begin") == "unknown point 'begin'");
}

BOOST_AUTO_TEST_CASE(a_broken_name_is_no_second_mistake) {
    Reading reading;
    reading.names.broken = {"f", "p"};
    BOOST_TEST(!reading.of(read::function(), "f").has_value());
    BOOST_TEST(!reading.of(read::point(), "p").has_value());
    BOOST_TEST(!reading.of(read::number(), "f(1)").has_value());
    BOOST_TEST(reading.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_range_grows) {
    BOOST_TEST(message_of(read::range(), "[0, 2 pi]") == "read");
    BOOST_TEST(message_of(read::range(), "[1, 0]") == "an empty range: 1 is not below 0");
    BOOST_TEST(message_of(read::range(), "[0, 1e-200]") == "a range that is too wide or too narrow to be drawn");
    BOOST_TEST(message_of(read::range(), "5") == "expected [low, high], not '5'");
}

BOOST_AUTO_TEST_CASE(a_misspelt_colormap_names_the_nearest) {
    Reading reading;
    BOOST_TEST(!reading.of(read::colormap(), "RdBu_q").has_value());
    BOOST_TEST(reading.message() == "unknown colormap 'RdBu_q'");
    BOOST_TEST(reading.diagnostics.sorted().front().help == "did you mean 'RdBu_r'?");
}

BOOST_AUTO_TEST_CASE(a_formula_where_a_name_stands_is_told_how_to_be_named) {
    const auto help_for = [](const std::string& text) {
        Reading reading;
        BOOST_TEST(!reading.of(read::function(), text).has_value());
        BOOST_TEST(reading.message() == "expected a function's name, not " + text);
        return reading.diagnostics.sorted().front().help;
    };
    BOOST_TEST(help_for("'2 sin(y) exp(x)'") ==
               "give it a name above, 'functions: {\"f(x, y)\": \"2 sin(y) exp(x)\"}', and write 'f' here");
    BOOST_TEST(help_for("'z = x^2 + y^2'") ==
               "give it a name above, 'functions: {\"f(x, y)\": \"x^2 + y^2\"}', and write 'f' here");
    BOOST_TEST(help_for("'x^2 + y^2 - z^2 = 1/2'") ==
               "give it a name above, 'functions: {\"F(x, y, z)\": \"x^2 + y^2 - z^2\"}', and write "
               "'{of: F, equals: 1/2}' here");
    BOOST_TEST(help_for("'x^2 + y^2 = z^2'") ==
               "give it a name above, 'functions: {\"F(x, y, z)\": \"x^2 + y^2 - (z^2)\"}', and write "
               "'{of: F, equals: 0}' here");
}

BOOST_AUTO_TEST_CASE(all_mistakes_of_a_list_are_told) {
    Reading reading;
    BOOST_TEST(!reading.of(read::list_of(read::color(), 1, 9), "[ornage, red, bleu]").has_value());
    BOOST_TEST(reading.diagnostics.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_long_value_is_shortened_in_its_message) {
    const std::string message = message_of(read::boolean(), std::string(100, 'x'));
    BOOST_TEST(message == "expected true or false, not '" + std::string(40, 'x') + "…'");
}

BOOST_AUTO_TEST_SUITE_END()
