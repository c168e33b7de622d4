#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"
#include "typeset/math/stretch.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct AccentRule {
    std::string_view name;
    char32_t character;
    bool wide = false;  ///< Grows with what is under it.
};

constexpr std::array<AccentRule, 16> rules{{{"hat", U'\u0302'},
                                            {"check", U'\u030C'},
                                            {"tilde", U'\u0303'},
                                            {"acute", U'\u0301'},
                                            {"grave", U'\u0300'},
                                            {"dot", U'\u0307'},
                                            {"ddot", U'\u0308'},
                                            {"dddot", U'\u20DB'},
                                            {"ddddot", U'\u20DC'},
                                            {"breve", U'\u0306'},
                                            {"bar", U'\u0304'},
                                            {"vec", U'\u20D7'},
                                            {"mathring", U'\u030A'},
                                            {"widehat", U'\u0302', true},
                                            {"widetilde", U'\u0303', true},
                                            {"widecheck", U'\u030C', true}}};

class AccentNode : public MathNode {
public:
    AccentNode(MathList content, const AccentRule& kind)
        : MathNode(AtomClass::ordinary), content_(std::move(content)), rule_(kind) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

private:
    MathList content_;
    const AccentRule& rule_;
};

/// TeXbook, appendix G, rule 12; the MATH table says where the middle of a glyph's accent stands.
MathBox AccentNode::set(MathSetter& setter, MathStyle style) const {
    MathBox base = setter.set_base(content_, style.as_cramped());
    const double full_width = base.width + base.italic;
    MathBox accent = widest_variant(setter, rule_.character, rule_.wide ? full_width : 0, style);
    const double middle = base.lone ? base.lone->accent_center : full_width / 2;
    const double x = middle - (accent.lone ? accent.lone->accent_center : accent.width / 2);
    const double up = std::max(0.0, base.ascent - setter.constant(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT, style));
    const double width = base.width;
    MathBox result;
    result.italic = base.italic;
    result.lone = base.lone;  // Scripts stand beside the letter, whatever it wears.
    result.add(std::move(base), 0, 0);
    result.add(std::move(accent), x, up);
    result.width = width;
    return result;
}

}  // namespace

void read_accent(MathParser& parser, const MathToken& command, MathList& list) {
    const auto* rule = std::ranges::find(rules, command.text, &AccentRule::name);
    parser.need_glyph(rule->character, command);
    list.push_back(std::make_unique<AccentNode>(parser.argument(command), *rule));
}

}  // namespace lectern
