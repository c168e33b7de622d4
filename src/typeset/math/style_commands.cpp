#include "typeset/math/constructs.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct StyleRule {
    std::string_view name;
    MathSize size;
};

constexpr std::array<StyleRule, 4> styles{{{"displaystyle", MathSize::display},
                                           {"textstyle", MathSize::text},
                                           {"scriptstyle", MathSize::script},
                                           {"scriptscriptstyle", MathSize::script_script}}};

struct ClassRule {
    std::string_view name;
    AtomClass atom;
};

constexpr std::array<ClassRule, 8> classes{{{"mathord", AtomClass::ordinary},
                                            {"mathop", AtomClass::large_operator},
                                            {"mathbin", AtomClass::binary},
                                            {"mathrel", AtomClass::relation},
                                            {"mathopen", AtomClass::opening},
                                            {"mathclose", AtomClass::closing},
                                            {"mathpunct", AtomClass::punctuation},
                                            {"mathinner", AtomClass::inner}}};

}  // namespace

void read_style_switch(MathParser& /*parser*/, const MathToken& command, MathList& list) {
    list.push_back(std::make_unique<StyleSwitch>(std::ranges::find(styles, command.text, &StyleRule::name)->size));
}

void read_atom_class(MathParser& parser, const MathToken& command, MathList& list) {
    const AtomClass atom = std::ranges::find(classes, command.text, &ClassRule::name)->atom;
    list.push_back(std::make_unique<GroupNode>(parser.argument(command), atom));
}

void read_limits(MathParser& parser, const MathToken& command, MathList& list) {
    if (list.empty() || list.back()->kind() != MathNode::Kind::atom || list.back()->atom != AtomClass::large_operator) {
        parser.fail(command, command.source() + " stands behind no operator",
                    "put it right behind \\sum, \\int, \\lim, …");
    }
    const LimitsChoice choice = command.text == "limits"     ? LimitsChoice::always
                                : command.text == "nolimits" ? LimitsChoice::never
                                                             : LimitsChoice::standard;
    auto* scripted = dynamic_cast<ScriptedNode*>(list.back().get());
    (scripted != nullptr ? *scripted->nucleus : *list.back()).limits = choice;
}

}  // namespace lectern
