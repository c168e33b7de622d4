#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"
#include "typeset/math/operator_name.h"

#include <glib.h>

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

/// A word of `\mathit`, in the text's italics, whose letters stand as in a word and not as if multiplied.
class ItalicWordNode : public MathNode {
public:
    explicit ItalicWordNode(std::string word) : MathNode(AtomClass::ordinary), letters_(std::move(word)) {}
    MathBox set(MathSetter& setter, MathStyle style) const override {
        return setter.words(letters_, FontWeight::regular, FontSlant::italic, FontFace::serif, style);
    }

private:
    std::string letters_;
};

/// The letter that an italic sign shows; empty for any other atom.
std::string italic_letter(const MathNode& node) {
    const auto* symbol = dynamic_cast<const SymbolNode*>(&node);
    if (symbol == nullptr) return {};
    const std::string plain = text_of(symbol->character);
    const bool is_latin = plain.size() == 1 && g_ascii_isalpha(plain[0]);
    return is_latin && in_alphabet(static_cast<char32_t>(plain[0]), MathAlphabet::italic) == symbol->character
               ? plain
               : std::string();
}

/// Neighbouring italic letters become words.
MathList with_italic_words(MathList list) {
    MathList result;
    for (std::size_t i = 0; i < list.size();) {
        std::string word;
        std::size_t end = i;
        for (; end < list.size() && list[end]->part == list[i]->part; ++end) {
            const std::string letter = italic_letter(*list[end]);
            if (letter.empty()) break;
            word += letter;
        }
        if (word.size() < 2) {
            result.push_back(std::move(list[i++]));
            continue;
        }
        result.push_back(std::make_unique<ItalicWordNode>(std::move(word)));
        result.back()->part = list[i]->part;
        i = end;
    }
    return result;
}

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
    if (rule->alphabet == MathAlphabet::upright) row = with_words(std::move(row));
    if (rule->alphabet == MathAlphabet::italic) row = with_italic_words(std::move(row));
    push_row(std::move(row), list);
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
