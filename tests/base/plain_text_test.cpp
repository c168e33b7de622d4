#include "lectern/base/plain_text.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(plain_texts)

BOOST_AUTO_TEST_CASE(words_stay) {
    BOOST_CHECK_EQUAL(plain_text("Gradient descent"), "Gradient descent");
    BOOST_CHECK_EQUAL(plain_text("costs 5 \\$ each\nday"), "costs 5 $ each day");
}

BOOST_AUTO_TEST_CASE(mathematics_is_read_as_signs) {
    BOOST_CHECK_EQUAL(plain_text("Tangent plane at the minimum, $T = 29.52$"),
                      "Tangent plane at the minimum, T = 29.52");
    BOOST_CHECK_EQUAL(plain_text("from $(1, 3)$ with $\\alpha = 0.1$"), "from (1, 3) with α = 0.1");
    BOOST_CHECK_EQUAL(plain_text("$f(x) = \\frac{1}{2}x^3 - 2x$"), "f(x) = 1/2x³ − 2x");
    BOOST_CHECK_EQUAL(plain_text("$\\frac{x + 1}{y-2}$"), "(x + 1)/(y−2)");
    BOOST_CHECK_EQUAL(plain_text("$\\sqrt{2}, \\sqrt[3]{x+1}$"), "√2, ³√(x+1)");
    BOOST_CHECK_EQUAL(plain_text("$\\lVert\\nabla f(p)\\rVert \\le \\varepsilon$"), "‖∇f(p)‖ ≤ ε");
    BOOST_CHECK_EQUAL(plain_text("$x_1^{n+1}$ in $^\\circ$C"), "x_1^(n+1) in °C");
    BOOST_CHECK_EQUAL(plain_text("$e^{-x^2}$, $2\\sin x$, $\\sin(x)$"), "e^(−x²), 2sin x, sin(x)");
}

BOOST_AUTO_TEST_CASE(words_within_mathematics_and_parts_are_read) {
    BOOST_CHECK_EQUAL(plain_text("$x > 0 \\text{ if $y$ is small}$"), "x > 0 if y is small");
    BOOST_CHECK_EQUAL(plain_text("$\\id{step}{x^2} + \\color{red}{y}$"), "x² + y");
}

BOOST_AUTO_TEST_CASE(macros_are_put_in) {
    TextMacros macros;
    macros["R"] = {0, "\\mathbb{R}"};
    macros["norm"] = {1, "\\lVert #1 \\rVert"};
    const Typography typography{FontFamily::stix_two, std::make_shared<const TextMacros>(macros)};
    BOOST_CHECK_EQUAL(plain_text("$\\norm{x} \\in \\R$", typography), "‖x ‖ ∈ ℝ");
}

BOOST_AUTO_TEST_CASE(any_text_is_read_to_its_end) {
    for (const char* text : {"$", "$\\", "$\\frac", "$\\frac{a", "$^", "$_{", "$\\sqrt[3", "${{{", "$}}$", "$\\R\\"})
        BOOST_CHECK_NO_THROW(plain_text(text));
}

BOOST_AUTO_TEST_SUITE_END()
