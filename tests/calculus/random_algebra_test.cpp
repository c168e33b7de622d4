#include "calculus/language.h"
#include "calculus/random_expressions.h"
#include "lectern/calculus/algebra.h"
#include "lectern/calculus/program.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <span>
#include <vector>

using namespace lectern;

namespace {

constexpr int expression_count = 10'000;

/// How many points of the domain of both were compared; each must give the same value. What cancels on the way loses
/// digits, so the points where a tiny step changes the value much are left out.
int points_of_equal_value(Expr a, Expr b, std::span<const Expr> variables, RandomExpressions& random) {
    const Program program(std::array{a, b}, variables);
    int compared = 0;
    for (int trial = 0; trial < 3; ++trial) {
        std::vector<double> point;
        for (std::size_t i = 0; i < variables.size(); ++i) point.push_back(random.number(0.2, 1.8));
        std::array<double, 2> values{}, beside{};
        program.run(point, values);
        for (double& coordinate : point) coordinate *= 1 + 1e-13;
        program.run(point, beside);
        const double size = std::fabs(values[0]);
        const bool steady = std::fabs(values[0] - beside[0]) <= 1e-10 * (1 + size) &&
                            std::fabs(values[1] - beside[1]) <= 1e-10 * (1 + size);
        if (!std::isfinite(values[0]) || !std::isfinite(values[1]) || !steady || size > 1e6) continue;
        BOOST_REQUIRE_SMALL(values[0] - values[1], 1e-9 * (1 + size));
        ++compared;
    }
    return compared;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_algebra)

BOOST_AUTO_TEST_CASE(factors_and_expansions_of_random_expressions_are_equal_to_them_and_keep_their_values) {
    int compared = 0, rewritten = 0, proved = 0, limited = 0;
    for (int part = 0; part < 20; ++part) {
        Language language;
        const std::vector<Expr> variables{language.x, language.y, language.pool.variable("z")};
        RandomExpressions random(language.pool, variables, 1000 + static_cast<unsigned>(part));
        for (int i = 0; i < expression_count / 20; ++i) {
            try {
                const Expr expr = random.make(1 + i % 3);
                if (is_undefined(expr)) continue;
                const Expr factored = factor(expr), expanded = expand(expr);
                BOOST_TEST_CONTEXT(to_text(expr)
                                   << "\n  factored " << to_text(factored) << "\n  expanded " << to_text(expanded)) {
                    BOOST_REQUIRE(language.parse(to_text(factored)) == factored);
                    BOOST_REQUIRE(language.parse(to_text(expanded)) == expanded);
                    const int points = points_of_equal_value(expr, factored, variables, random);
                    if (points == 0) continue;  // Such as sqrt(-1).
                    compared += points + points_of_equal_value(expr, expanded, variables, random);
                    ++rewritten;
                    BOOST_REQUIRE(is_identically_zero(factored - expr));
                }
                proved += is_identically_zero(expanded - expr) && is_identically_zero(factor(expanded) - expr) ? 1 : 0;
            } catch (const ExpressionLimit&) {
                ++limited;
            } catch (const ExpressionError&) {
                ++limited;  // Too long to be read again.
            }
        }
    }
    BOOST_TEST_MESSAGE(rewritten << " rewritten, " << proved << " proved, " << limited << " too large, " << compared
                                 << " values");
    BOOST_TEST(rewritten > 8000);
    BOOST_TEST(proved == rewritten);
    BOOST_TEST(compared > 40'000);
}

BOOST_AUTO_TEST_CASE(ten_pools_print_the_same) {
    std::vector<std::string> first;
    for (int run = 0; run < 10; ++run) {
        Language language;
        std::vector<Expr> clutter;
        for (int i = 0; i < run; ++i) clutter.push_back(language.parse("sin(x)^" + std::to_string(i + 2) + " + y"));
        RandomExpressions random(language.pool, {language.x, language.y}, 77);
        std::vector<std::string> texts;
        for (int i = 0; i < 300; ++i) {
            try {
                const Expr expr = random.make(1 + i % 3);
                texts.push_back(to_tex(factor(expr)) + to_text(expand(expr)));
            } catch (const ExpressionLimit&) {
                texts.emplace_back("too large");
            }
        }
        if (run == 0) first = texts;
        BOOST_REQUIRE(texts == first);
    }
}

/// What is printed depends on no pool, no order of building and no address: ten runs give the same text, and it reads
/// back as the same expression.
BOOST_AUTO_TEST_CASE(ten_thousand_expressions_print_the_same_in_ten_runs) {
    std::vector<std::size_t> first;
    for (int run = 0; run < 10; ++run) {
        Language language;
        for (int i = 0; i < run; ++i) language.parse("cos(y)^" + std::to_string(i + 2) + " - x");
        RandomExpressions random(language.pool, {language.x, language.y}, 4711);
        std::vector<std::size_t> hashes;
        for (int i = 0; i < expression_count; ++i) {
            try {
                const Expr expr = random.make(1 + i % 4);
                const std::string text = to_text(expr);
                // A division by zero is printed, but an author may not write it.
                if (run == 0 && !is_undefined(expr)) BOOST_REQUIRE(language.parse(text) == expr);
                hashes.push_back(std::hash<std::string>()(text + to_tex(expr)));
            } catch (const ExpressionLimit&) {
                hashes.push_back(0);
            }
        }
        if (run == 0) first = hashes;
        BOOST_REQUIRE(hashes == first);
    }
}

BOOST_AUTO_TEST_SUITE_END()
