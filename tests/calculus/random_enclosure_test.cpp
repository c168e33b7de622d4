#include "calculus/random_expressions.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/program.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

// Ten thousand random expressions, their derivatives and the enclosures of both against each other.

namespace lectern {
namespace {

constexpr int expression_count = 10'000;

/// A place away from what random expressions like to be special at.
class Places {
public:
    double next() { return static_cast<double>(random_() >> 11) * 0x1p-53 * 5 - 2; }

private:
    std::mt19937_64 random_{23};
};

struct Outputs {
    Enclosure value, slope;
};

Outputs over(const Program& program, Interval x, Interval y) {
    std::array<Enclosure, 2> results;
    program.enclose(std::array{x, y}, results);
    return {results[0], results[1]};
}

/// Calls test(text, expression, its derivative in x) for each that isn't too large to be differentiated.
template <class Test>
void for_random_expressions(unsigned seed, Test test) {
    std::optional<Language> language;
    std::optional<RandomExpressions> random;
    for (int i = 0; i < expression_count; ++i) {
        if (i % 500 == 0) {  // A pool of its own now and then, so that it stays small.
            language.emplace();
            random.emplace(language->pool, std::vector{language->x, language->x, language->y},
                           seed + static_cast<unsigned>(i));
        }
        try {
            const Expr body = random->make(1 + i % 3);
            const Program program(std::array{body, differentiate(body, language->x)},
                                  std::array{language->x, language->y});
            test([body] { return to_text(body); }, program);
        } catch (const ExpressionLimit&) {
        }
    }
}

BOOST_AUTO_TEST_SUITE(random_enclosure)

/// Each rounded operation stays inside the enclosed one, whose ends are doubles, and so does the whole.
BOOST_AUTO_TEST_CASE(what_is_computed_lies_in_the_enclosure) {
    Places places;
    int checked = 0;
    for_random_expressions(1, [&](const auto& text, const Program& program) {
        const double x = places.next(), y = places.next(), width = checked % 2 == 0 ? 0 : 0.01;
        const Outputs enclosed = over(program, {x, x + width}, {y, y + width});
        std::array<double, 2> computed{};
        program.run(std::array{x, y}, computed);
        for (const auto& [enclosure, value] : {std::pair(enclosed.value, computed[0]), {enclosed.slope, computed[1]}}) {
            // 1/0 is infinite when computed, and a condition may make something finite of it.
            const bool undefined = enclosure.range.is_empty() && enclosure.regularity == Regularity::unknown;
            if (undefined || !std::isfinite(value)) continue;
            ++checked;
            BOOST_TEST(enclosure.range.contains(value), text() << " at " << x << ", " << y << ": " << value
                                                               << " outside [" << enclosure.range.low << ", "
                                                               << enclosure.range.high << ']');
        }
    });
    BOOST_TEST(checked > expression_count);
}

/// The mean value theorem: between two places of a continuous function its difference quotient is a value of its
/// derivative. The quotient is enclosed from the enclosed values, so no error is left to be allowed for.
BOOST_AUTO_TEST_CASE(difference_quotients_meet_the_enclosed_derivative) {
    Places places;
    int checked = 0, narrow = 0;
    for_random_expressions(2, [&](const auto& text, const Program& program) {
        const double x = places.next(), y = places.next();
        constexpr double h = 0x1p-16;
        const Interval box{x - h, x + h};
        const Outputs all = over(program, box, y);
        if (all.value.regularity != Regularity::continuous || all.slope.regularity == Regularity::unknown) return;
        const Interval rise = over(program, box.high, y).value.range - over(program, box.low, y).value.range;
        const Interval quotient = rise / (Interval(box.high) - Interval(box.low));
        ++checked;
        const double size = 1 + all.slope.range.magnitude();
        if (quotient.width() < 1e-6 * size && all.slope.range.width() < 1e-2 * size) ++narrow;
        BOOST_TEST(!intersection(quotient, all.slope.range).is_empty(),
                   text() << " at " << x << ", " << y << ": quotient [" << quotient.low << ", " << quotient.high
                          << "], derivative [" << all.slope.range.low << ", " << all.slope.range.high << ']');
    });
    BOOST_TEST(checked > expression_count / 2);
    BOOST_TEST(narrow > checked * 3 / 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
