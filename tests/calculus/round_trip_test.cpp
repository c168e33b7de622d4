#include "calculus/canonical.h"
#include "calculus/language.h"
#include "calculus/random_expressions.h"
#include "lectern/calculus/functions.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace lectern;

namespace {

bool is_sound_text(const std::string& text) {
    const auto has = [&](const char* part) { return text.find(part) != std::string::npos; };
    return !has("*-") && !has("/-") && !has("^-") && !has("--") && !has("+ -") && !has("- -");
}

/// The braces of TeX pair up, and no sign stands beside another.
bool is_sound_tex(const std::string& tex) {
    int open = 0;
    for (const char c : tex) {
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open < 0) return false;
    }
    const auto has = [&](const char* part) { return tex.find(part) != std::string::npos; };
    return open == 0 && !has("--") && !has("+ -") && !has("- -") && !has("}^{^") && !has("{}");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(every_row_reads_back_what_it_prints) {
    Language language;
    const std::vector<Expr> arguments{language.x, language.y, language.pool.variable("z")};
    for (const FunctionRule& function : functions()) {
        const std::span<const Expr> used(arguments.data(), static_cast<std::size_t>(function.arity));
        const Expr call = language.pool.call(function, {used.begin(), used.end()});
        BOOST_TEST((language.parse(to_text(call)) == call), function.name);
        BOOST_TEST(is_sound_tex(to_tex(call)), function.name);
    }
}

BOOST_AUTO_TEST_CASE(random_expressions_and_their_derivatives_come_back) {
    Language language;
    RandomExpressions random(language.pool, {language.x, language.x, language.y}, 20'260'711);
    int compared = 0;
    const auto compare = [&](Expr expr) {
        if (is_undefined(expr)) return;
        const std::string text = to_text(expr);
        if (text.size() > 4096) return;
        ++compared;
        BOOST_TEST_INFO(text);
        BOOST_REQUIRE(language.parse(text) == expr);
        BOOST_REQUIRE(is_sound_text(text));
        BOOST_TEST_INFO(to_tex(expr));
        BOOST_REQUIRE(is_sound_tex(to_tex(expr)));
    };
    for (int i = 0; i < 6000; ++i) {
        try {
            const Expr expr = random.make(1 + i % 4);
            compare(expr);
            compare(differentiate(expr, language.x));
        } catch (const ExpressionLimit&) {
            continue;
        }
    }
    BOOST_TEST(compared > 9000);
}

BOOST_AUTO_TEST_SUITE_END()
