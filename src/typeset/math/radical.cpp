#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"
#include "typeset/math/stretch.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr char32_t root_sign = U'√';
constexpr double degree_gap = 0.05;  ///< em of the text around, between the degree and the sign's hook.

/// How high above its baseline the sign's hook reaches: the highest point of its left part.
double hook_top(const MathBox& sign) {
    constexpr double left_part = 0.35;  // Of the width; the long stroke begins further right in every font tried.
    if (sign.glyphs.empty()) return 0;
    const PlacedGlyph& glyph = sign.glyphs.front();
    const double unit = glyph.size / glyph.outline->units_per_em;
    double top = -sign.descent;
    for (const Vec2& point : glyph.outline->points) {
        if (glyph.x + point.x() * unit < left_part * sign.width) top = std::max(top, point.y() * unit - glyph.y);
    }
    return top;
}

class RadicalNode : public MathNode {
public:
    RadicalNode(MathList content, MathList index)
        : MathNode(AtomClass::ordinary), radicand_(std::move(content)), degree_(std::move(index)) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

private:
    MathList radicand_, degree_;
};

/// TeXbook, appendix G, rule 11, with the measures of the MATH table.
MathBox RadicalNode::set(MathSetter& setter, MathStyle style) const {
    MathBox inside = setter.set_row(radicand_, style.as_cramped());
    const double thickness = setter.constant(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS, style);
    double gap = setter.constant(style.is_display() ? HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP
                                                    : HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP,
                                 style);
    const double least = inside.height() + gap + thickness;
    MathBox sign = stretched_up(setter, root_sign, least, style);
    // A sign taller than needed leaves half of what is over above the radicand.
    gap = std::max(gap, (gap + sign.height() - inside.height() - thickness) / 2);
    const double top = inside.ascent + gap + thickness;
    const double sign_up = top - sign.ascent;
    const double sign_bottom = sign_up - sign.descent, sign_height = sign.height();

    MathBox root;
    double pen = 0;
    if (!degree_.empty()) {
        MathBox degree = setter.set_row(degree_, {MathSize::script_script, true});
        const double before = setter.constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, style);
        const double after = setter.constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE, style);
        const double raise =
            hb_ot_math_get_constant(setter.font.font(), HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) /
            100.0 * sign_height;
        const double width = degree.width;
        // Some fonts' measures would let a degree stand in the hook.
        const double bottom = std::max(sign_bottom + raise, sign_up + hook_top(sign) + degree_gap * setter.em(style));
        const double up = bottom + degree.descent;
        // The degree may not reach out of the root on the left.
        const double left = std::max({0.0, before, -(width + after)});
        root.add(std::move(degree), left, up);
        pen = std::max(0.0, left + width + after);
    }
    const double sign_width = sign.width, inside_width = inside.width;
    root.add(std::move(sign), pen, sign_up);
    root.add_rule(pen + sign_width, top - thickness, inside_width, thickness);
    root.add(std::move(inside), pen + sign_width, 0);
    root.ascent = std::max(root.ascent, top + setter.constant(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER, style));
    root.width = pen + sign_width + inside_width;
    return root;
}

}  // namespace

void read_radical(MathParser& parser, const MathToken& command, MathList& list) {
    parser.need_glyph(root_sign, command);
    MathList degree = parser.option().value_or(MathList());
    MathList radicand = parser.argument(command);
    list.push_back(std::make_unique<RadicalNode>(std::move(radicand), std::move(degree)));
}

}  // namespace lectern
