#include "typeset/math/scripts.h"

#include <algorithm>

namespace lectern {
namespace {

/// How far up and down the scripts' baselines are shifted.
struct Shifts {
    double up = 0, down = 0;
};

double superscript_shift(MathSetter& setter, const MathBox& base, const MathBox& script, MathStyle style) {
    double up = setter.constant(
        style.cramped ? HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED : HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP,
        style);
    if (!base.lone) {
        up = std::max(up, base.ascent - setter.constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX, style));
    }
    return std::max(up, script.descent + setter.constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN, style));
}

double subscript_shift(MathSetter& setter, const MathBox& base, const MathBox& script, MathStyle style) {
    double down = setter.constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN, style);
    if (!base.lone) {
        down = std::max(down, base.descent + setter.constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN, style));
    }
    return std::max(down, script.ascent - setter.constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX, style));
}

/// Moves two scripts apart, the upper one first, as far as the lower one allows.
void keep_apart(MathSetter& setter, Shifts& shifts, const MathBox& upper, const MathBox& lower, MathStyle style) {
    const double bottom = shifts.up - upper.descent;
    const double gap = bottom - (lower.ascent - shifts.down);
    const double missing = setter.constant(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN, style) - gap;
    if (missing <= 0) return;
    const double room = setter.constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, style) - bottom;
    const double raise = std::clamp(room, 0.0, missing);
    shifts.up += raise;
    shifts.down += missing - raise;
}

/// How far a script moves towards its base where both are single glyphs (OpenType's cut-ins): as far as the shapes
/// allow at the two heights where one ends beside the other.
double cut_in(const MathSetter& setter, const MathBox& base, const MathBox& script, double up) {
    if (!base.lone || !script.lone) return 0;
    const bool above = up > 0;
    const auto base_corner = above ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT;
    const auto script_corner = above ? HB_OT_MATH_KERN_BOTTOM_LEFT : HB_OT_MATH_KERN_TOP_LEFT;
    const auto at = [&](double height) {
        return setter.font.cut_in(*base.lone, base_corner, height) +
               setter.font.cut_in(*script.lone, script_corner, height - up);
    };
    return above ? std::max(at(up - script.descent), at(base.ascent))
                 : std::max(at(up + script.ascent), at(-base.descent));
}

}  // namespace

MathBox with_scripts(MathSetter& setter, MathBox base, std::optional<MathBox> superscript,
                     std::optional<MathBox> subscript, MathStyle style) {
    Shifts shifts;
    if (superscript) shifts.up = superscript_shift(setter, base, *superscript, style);
    if (subscript) shifts.down = subscript_shift(setter, base, *subscript, style);
    if (superscript && subscript) keep_apart(setter, shifts, *superscript, *subscript, style);

    const double after = setter.constant(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT, style);
    const double edge = base.width;
    double right = edge;
    double superscript_x = 0, subscript_x = 0;
    if (superscript) {
        superscript_x = edge + base.italic + cut_in(setter, base, *superscript, shifts.up);
        right = std::max(right, superscript_x + superscript->width + superscript->italic + after);
    }
    if (subscript) {
        subscript_x = edge + cut_in(setter, base, *subscript, -shifts.down);
        right = std::max(right, subscript_x + subscript->width + subscript->italic + after);
    }
    MathBox result;
    result.add(std::move(base), 0, 0);
    if (superscript) result.add(std::move(*superscript), superscript_x, shifts.up);
    if (subscript) result.add(std::move(*subscript), subscript_x, -shifts.down);
    result.width = right;
    return result;
}

MathBox with_limits(MathSetter& setter, MathBox base, std::optional<MathBox> above, std::optional<MathBox> below,
                    MathStyle style) {
    const double lean = base.italic / 2;
    const double base_width = base.width + base.italic;
    const auto width_of = [](const std::optional<MathBox>& box) { return box ? box->width + box->italic : 0; };
    const double width = std::max({base_width, width_of(above), width_of(below)});
    const double ascent = base.ascent, descent = base.descent;
    MathBox result;
    result.add(std::move(base), (width - base_width) / 2, 0);
    if (above) {
        const double rise = std::max(setter.constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN, style),
                                     setter.constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN, style) + above->descent);
        const double x = (width - width_of(above)) / 2 + lean;
        result.add(std::move(*above), x, ascent + rise);
    }
    if (below) {
        const double drop = std::max(setter.constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN, style),
                                     setter.constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN, style) + below->ascent);
        const double x = (width - width_of(below)) / 2 - lean;
        result.add(std::move(*below), x, -descent - drop);
    }
    result.width = width;
    return result;
}

ScriptedNode::ScriptedNode(MathNodePointer base) : MathNode(base->atom), nucleus(std::move(base)) {}

MathBox ScriptedNode::set(MathSetter& setter, MathStyle style) const {
    MathBox base = setter.set(*nucleus, style);
    std::optional<MathBox> upper, lower;
    if (has_superscript) upper = setter.set_base(superscript, style.superscript());
    if (has_subscript) lower = setter.set_base(subscript, style.subscript());
    if (nucleus->takes_limits(style))
        return with_limits(setter, std::move(base), std::move(upper), std::move(lower), style);
    return with_scripts(setter, std::move(base), std::move(upper), std::move(lower), style);
}

}  // namespace lectern
