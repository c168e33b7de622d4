#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

namespace lectern {
namespace {

/// A bar over or under a row (TeXbook, appendix G, rules 9 and 10).
class BarNode : public MathNode {
public:
    BarNode(MathList content, bool over) : MathNode(AtomClass::ordinary), content_(std::move(content)), over_(over) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        MathBox inside = setter.set_row(content_, over_ ? style.as_cramped() : style);
        const auto constant = [&](hb_ot_math_constant_t of_over, hb_ot_math_constant_t of_under) {
            return setter.constant(over_ ? of_over : of_under, style);
        };
        const double gap =
            constant(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP, HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP);
        const double thickness =
            constant(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS, HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS);
        const double beyond =
            constant(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER, HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER);
        const double width = inside.width;
        const double up = over_ ? inside.ascent + gap : -inside.descent - gap - thickness;
        MathBox box;
        box.add(std::move(inside), 0, 0);
        box.add_rule(0, up, width, thickness);
        (over_ ? box.ascent : box.descent) += beyond;
        return box;
    }

private:
    MathList content_;
    bool over_;
};

}  // namespace

void read_bar(MathParser& parser, const MathToken& command, MathList& list) {
    list.push_back(std::make_unique<BarNode>(parser.argument(command), command.text == "overline"));
}

}  // namespace lectern
