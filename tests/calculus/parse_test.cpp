#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct SameMeaning {
    const char* text;
    const char* plain;
};

std::ostream& operator<<(std::ostream& out, const SameMeaning& pair) { return out << pair.text; }

const std::vector<SameMeaning> readings{
    {"1/2 x", "(1/2)*x"},
    {"1/2x", "(1/2)*x"},
    {"2x^2", "2*(x^2)"},
    {"2x y", "2*x*y"},
    {"3(x-1)", "3*(x - 1)"},
    {"x(x-1)", "x*(x - 1)"},
    {"(x+1)(x-1)", "(x + 1)*(x - 1)"},
    {"-x^2", "-(x^2)"},
    {"2^3^2", "512"},
    {"2^-x", "2^(-x)"},
    {"x**2", "x^2"},
    {"x − 2 · y × z ⋅ t", "x - 2*y*z*t"},
    {"x² + y³ + z⁴", "x^2 + y^2*y + z^4"},
    {"x¹² x⁻¹", "x^11"},
    {"2π", "2*pi"},
    {"0.1 + 1/50", "6/50"},
    {"2.5e-3", "1/400"},
    {"2e", "2*e"},
    {"sin^2(x)", "sin(x)^2"},
    {"sin²(x)", "sin(x)^2"},
    {"3!", "6"},
    {"-3!", "-6"},
    {"2^3!", "64"},
    {"x!", "gamma(x + 1)"},
    {"|x|", "abs(x)"},
    {"2|x|y|x - 1|", "2*y*abs(x)*abs(x - 1)"},
    {"||x| - 1|", "abs(abs(x) - 1)"},
    {"|x (2|y|)|", "abs(2*x*abs(y))"},
    {"sum(k, 0, 4, x^k / k!)", "1 + x + x^2/2 + x^3/6 + x^4/24"},
    {"sum(k, 3, 2, x)", "0"},
    {"product(k, 1, 3, x - k)", "(x - 1)*(x - 2)*(x - 3)"},
    {"sum(i, 1, 2, sum(j, 1, 2, x^(i j)))", "x + 2x^2 + x^4"},
    {"if(x < 1, x, y)", "if(1 > 1, 0, if(x < 1, x, y))"},
    {"if(x ≤ 1, x, y)", "if(x <= 1, x, y)"},
    {"if(2 ≥ 1, x, y)", "x"},
    {"ease(1/4)", "3/4^2 - 2/4^3"},
    {"ease(-1) + ease(2)", "1"},
    {"lerp(2, 4, t)", "2 + 2t"},
    {"clamp(7/2, 0, 3)", "3"},
    {"step(0, 4) + 10 step(0.5, 4) + 100 step(1, 4)", "420"},
    {"arcsin(x) + arctan(y)", "asin(x) + atan(y)"},
    {"log(x)", "ln(x)"},
    {"T(1, 3)", "473/10"},
    {"T(y, x)", "50 - 1/50 y^2 (y - 6) x^2 (x - 6)"},
    {"+-+x", "-x"},
    {"  x\t+\n1 ", "x + 1"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(parse)

BOOST_DATA_TEST_CASE(reads_as_the_plain_form, boost::unit_test::data::make(readings), pair) {
    Language language;
    BOOST_TEST(language.text(pair.text) == language.text(pair.plain));
    BOOST_CHECK(language.parse(pair.text) == language.parse(pair.plain));
}

BOOST_AUTO_TEST_CASE(a_step_shows_each_count_for_the_same_share_of_the_time) {
    Language language;
    BOOST_TEST(language.text("step(0.249, 3)") == "0");
    BOOST_TEST(language.text("step(0.25, 3)") == "1");
    BOOST_TEST(language.text("step(0.75, 3)") == "3");
    BOOST_TEST(language.text("step(1, 3)") == "3");
}

BOOST_AUTO_TEST_CASE(named_numbers_stand_for_their_values) {
    Language language;
    language.names.values.emplace("a", language.parse("1/3"));
    BOOST_TEST(language.text("6a x") == "2*x");
}

BOOST_AUTO_TEST_CASE(greek_letters_are_names) {
    Language language;
    language.names.values.emplace("α", language.pool.variable("α"));
    BOOST_TEST(language.text("2α") == "2*α");
}

BOOST_AUTO_TEST_CASE(a_signature_names_the_function_and_its_parameters) {
    const Signature signature = parse_signature(" T( x , y)");
    BOOST_TEST(signature.name == "T");
    BOOST_TEST(signature.parameters == (std::vector<std::string>{"x", "y"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(names_of_the_language_are_not_definable) {
    for (const char* name : {"e", "pi", "sin", "sum", "product", "if", "ease", "π", "2x", "x y", "", "x-1"})
        BOOST_TEST(!is_definable_name(name), name);
    for (const char* name : {"x", "T", "rate_1", "_", "α", "x2"}) BOOST_TEST(is_definable_name(name), name);
}

BOOST_AUTO_TEST_SUITE_END()
