#include "typeset/math/construct_table.h"
#include "typeset/math/formula.h"
#include "typeset/math/formula_corpus.h"
#include "typeset/math/plain_words.h"
#include "typeset/math/symbol_table.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <random>

using namespace lectern;

namespace {

/// Strings that no lecturer writes: noise, tokens in any order, formulas of the corpus with cuts and grafts, constructs
/// in one another, the same again and again.
class RandomFormulas {
public:
    explicit RandomFormulas(std::uint64_t seed) : random_(seed), corpus_(read_formula_corpus()) {
        for (const Construct& construct : constructs()) tokens_.push_back("\\" + std::string(construct.name));
        for (const std::string_view name : symbol_names()) tokens_.push_back("\\" + std::string(name));
        const auto tables = {"matrix", "pmatrix", "cases", "aligned", "gathered", "smallmatrix"};
        for (const std::string name : tables) {
            tokens_.push_back("\\begin{" + name + "}");
            tokens_.push_back("\\end{" + name + "}");
        }
        tokens_.insert(tokens_.end(), {"\\begin{array}{l|cr}", "\\end{array}", "\\twice", "\\pair", "\\loop"});
    }

    std::string next() {
        switch (below(5)) {
            case 0:
                return noise();
            case 1:
                return tokens();
            case 2:
                return mutated();
            case 3:
                return nested();
            default:
                return run();
        }
    }

private:
    /// Not by std::uniform_int_distribution, whose numbers differ between libraries.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

    template <class List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

    std::string token() {
        // What gives a formula its shape comes more often than the hundreds of signs.
        static const std::vector<std::string> grammar{"{",
                                                      "{",
                                                      "}",
                                                      "}",
                                                      "}",
                                                      "^",
                                                      "_",
                                                      "&",
                                                      "\\\\",
                                                      "[",
                                                      "]",
                                                      "(",
                                                      ")",
                                                      "|",
                                                      ".",
                                                      "'",
                                                      " ",
                                                      "$",
                                                      "#1",
                                                      "%",
                                                      "~",
                                                      "x",
                                                      "1",
                                                      "-",
                                                      "=",
                                                      ",",
                                                      "é",
                                                      "漢",
                                                      "\\left(",
                                                      "\\right)",
                                                      "\\text{a $",
                                                      "\\color{red}",
                                                      "\\id{a}{",
                                                      "\\\\[9em]",
                                                      "\\hspace{9em}",
                                                      "\\hline"};
        return below(2) == 0 ? one_of(grammar) : one_of(tokens_);
    }

    std::string noise() {
        std::string text;
        for (std::size_t left = below(80); left > 0; --left) text += static_cast<char>(below(256));
        return text;
    }

    std::string tokens() {
        std::string text;
        for (std::size_t left = below(40); left > 0; --left) text += token() + (below(4) == 0 ? " " : "");
        return text;
    }

    std::string mutated() {
        std::string text = one_of(corpus_).tex;
        for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
            const std::size_t at = below(text.size() + 1), length = below(text.size() - at + 1);
            switch (below(5)) {
                case 0:
                    text.erase(at, 1 + below(8));
                    break;
                case 1:
                    text.insert(at, token());
                    break;
                case 2:
                    text.insert(below(text.size() + 1), text.substr(at, length));
                    break;
                case 3: {
                    const std::string& other = one_of(corpus_).tex;
                    text = text.substr(0, at) + other.substr(below(other.size()));
                    break;
                }
                default:
                    if (at < text.size()) text[at] = static_cast<char>(below(128));
            }
        }
        return text;
    }

