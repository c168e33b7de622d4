#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"
#include "scene/values/condition.h"
#include "scene/values/fill_in_values.h"
#include "scene/values/value_fields.h"
#include "scene/values/value_filters.h"
#include "scene/values/value_functions.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <ostream>
#include <utility>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

const std::string sauna = R"(
parameters: {a: 1/3, h: 0.1}
functions:
  T(x, y): 50 - 1/50 x^2 (x - 6) y^2 (y - 6)
  f(x): x^2 - 2
  g(u, v): u v
domain: {x: [0, 5], y: [0, 5]}
points:
  start: [1, 3]
  touch: [a]
  coldest: {minimum_of: T}
descents:
  slow: {function: T, from: start, rate: 0.1, steps: 10}
figures: {f1: {view: 2d, layers: [{curve: f}], title: )";

/// The title of the scene above, as it is filled in; its mistakes where there are any.
std::string title(const std::string& text) {
    const std::string scene = sauna + "'" + text + "'}}\n";
    Diagnostics diagnostics;
    const auto read = read_scene(scene, test_layer_kinds, diagnostics);
    std::string mistakes;
    for (const Diagnostic& mistake : diagnostics.sorted()) mistakes += "error: " + mistake.message;
    return mistakes.empty() ? read->figures.at(0).title : mistakes;
}

std::string value(const std::string& text) { return title("{{ " + text + " }}"); }

struct Example {
    std::string text, written;
    friend std::ostream& operator<<(std::ostream& out, const Example& example) { return out << example.text; }
};

const std::vector<Example> numbers{
    {"T(1, 3)", "47.3"},
    {"T(4, 4)", "29.52"},
    {"a", "1/3"},
    {"2 a", "2/3"},
    {"-h", "−0.1"},
    {"1/3^20", "2.86797×10⁻¹⁰"},
    {"sqrt(2)/2", "0.707107"},
    {"pi", "3.14159"},
    {"20!", "2.4329×10¹⁸"},
    {"|a - 1|", "2/3"},
    {"T(start)", "47.3"},
    {"T(start) - 2 h", "47.1"},
    {"coldest.value", "29.52"},
    {"coldest.x + coldest.y", "8"},
    {"2coldest.x^2", "32"},
    {"f(start.y)", "7"},
    {"f(touch)", "−17/9"},
    {"sum(k, 1, 3, k coldest.x)", "24"},
};

const std::vector<Example> places{
    {"start", "(1, 3)"},
    {"coldest", "(4, 4)"},
    {"coldest.at", "(4, 4)"},
    {"touch", "(1/3)"},
    {"coldest.kind", "minimum"},
    {"slow.start", "(1, 3)"},
    {"gradient(T, coldest)", "(0, 0)"},
    {"(a, 2 + start.x)", "(1/3, 3)"},
    {"hessian(g, [1, 1])", "((0, 1), (1, 0))"},
};

const std::vector<Example> formulas{
    {"f", "x² − 2"},
    {"diff(f, x)", "2x"},
    {"diff(T, x, 2)", "−3/25 y²(x − 2)(y − 6)"},
    {"diff(g, u, v)", "1"},
    {"factor(diff(T, x))", "−3/50 xy²(x − 4)(y − 6)"},
    {"expand((x + 1)^2)", "x² + 2x + 1"},
    {"gradient(g)", "(v, u)"},
    {"hessian(g)", "((0, 1), (1, 0))"},
    {"jacobian(g, u + v)", "((v, u), (1, 1))"},
    {"diff(x^3 y, x)", "3x²y"},
    {"diff(f, x) - start.y", "2x − 3"},
};

const std::vector<Example> runs{
    {"slow.rate", "0.1"},         {"slow.steps", "10"},  {"slow.status", "steps"},
    {"slow.tolerance", "0.0001"}, {"slow.start.y", "3"},
};

const std::vector<Example> filters{
    {"a | .2f", "0.33"},          {"coldest.value | .3g", "29.5"},  {"1/64000 | .1e", "1.6×10⁻⁵"},
    {"h | .0%", "10\u00A0%"},     {"sqrt(8) | exact", "2√2"},       {"29.52 | exact", "738/25"},
    {"f | text", "x^2 - 2"},      {"f | tex", "x^{2} - 2"},         {"start | .1f", "(1.0, 3.0)"},
    {"|a - 1| | .1f", "0.7"},     {"-0.001 | .1f", "0.0"},          {"7.6 | d", "8"},
    {"a | tex", "\\frac{1}{3}"},  {"3 pi/2 | pi", "3π/2"},          {"0.0015 | e", "1.5×10⁻³"},
    {"h | percent", "10\u00A0%"}, {"12345.5 | ,", "12\u202F345.5"}, {"|a - 1| pi | .2f", "2.09"},
};

const std::vector<Example> mistakes{
    {"coldst.value", "unknown name 'coldst'"},
    {"coldest.valeu", "a point has no 'valeu'"},
    {"slow.vale", "a descent has no 'vale'"},
    {"start.value", "this point is no extremum or critical point of a function: it has no value of its own"},
    {"a | .2x", "unknown filter '.2x'"},
    {"start | exakt", "unknown filter 'exakt'"},
    {"f | .2f", "the filter '.2f' is for numbers, not for a function"},
    {"start | column", "a column stands between dollars"},
    {"a | column", "the filter 'column' is for points and gradients, not for a number"},
    {"slow.value | exact", "this number isn't known exactly"},
    {"dif(T, x)", "unknown function 'dif'"},
    {"diff(T)", "diff takes other arguments"},
    {"diff(T, z)", "'z' is no variable of it"},
    {"diff(start, x)", "diff needs a function or a formula here, not a point"},
    {"count(T)", "count needs a list, such as minima(T) here, not a function"},
    {"minima(g)", "'g' has no domain to search"},
    {"start + 1", "a point can't be calculated with"},
    {"f + 1", "f is a function of 1 variable"},
    {"a.x", "'a' is a number: it has no fields"},
    {"f.x", "a function has no fields"},
    {"1/0", "division by zero"},
    {"log(0)", "this has no finite value"},
    {"", "a value is missing here"},
    {"(1", "this '(' is never closed"},
    {"a |", "no filter stands behind this bar"},
    {"coldest.x +* 2", "expected a number, a name or '(', found '*'"},
    {"taylor(T, start, 11)", "taylor needs a whole number from 0 to 10 here, not a number"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

BOOST_DATA_TEST_CASE(a_number_is_written_as_a_lecturer_would, data::make(numbers), example) {
    BOOST_TEST(value(example.text) == example.written);
}
BOOST_DATA_TEST_CASE(a_place_is_written_with_its_coordinates, data::make(places), example) {
    BOOST_TEST(value(example.text) == example.written);
}
BOOST_DATA_TEST_CASE(a_formula_is_written_for_people, data::make(formulas), example) {
    BOOST_TEST(value(example.text) == example.written);
}
BOOST_DATA_TEST_CASE(a_run_tells_what_became_of_it, data::make(runs), example) {
    BOOST_TEST(value(example.text) == example.written);
}
BOOST_DATA_TEST_CASE(a_filter_says_how_a_value_is_written, data::make(filters), example) {
    BOOST_TEST(value(example.text) == example.written);
}
BOOST_DATA_TEST_CASE(a_mistake_is_told, data::make(mistakes), example) {
    BOOST_TEST(value(example.text) == "error: " + example.written);
}

BOOST_AUTO_TEST_CASE(critical_points_are_listed_and_counted) {
    BOOST_TEST(value("minima(T)") == "(4, 4)");
    BOOST_TEST(value("maxima(f)") == "none");
    BOOST_TEST(value("count(minima(T)) + count(saddles(T))") == "1");
    BOOST_TEST(value("curves(T)") == "x = 0, y = 0");
    BOOST_TEST(value("complete(T)") == "true");
}

/// Whatever is written gives a value or a mistake inside the text: nothing else, and no end of memory or time.
BOOST_AUTO_TEST_CASE(words_in_any_order_give_a_value_or_a_mistake) {
    const std::vector<std::string> words{
        "T",       "f",   "g",    "start",    "coldest", "slow",   ".",         ".x",       ".value", "(",
        ")",       "[",   "]",    ",",        "+",       "-",      "*",         "/",        "^",      "|",
        "<",       "==",  "and",  "or",       "not ",    "\"a\"",  "1",         "2.5",      "1e3",    "diff(",
        "factor(", "T(",  "sum(", "tangent(", "taylor(", "count(", "minima(",   "x",        "y",      "a",
        "t",       "if(", "\"",   "≤",        "²",       " ",      "curves(T)", "hessian(", "e",      "!"};
    Diagnostics diagnostics;
    const auto scene = read_scene(sauna + "a}}\n", test_layer_kinds, diagnostics);
    BOOST_TEST_REQUIRE(diagnostics.empty());
    std::uint32_t state = 1;
    const auto next = [&](std::size_t count) {
        state = state * 1664525U + 1013904223U;  // Numerical Recipes' generator: the same words in every run
        return static_cast<std::size_t>(state >> 8U) % count;
    };
    int valued = 0, mistaken = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::size_t length = 1 + next(9); length > 0; --length) text += words[next(words.size())];
        try {
            const ValueReader reader(text, scene->names);
            if (round % 2 == 0) {
                BOOST_TEST(!value_text(reader.value({0, text.size()}), Form::tex).empty());
            } else {
                check_condition(reader, {0, text.size()});
            }
            ++valued;
        } catch (const ValueError& mistake) {
            BOOST_TEST(mistake.where.begin <= text.size(), text);
            ++mistaken;
        } catch (const ExpressionLimit&) {
            ++mistaken;
        }
    }
    BOOST_TEST(valued > 50);
    BOOST_TEST(mistaken > 100);
}

BOOST_AUTO_TEST_CASE(words_around_values_stay) {
    BOOST_TEST(title("from {{ start }} to {{coldest}}: {{ slow.steps }} steps") == "from (1, 3) to (4, 4): 10 steps");
}

BOOST_AUTO_TEST_CASE(each_mistake_of_a_text_is_told) {
    BOOST_TEST(title("{{ nothing }} and {{ start.q }}") == "error: unknown name 'nothing'error: a point has no 'q'");
}

BOOST_AUTO_TEST_CASE(an_opening_without_an_end_is_told) {
    BOOST_TEST(title("{{ start") == "error: this {{ is never closed");
}

BOOST_AUTO_TEST_CASE(between_dollars_a_value_is_tex) {
    BOOST_TEST(title("$a = {{ a }}$, {{ a }}") == "$a = \\frac{1}{3}$, 1/3");
    BOOST_TEST(title("$${{ a }}$$ {{ a }}") == "$$\\frac{1}{3}$$ 1/3");
    BOOST_TEST(title("\\${{ a }} $\\$ {{ a }}$") == "\\$1/3 $\\$ \\frac{1}{3}$");
    BOOST_TEST(title("$\\text{if $x$ is {{ a }}}$") == "$\\text{if $x$ is \\frac{1}{3}}$");
}

BOOST_AUTO_TEST_CASE(the_inner_braces_of_three_hold_a_value) {
    BOOST_TEST(title("$\\sqrt{{{ a }}}$") == "$\\sqrt{\\frac{1}{3}}$");
}

BOOST_AUTO_TEST_CASE(what_is_told_of_a_filled_in_text_is_told_at_its_place_in_the_file) {
    // Tells every 3, which stands in a value or beside one.
    const TextChecker tell_threes = [](std::string_view text, const Typography&) {
        std::vector<TextMistake> told;
        for (std::size_t at = 0; (at = text.find('3', at)) != std::string_view::npos; ++at) {
            told.push_back({at, at + 1, "a three", {}});
        }
        return told;
    };
    const auto columns = [&](const std::string& text) {
        Diagnostics diagnostics;
        read_scene("parameters: {a: 1/3}\nfigures: {f1: {view: 2d, layers: [], title: '" + text + "'}}\n",
                   test_layer_kinds, diagnostics, tell_threes);
        std::vector<std::pair<int, int>> places;
        for (const Diagnostic& told : diagnostics.sorted()) {
            if (told.message == "a three") places.emplace_back(told.span.column - 46, told.span.length);
        }
        return places;
    };
    using Places = std::vector<std::pair<int, int>>;
    BOOST_CHECK(columns("3 é3 {{ a }} 3 {{ 2 a }}3") == (Places{{0, 1}, {3, 1}, {5, 7}, {13, 1}, {15, 9}, {24, 1}}));
}

BOOST_AUTO_TEST_CASE(a_note_of_a_text_leaves_the_scene_well) {
    const TextChecker tell_note = [](std::string_view, const Typography&) {
        return std::vector<TextMistake>{{0, 1, "seldom seen", {}, true}};
    };
    Diagnostics diagnostics;
    const auto scene = read_scene("title: words\nfigures: {a: {view: 2d, layers: [{curve: f}]}}\n", test_layer_kinds,
                                  diagnostics, tell_note);
    BOOST_TEST(diagnostics.empty());
    BOOST_TEST(diagnostics.sorted_notes().at(0).message == "seldom seen");
    BOOST_TEST(scene->title == "words");
}

BOOST_AUTO_TEST_CASE(a_text_is_checked_in_each_font_of_the_scene) {
    std::vector<FontFamily> asked;
    const TextChecker listen = [&asked](std::string_view, const Typography& typography) {
        asked.push_back(typography.family);
        BOOST_TEST(typography.macros->at("R").body == "\\mathbb{R}");
        return std::vector<TextMistake>{};
    };
    Diagnostics diagnostics;
    const auto scene = read_scene(
        "title: words\nmacros: {R: '\\mathbb{R}'}\n"
        "figures: {a: {view: 2d, layers: [{curve: f}], style: {font: latin-modern}}}\n",
        test_layer_kinds, diagnostics, listen);
    BOOST_TEST(diagnostics.empty());
    BOOST_CHECK(asked == (std::vector{FontFamily::stix_two, FontFamily::latin_modern}));
    BOOST_CHECK(scene->figures.at(0).style.font == FontFamily::latin_modern);
}

/// The tables are what the reference page is made of: each row must be one that the reader knows.
BOOST_AUTO_TEST_CASE(every_usage_in_the_tables_can_be_read) {
    for (const ValueFunction& function : value_functions()) {
        const std::string usage(function.usage);
        std::string first = usage.substr(0, usage.find(" or "));
        if (const std::size_t more = first.find("), "); more != std::string::npos) first = first.substr(0, more + 1);
        for (std::size_t at = 0; (at = first.find("(u, v)")) != std::string::npos;) first.replace(at, 6, "(f, f)");
        BOOST_TEST(!value(first).starts_with("error"), first << ": " << value(first));
    }
    for (const FieldOfPoint& field : fields_of_points())
        BOOST_TEST(!value("coldest." + std::string(field.name)).starts_with("error"), field.name);
    for (const FieldOfDescent& field : fields_of_descents())
        BOOST_TEST(value("slow." + std::string(field.name)).find("has no '") == std::string::npos, field.name);
    for (const NumberFormatWord& filter : value_filters())
        BOOST_TEST(value("coldest.value | " + std::string(filter.usage)).find("unknown filter") == std::string::npos,
                   filter.usage);
}

BOOST_AUTO_TEST_CASE(values_have_the_marks_of_the_scenes_language) {
    Diagnostics diagnostics;
    const std::string text =
        "style: {locale: de}\nfunctions: {f(x): x^2}\npoints: {start: [1.5, 3]}\n"
        "figures: {a: {view: 2d, layers: [{curve: f}]}}\n";
    const auto scene = read_scene(text, test_layer_kinds, diagnostics);
    BOOST_REQUIRE(scene != nullptr && diagnostics.sorted().empty());
    SourceNode node;
    node.kind = NodeKind::scalar;
    node.text = "1.5: {{ start }}, $P = {{ start }}$, {{ 1/8 | .2f }}, {{ f | text }}";
    BOOST_TEST(fill_in_values(node, scene->names, diagnostics).value().text ==
               "1.5: (1,5; 3), $P = (1{,}5; 3)$, 0,12, x^2");
}

BOOST_AUTO_TEST_SUITE_END()
