#include "typeset/math/constructs.h"
#include "typeset/math/dimension.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct SpaceRule {
    std::string_view name;
    double em;
};

constexpr std::array<SpaceRule, 20> rules{{{",", 3.0 / 18},
                                           {"thinspace", 3.0 / 18},
                                           {":", 4.0 / 18},
                                           {">", 4.0 / 18},
                                           {"medspace", 4.0 / 18},
                                           {";", 5.0 / 18},
                                           {"thickspace", 5.0 / 18},
                                           {"!", -3.0 / 18},
                                           {"negthinspace", -3.0 / 18},
                                           {"negmedspace", -4.0 / 18},
                                           {"negthickspace", -5.0 / 18},
                                           {" ", word_space},
                                           {"space", word_space},
                                           {"nobreakspace", word_space},
                                           {"enspace", 0.5},
                                           {"enskip", 0.5},
                                           {"quad", 1},
                                           {"qquad", 2},
                                           {"allowbreak", 0},
                                           {"/", 0}}};

}  // namespace

void read_space(MathParser& /*parser*/, const MathToken& command, MathList& list) {
    list.push_back(std::make_unique<MathSpace>(std::ranges::find(rules, command.text, &SpaceRule::name)->em));
}

void read_space_of(MathParser& parser, const MathToken& command, MathList& list) {
    parser.take_if(U'*');
    const MathToken at = parser.peek();
    const std::string words = parser.words_argument(command, command.source() + "{1em}");
    const auto em = read_dimension(words);
    if (!em) parser.tell(at, "'" + words + "' is no length", "write one like 1em, 4pt, 2mm or 18mu, up to 50em");
    list.push_back(std::make_unique<MathSpace>(em.value_or(0)));
}

}  // namespace lectern