    std::string nested() {
        static const std::vector<std::array<std::string, 2>> pairs{{"{", "}"},
                                                                   {"\\frac{1}{", "}"},
                                                                   {"\\sqrt[3]{", "}"},
                                                                   {"x^{", "}"},
                                                                   {"x_", ""},
                                                                   {"\\left(x\\middle|", "\\right)"},
                                                                   {"\\begin{pmatrix}1\\\\", "\\end{pmatrix}"},
                                                                   {"\\begin{array}{c}\\hline a&", "\\end{array}"},
                                                                   {"\\hat{", "}"},
                                                                   {"\\overbrace{a", "}^b"},
                                                                   {"\\text{a$", "$}"},
                                                                   {"\\overset{a}{", "}"},
                                                                   {"\\sum_{\\substack{a\\\\", "}}"},
                                                                   {"\\mathbf{", "}"},
                                                                   {"\\color{red}{", "}"},
                                                                   {"\\id{a}{", "}"},
                                                                   {"\\twice{", "}"},
                                                                   {"\\not", "="},
                                                                   {"\\boxed{", "}"}};
        const std::size_t most = one_of(std::array<std::size_t, 4>{4, 12, 59, 800});
        const std::size_t kinds = 1 + below(3), depth = 1 + below(most);
        std::vector<std::array<std::string, 2>> chosen;
        for (std::size_t i = 0; i < kinds; ++i) chosen.push_back(one_of(pairs));
        std::string open, close;
        for (std::size_t i = 0; i < depth; ++i) {
            const auto& [before, after] = one_of(chosen);
            open += before;
            close.insert(0, after);
        }
        return open + "x" + (below(4) == 0 ? close.substr(below(close.size() + 1)) : close);
    }

    std::string run() {
        std::string part;
        for (std::size_t left = 1 + below(3); left > 0; --left) part += below(8) == 0 ? one_of(corpus_).tex : token();
        std::string text;
        for (std::size_t left = 1 + below(below(20) == 0 ? 2000 : 60); left > 0; --left) text += part;
        return text;
    }

    std::mt19937_64 random_;
    std::vector<CorpusFormula> corpus_;
    std::vector<std::string> tokens_;
};

TextMacros hostile_macros() {
    return {{"twice", {1, "#1#1"}}, {"pair", {2, "\\left(#1,#2\\right)"}}, {"loop", {0, "x\\loop"}}};
}

struct Work {
    std::size_t things = 0;  ///< Glyphs and rules.
    bool is_finite = true;
};

Work work_of(const Formula& formula) {
    Work work;
    const auto count = [&](const FormulaPiece& piece) {
        work.things += piece.glyphs.size() + piece.rules.size();
        for (const double value : {piece.width, piece.ascent, piece.descent, piece.space_after}) {
            work.is_finite = work.is_finite && std::isfinite(value);
        }
    };
    for (const FormulaPiece& piece : formula.pieces) count(piece);
    if (formula.tag) count(*formula.tag);
    return work;
}

/// Growing signs have 20,000 parts, macros give as many tokens; a token is a few glyphs and rules.
std::size_t most_things(const std::string& tex) { return 60'000 + 8 * tex.size(); }

std::size_t tries() {
    const char* wanted = std::getenv("LECTERN_RANDOM_FORMULAS");
    return wanted == nullptr ? 10'000 : std::strtoull(wanted, nullptr, 10);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_formula)

// LECTERN_RANDOM_FORMULAS=100000 tries more.
BOOST_AUTO_TEST_CASE(is_set_with_bounded_work_or_tells_a_mistake_in_it) {
    RandomFormulas formulas(20240229);
    FormulaSetter setter;
    PlainWords words;
    const auto macros = std::make_shared<const TextMacros>(hostile_macros());
    std::size_t set = 0;
    for (std::size_t i = 0; i < tries(); ++i) {
        const std::string tex = formulas.next();
        const TextStyle style{.size = 1,
                              .typography = {i % 2 == 0 ? FontFamily::stix_two : FontFamily::latin_modern, macros}};
        const FormulaPlace place = i % 3 == 0 ? FormulaPlace::in_line : FormulaPlace::display;
        const std::vector<TextMistake> mistakes = formula_mistakes(tex, style.typography, place);
        for (const TextMistake& mistake : mistakes) {
            BOOST_REQUIRE_MESSAGE(mistake.begin <= mistake.end && mistake.end <= tex.size(), tex);
            BOOST_REQUIRE_MESSAGE(!mistake.message.empty(), tex);
        }
        try {
            const Work work = work_of(setter.set(tex, style, place, words));
            BOOST_REQUIRE_MESSAGE(mistakes.empty(), tex);
            BOOST_REQUIRE_MESSAGE(work.is_finite, tex);
            BOOST_REQUIRE_MESSAGE(work.things <= most_things(tex), tex);
            ++set;
        } catch (const FormulaError& error) {
            BOOST_REQUIRE_MESSAGE(!mistakes.empty(), tex);
            BOOST_REQUIRE_MESSAGE(error.mistake().message == mistakes.front().message, tex);
        }
    }
    BOOST_TEST(set > tries() / 10);  // Otherwise this tests nothing but the reader.
}

BOOST_AUTO_TEST_SUITE_END()
