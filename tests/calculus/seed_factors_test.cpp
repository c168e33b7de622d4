#include "calculus/language.h"
#include "calculus/seed_functions.h"
#include "lectern/calculus/algebra.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(seed_factors)

BOOST_AUTO_TEST_CASE(slopes_equal_the_reference_and_stay_equal_when_factored) {
    for (const auto& function : seed_functions()) {
        Language language;
        const Expr f = language.parse(function["text"].get<std::string>());
        for (const Expr variable : {language.x, language.y}) {
            const std::string key = "dfd" + std::string(variable.name());
            const Expr expected = language.parse(function[key].get<std::string>());
            const Expr slope = differentiate(f, variable);
            BOOST_TEST(is_identically_zero(slope - expected), function["name"] << " " << key);
            BOOST_TEST(is_identically_zero(factor(slope) - expected), function["name"] << " " << key);
            BOOST_TEST(!is_identically_zero(factor(slope) + expected), function["name"] << " " << key);
        }
    }
}

BOOST_AUTO_TEST_CASE(slopes_print_as_the_reference_does_but_for_the_place_of_the_number) {
    Language language;
    std::vector<std::string> tex;
    for (const auto& function : seed_functions()) {
        const Expr f = language.parse(function["text"].get<std::string>());
        for (const Expr variable : {language.x, language.y}) tex.push_back(to_tex(factor(differentiate(f, variable))));
    }
    BOOST_TEST(tex[0] == "2 x");
    BOOST_TEST(tex[1] == "2 y");
    BOOST_TEST(tex[2] == "-\\frac{3}{50} x y^{2} (x - 4) (y - 6)");
    BOOST_TEST(tex[3] == "-\\frac{3}{50} x^{2} y (x - 6) (y - 4)");
}

BOOST_AUTO_TEST_SUITE_END()
