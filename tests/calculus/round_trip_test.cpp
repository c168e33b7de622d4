#include "calculus/canonical.h"
#include "calculus/language.h"
#include "lectern/calculus/functions.h"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace lectern;

namespace {

/// Expressions of every kind, over every row of the function table.
class RandomExpressions {
public:
    explicit RandomExpressions(Language& language) : language_(language), random_(20'260'711) {}

    Expr make(int levels) {
        ExprPool& pool = language_.pool;
        if (levels == 0) return leaf();
        const auto below = [&] { return make(levels - 1 - pick(2) * (levels > 1 ? 1 : 0)); };
        switch (pick(8)) {
            case 0:
                return below() + below() + below();
            case 1:
                return below() - below();
            case 2:
                return below() * below() * below();
            case 3:
                return below() / below();
            case 4:
                return pow(below(), pool.number(Rational(pick(9) - 4, 1 + pick(3))));
            case 5:
                return pow(below(), below());
            case 6: {
                const FunctionRule& function =
                    functions()[static_cast<std::size_t>(pick(static_cast<int>(functions().size())))];
                std::vector<Expr> arguments;
                for (int i = 0; i < function.arity; ++i) arguments.push_back(below());
                return pool.call(function, arguments);
            }
            default:
                return pool.conditional(static_cast<Relation>(pick(4)), below(), below(), below(), below());
        }
    }

private:
    int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

    Expr leaf() {
        ExprPool& pool = language_.pool;
        switch (pick(7)) {
            case 0:
                return pool.number(pick(11) - 5);
            case 1:
                return pool.number(Rational(pick(19) - 9, 1 + pick(12)));
            case 2:
                return pick(2) == 0 ? pool.pi() : pool.e();
            case 3:
                return language_.y;
            default:
                return language_.x;
        }
    }

    Language& language_;
    std::mt19937 random_;
};

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
    RandomExpressions random(language);
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
