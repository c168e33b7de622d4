#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"
#include "typeset/math/stretch.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// A sign that grows to the width of the row it stands over or under.
struct CoverRule {
    std::string_view name;
    char32_t character;
    bool over;
    bool takes_words;  ///< Scripts stand over and under it, as what a brace says.
};

constexpr std::array<CoverRule, 12> rules{{{"overbrace", U'⏞', true, true},
                                           {"underbrace", U'⏟', false, true},
                                           {"overbracket", U'⎴', true, true},
                                           {"underbracket", U'⎵', false, true},
                                           {"overparen", U'⏜', true, true},
                                           {"underparen", U'⏝', false, true},
                                           {"overrightarrow", U'→', true, false},
                                           {"overleftarrow", U'←', true, false},
                                           {"overleftrightarrow", U'↔', true, false},
                                           {"underrightarrow", U'→', false, false},
                                           {"underleftarrow", U'←', false, false},
                                           {"underleftrightarrow", U'↔', false, false}}};

class CoverNode : public MathNode {
public:
    CoverNode(MathList content, const CoverRule& kind)
        : MathNode(kind.takes_words ? AtomClass::large_operator : AtomClass::ordinary),
          content_(std::move(content)),
          rule_(kind) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;
    [[nodiscard]] bool takes_limits(MathStyle style) const override {
        return rule_.takes_words || MathNode::takes_limits(style);
    }

private:
    MathList content_;
    const CoverRule& rule_;
};

MathBox CoverNode::set(MathSetter& setter, MathStyle style) const {
    MathBox inside = setter.set_row(content_, rule_.over ? style.as_cramped() : style);
    MathBox cover = stretched_across(setter, rule_.character, inside.width, style);
    const double gap = setter.constant(
        rule_.over ? HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP : HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP, style);
    const double width = std::max(inside.width, cover.width);
    const double inside_x = (width - inside.width) / 2, cover_x = (width - cover.width) / 2;
    const double up = rule_.over ? inside.ascent + gap + cover.descent : -inside.descent - gap - cover.ascent;
    MathBox box;
    box.add(std::move(inside), inside_x, 0);
    box.add(std::move(cover), cover_x, up);
    box.width = width;
    return box;
}

}  // namespace

void read_cover(MathParser& parser, const MathToken& command, MathList& list) {
    const auto* rule = std::ranges::find(rules, command.text, &CoverRule::name);
    parser.need_glyph(rule->character, command);
    list.push_back(std::make_unique<CoverNode>(parser.argument(command), *rule));
}

}  // namespace lectern
