#include "typeset/math/math_setter.h"
#include "typeset/math/stretch.h"

namespace lectern {
namespace {

constexpr double thin_space = 3.0 / 18;  ///< em

/// TeX sets dots as three signs of punctuation: with thin spaces between them, except in scripts.
MathBox three_dots(MathSetter& setter, char32_t dot, MathStyle style) {
    const double space = style.in_script() ? 0 : thin_space * setter.em(style);
    MathBox row;
    double pen = 0;
    for (int i = 0; i < 3; ++i) {
        MathBox box = setter.sign(dot, style);
        const double width = box.width;
        row.add(std::move(box), pen, 0);
        pen += width + space;
    }
    row.width = pen - space;
    return row;
}

}  // namespace

/// Large operators are centred on the axis and larger in a display (TeXbook, appendix G, rule 13).
MathBox SymbolNode::set(MathSetter& setter, MathStyle style) const {
    if (character == U'…') return three_dots(setter, U'.', style);
    if (character == U'⋯') return three_dots(setter, U'⋅', style);
    if (atom != AtomClass::large_operator) return setter.sign(character, style);
    const double least =
        style.is_display() ? setter.constant(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT, style) : 0;
    MathBox box = setter.centered_on_axis(stretched_up(setter, character, least, style), style);
    box.lone.reset();
    // An operator's advance holds its lean (MathML Core, 3.2.4.3): superscripts stand at its end, subscripts before it.
    box.width -= box.italic;
    return box;
}

bool SymbolNode::takes_limits(MathStyle style) const {
    if (limits != LimitsChoice::standard) return limits == LimitsChoice::always;
    return limits_in_display && style.is_display();
}

MathBox MathSpace::set(MathSetter& setter, MathStyle style) const {
    MathBox box;
    box.width = em * setter.em(style);
    return box;
}

MathBox GroupNode::set(MathSetter& setter, MathStyle style) const { return setter.set_base(list, style); }

bool GroupNode::takes_limits(MathStyle style) const {
    if (limits != LimitsChoice::standard) return limits == LimitsChoice::always;
    return atom == AtomClass::large_operator && style.is_display();
}

}  // namespace lectern
