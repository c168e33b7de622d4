#include "typeset/math/fraction.h"

#include "typeset/math/constructs.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr double null_delimiter_space = 0.12;  ///< em of the text around, on both sides of a fraction.
constexpr double strut_ascent = 0.84;          ///< em; LaTeX's \strut, which \cfrac puts into numerators.
constexpr double delimiter_in_display = 2.39;  ///< em; TeX's σ20.
constexpr double delimiter_in_text = 1.01;     ///< em; TeX's σ21.

/// How far the two baselines stand from that of the whole.
struct Shifts {
    double up = 0, down = 0;
};

Shifts shifts_around_bar(const MathSetter& setter, const MathBox& above, const MathBox& below, MathStyle style) {
    const bool display = style.is_display();
    const auto constant = [&](hb_ot_math_constant_t in_display, hb_ot_math_constant_t in_text) {
        return setter.constant(display ? in_display : in_text, style);
    };
    const double half = setter.rule(style) / 2, axis = setter.axis(style);
    const double gap_above = constant(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN,
                                      HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN);
    const double gap_below = constant(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN,
                                      HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN);
    const double up = constant(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP,
                               HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP);
    const double down = constant(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
                                 HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN);
    return {std::max(up, axis + half + gap_above + above.descent),
            std::max(down, -axis + half + gap_below + below.ascent)};
}

Shifts shifts_without_bar(const MathSetter& setter, const MathBox& above, const MathBox& below, MathStyle style) {
    const bool display = style.is_display();
    const auto constant = [&](hb_ot_math_constant_t in_display, hb_ot_math_constant_t in_text) {
        return setter.constant(display ? in_display : in_text, style);
    };
    Shifts shifts{
        constant(HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP, HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP),
        constant(HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN,
                 HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN)};
    const double least = constant(HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN, HB_OT_MATH_CONSTANT_STACK_GAP_MIN);
    const double gap = shifts.up - above.descent - (below.ascent - shifts.down);
    const double missing = std::max(0.0, least - gap);
    return {shifts.up + missing / 2, shifts.down + missing / 2};
}

}  // namespace

/// TeXbook, appendix G, rule 15.
MathBox FractionNode::set(MathSetter& setter, MathStyle style) const {
    const double space = look.left == 0 ? null_delimiter_space * setter.em({MathSize::text, false}) : 0;
    if (look.size) style.size = *look.size;
    MathBox above = setter.set_row(numerator, look.continued ? style : style.numerator());
    MathBox below = setter.set_row(denominator, look.continued ? style.as_cramped() : style.denominator());
    if (look.continued) above.ascent = std::max(above.ascent, strut_ascent * setter.em(style));
    const Shifts shifts =
        look.bar ? shifts_around_bar(setter, above, below, style) : shifts_without_bar(setter, above, below, style);
    const double width = std::max(above.width, below.width);
    const double above_x = (width - above.width) / 2, below_x = (width - below.width) / 2;
    MathBox stack;
    stack.add(std::move(above), above_x, shifts.up);
    stack.add(std::move(below), below_x, -shifts.down);
    if (look.bar) stack.add_rule(0, setter.axis(style) - setter.rule(style) / 2, width, setter.rule(style));
    stack.width = width;

    MathBox whole;
    whole.width = space;
    const double height = (style.is_display() ? delimiter_in_display : delimiter_in_text) * setter.em(style);
    if (look.left != 0) whole.append(setter.delimiter(look.left, height, style));
    whole.append(std::move(stack));
    if (look.right != 0) whole.append(setter.delimiter(look.right, height, style));
    if (!look.continued) whole.width += space;
    return whole;
}

void read_fraction(MathParser& parser, const MathToken& command, MathList& list) {
    FractionNode::Look look;
    if (command.text == "dfrac") look.size = MathSize::display;
    if (command.text == "tfrac") look.size = MathSize::text;
    if (command.text == "cfrac") {
        look.size = MathSize::display;
        look.continued = true;
    }
    MathList above = parser.argument(command);
    MathList below = parser.argument(command);
    list.push_back(std::make_unique<FractionNode>(std::move(above), std::move(below), look));
}

void read_binomial(MathParser& parser, const MathToken& command, MathList& list) {
    FractionNode::Look look{.bar = false, .size = std::nullopt, .left = U'(', .right = U')'};
    if (command.text == "dbinom") look.size = MathSize::display;
    if (command.text == "tbinom") look.size = MathSize::text;
    MathList above = parser.argument(command);
    MathList below = parser.argument(command);
    list.push_back(std::make_unique<FractionNode>(std::move(above), std::move(below), look));
}

}  // namespace lectern
