#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"
#include "typeset/math/stretch.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct ArrowRule {
    std::string_view name;
    char32_t character;
};

constexpr std::array<ArrowRule, 9> rules{{{"xrightarrow", U'→'},
                                          {"xleftarrow", U'←'},
                                          {"xleftrightarrow", U'↔'},
                                          {"xRightarrow", U'⇒'},
                                          {"xLeftarrow", U'⇐'},
                                          {"xLeftrightarrow", U'⇔'},
                                          {"xmapsto", U'↦'},
                                          {"xrightharpoonup", U'⇀'},
                                          {"xhookrightarrow", U'↪'}}};
constexpr double padding = 0.4;   ///< em, on both sides of the words.
constexpr double shortest = 1.6;  ///< em

/// An arrow as long as what is written over and under it.
class ArrowNode : public MathNode {
public:
    ArrowNode(char32_t arrow, MathList upper, MathList lower)
        : MathNode(AtomClass::relation), arrow_(arrow), above_(std::move(upper)), below_(std::move(lower)) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        MathBox above = setter.set_row(above_, style.superscript());
        MathBox below = setter.set_row(below_, style.subscript());
        const double em = setter.em(style);
        const double least = std::max(shortest * em, std::max(above.width, below.width) + 2 * padding * em);
        MathBox arrow = stretched_across(setter, arrow_, least, style);
        const double width = arrow.width;
        const double up =
            arrow.ascent + setter.constant(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_ABOVE_MIN, style) + above.descent;
        const double down =
            arrow.descent + setter.constant(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_BELOW_MIN, style) + below.ascent;
        const double above_x = (width - above.width) / 2, below_x = (width - below.width) / 2;
        MathBox box;
        box.add(std::move(arrow), 0, 0);
        if (!above_.empty()) box.add(std::move(above), above_x, up);
        if (!below_.empty()) box.add(std::move(below), below_x, -down);
        box.width = width;
        return box;
    }

private:
    char32_t arrow_;
    MathList above_, below_;
};

}  // namespace

void read_words_over_arrow(MathParser& parser, const MathToken& command, MathList& list) {
    const char32_t arrow = std::ranges::find(rules, command.text, &ArrowRule::name)->character;
    parser.need_glyph(arrow, command);
    MathList below = parser.option().value_or(MathList());
    MathList above = parser.argument(command);
    list.push_back(std::make_unique<ArrowNode>(arrow, std::move(above), std::move(below)));
}

}  // namespace lectern
