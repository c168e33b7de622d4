#include "lectern/calculus/scalar_field.h"

#include "calculus/seed_functions.h"

#include <boost/test/unit_test.hpp>

#include <array>

namespace lectern {
namespace {

const auto nine_digits = boost::test_tools::tolerance(1e-9);

BOOST_AUTO_TEST_SUITE(scalar_field)

BOOST_AUTO_TEST_CASE(values_and_derivatives_agree_with_sympy) {
    for (const nlohmann::json& function : seed_functions()) {
        const TestField test(function["text"]);
        for (const nlohmann::json& sample : function["samples"]) {
            const std::array<double, 2> point{sample["x"], sample["y"]};
            const std::vector<double> gradient = test.field.gradient_at(point);
            const std::vector<double> hessian = test.field.hessian_at(point);
            BOOST_TEST(test.field.value_at(point) == double(sample["f"]), nine_digits);
            BOOST_TEST(gradient[0] == double(sample["fx"]), nine_digits);
            BOOST_TEST(gradient[1] == double(sample["fy"]), nine_digits);
            BOOST_TEST(hessian[0] == double(sample["fxx"]), nine_digits);
            BOOST_TEST(hessian[1] == double(sample["fxy"]), nine_digits);
            BOOST_TEST(hessian[2] == double(sample["fxy"]), nine_digits);
            BOOST_TEST(hessian[3] == double(sample["fyy"]), nine_digits);
        }
    }
}

BOOST_AUTO_TEST_CASE(tangent_slopes_agree_with_sympy) {
    for (const nlohmann::json& function : seed_functions()) {
        const TestField test(function["text"]);
        for (const nlohmann::json& tangent : function["tangents"]) {
            const std::array<double, 2> point{tangent["x"], tangent["y"]};
            std::array<double, 3> results{};
            test.field.value_and_gradient_program().run(point, results);
            BOOST_TEST(results[0] == double(tangent["z"]), nine_digits);
            BOOST_TEST(results[1] == double(tangent["slope_x"]), nine_digits);
            BOOST_TEST(results[2] == double(tangent["slope_y"]), nine_digits);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
