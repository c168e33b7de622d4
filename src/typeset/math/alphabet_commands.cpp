#include "typeset/math/constructs.h"
#include "typeset/math/operator_name.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct AlphabetRule {
    std::string_view name;
    MathAlphabet alphabet;
};

constexpr std::array<AlphabetRule, 11> rules{{{"mathrm", MathAlphabet::upright},
                                              {"mathup", MathAlphabet::upright},
                                              {"mathbf", MathAlphabet::bold},
                                              {"mathit", MathAlphabet::italic},
                                              {"mathbb", MathAlphabet::blackboard},
                                              {"mathcal", MathAlphabet::calligraphic},
                                              {"mathscr", MathAlphabet::calligraphic},
                                              {"mathfrak", MathAlphabet::fraktur},
                                              {"mathsf", MathAlphabet::sans},
                                              {"mathtt", MathAlphabet::monospace},
                                              {"mathnormal", MathAlphabet::normal}}};

/// For the rest of their group.
constexpr std::array<AlphabetRule, 7> switches{{{"rm", MathAlphabet::upright},
                                                {"bf", MathAlphabet::bold},
                                                {"it", MathAlphabet::italic},
                                                {"cal", MathAlphabet::calligraphic},
                                                {"sf", MathAlphabet::sans},
                                                {"tt", MathAlphabet::monospace},
                                                {"frak", MathAlphabet::fraktur}}};

/// A row of several atoms is one, as braces make it; one alone keeps its class.
void push_row(MathList row, MathList& list) {
    if (row.size() == 1) {
        list.push_back(std::move(row.front()));
    } else {
        list.push_back(std::make_unique<GroupNode>(std::move(row), AtomClass::ordinary));
    }
}

}  // namespace

void read_alphabet(MathParser& parser, const MathToken& command, MathList& list) {
    const auto* rule = std::ranges::find(rules, command.text, &AlphabetRule::name);
    const MathAlphabet outer = parser.alphabet;
    parser.alphabet = rule->alphabet;
    MathList row = parser.argument(command);
    parser.alphabet = outer;
    push_row(rule->alphabet == MathAlphabet::upright ? with_words(std::move(row)) : std::move(row), list);
}

void read_alphabet_switch(MathParser& parser, const MathToken& command, MathList& /*list*/) {
    parser.alphabet = std::ranges::find(switches, command.text, &AlphabetRule::name)->alphabet;
}

void read_bold_symbol(MathParser& parser, const MathToken& command, MathList& list) {
    const bool outer = parser.bold_symbols;
    parser.bold_symbols = true;
    MathList row = parser.argument(command);
    parser.bold_symbols = outer;
    push_row(std::move(row), list);
}

}  // namespace lectern
