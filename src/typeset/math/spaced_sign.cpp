#include "typeset/math/constructs.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// A sign with space of its own on both sides, whatever its neighbours are (as LaTeX and amsmath define them).
struct SpacedSign {
    std::string_view name;
    char32_t character;
    AtomClass atom;
    double before, after;  ///< em
};

constexpr std::array<SpacedSign, 4> signs{{{"implies", U'⟹', AtomClass::relation, 5.0 / 18, 5.0 / 18},
                                           {"impliedby", U'⟸', AtomClass::relation, 5.0 / 18, 5.0 / 18},
                                           {"iff", U'⟺', AtomClass::relation, 5.0 / 18, 5.0 / 18},
                                           {"colon", U':', AtomClass::ordinary, 2.0 / 18, 6.0 / 18}}};

}  // namespace

void read_spaced_sign(MathParser& parser, const MathToken& command, MathList& list) {
    const auto* sign = std::ranges::find(signs, command.text, &SpacedSign::name);
    list.push_back(std::make_unique<MathSpace>(sign->before));
    list.push_back(parser.symbol(sign->character, command));
    list.back()->atom = sign->atom;
    list.push_back(std::make_unique<MathSpace>(sign->after));
}

}  // namespace lectern
