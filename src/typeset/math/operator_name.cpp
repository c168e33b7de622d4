#include "typeset/math/operator_name.h"

#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr double thin_space = 3.0 / 18;  ///< em

struct OperatorRule {
    std::string_view name;
    bool limits = false;
    std::string_view first{}, second{};  ///< Its words where they aren't the name: `\limsup` is lim sup.
};

constexpr std::array<OperatorRule, 42> rules{{{"arccos"},
                                              {"arcsin"},
                                              {"arctan"},
                                              {"arg"},
                                              {"cos"},
                                              {"cosh"},
                                              {"cot"},
                                              {"coth"},
                                              {"csc"},
                                              {"deg"},
                                              {"dim"},
                                              {"exp"},
                                              {"hom"},
                                              {"ker"},
                                              {"lg"},
                                              {"ln"},
                                              {"log"},
                                              {"sec"},
                                              {"sech"},
                                              {"csch"},
                                              {"sin"},
                                              {"sinh"},
                                              {"tan"},
                                              {"tanh"},
                                              {"arsinh"},
                                              {"arcosh"},
                                              {"artanh"},
                                              {"sgn"},
                                              {"det", true},
                                              {"gcd", true},
                                              {"inf", true},
                                              {"lim", true},
                                              {"max", true},
                                              {"min", true},
                                              {"Pr", true},
                                              {"sup", true},
                                              {"liminf", true, "lim", "inf"},
                                              {"limsup", true, "lim", "sup"},
                                              {"injlim", true, "inj", "lim"},
                                              {"projlim", true, "proj", "lim"},
                                              {"argmax", true, "arg", "max"},
                                              {"argmin", true, "arg", "min"}}};

MathNodePointer word(std::string_view letters) {
    return std::make_unique<WordNode>(std::string(letters), AtomClass::ordinary);
}

/// Only letters, so that the font's kerns hold for all of it.
bool is_upright_letter(const MathNode& node) {
    const auto* symbol = dynamic_cast<const SymbolNode*>(&node);
    if (symbol == nullptr || symbol->atom != AtomClass::ordinary) return false;
    const char32_t c = symbol->character;
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// A row as one operator.
class OperatorNode : public MathNode {
public:
    OperatorNode(MathList content, bool has_limits)
        : MathNode(AtomClass::large_operator), content_(std::move(content)), limits_in_display_(has_limits) {}
    MathBox set(MathSetter& setter, MathStyle style) const override { return setter.set_row(content_, style); }
    [[nodiscard]] bool takes_limits(MathStyle style) const override {
        if (limits != LimitsChoice::standard) return limits == LimitsChoice::always;
        return limits_in_display_ && style.is_display();
    }

private:
    MathList content_;
    bool limits_in_display_;
};

}  // namespace

MathBox WordNode::set(MathSetter& setter, MathStyle style) const { return setter.font.word(letters, setter.em(style)); }

bool WordNode::takes_limits(MathStyle style) const {
    if (limits != LimitsChoice::standard) return limits == LimitsChoice::always;
    return limits_in_display && style.is_display();
}

MathList with_words(MathList list) {
    MathList result;
    for (std::size_t i = 0; i < list.size();) {
        std::size_t end = i;
        while (end < list.size() && is_upright_letter(*list[end]) && list[end]->part == list[i]->part) ++end;
        if (end < i + 2) {
            result.push_back(std::move(list[i++]));
            continue;
        }
        std::string letters;
        for (std::size_t k = i; k < end; ++k) {
            letters += static_cast<char>(static_cast<const SymbolNode&>(*list[k]).character);
        }
        result.push_back(word(letters));
        result.back()->part = list[i]->part;
        i = end;
    }
    return result;
}

void read_named_operator(MathParser& /*parser*/, const MathToken& command, MathList& list) {
    const auto* rule = std::ranges::find(rules, command.text, &OperatorRule::name);
    if (rule->first.empty()) {
        list.push_back(std::make_unique<WordNode>(std::string(rule->name), AtomClass::large_operator, rule->limits));
        return;
    }
    MathList words;
    words.push_back(word(rule->first));
    words.push_back(std::make_unique<MathSpace>(thin_space));
    words.push_back(word(rule->second));
    list.push_back(std::make_unique<OperatorNode>(std::move(words), rule->limits));
}

void read_operator_name(MathParser& parser, const MathToken& command, MathList& list) {
    const bool star = parser.take_if(U'*');
    const MathAlphabet outer = parser.alphabet;
    parser.alphabet = MathAlphabet::upright;
    MathList name = with_words(parser.argument(command));
    parser.alphabet = outer;
    list.push_back(std::make_unique<OperatorNode>(std::move(name), star));
}

}  // namespace lectern
