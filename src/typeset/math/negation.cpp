#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace lectern {
namespace {

/// Signs that have a negated one of their own.
constexpr std::array<std::pair<char32_t, char32_t>, 36> negated{
    {{U'=', U'≠'}, {U'∈', U'∉'}, {U'∋', U'∌'}, {U'<', U'≮'}, {U'>', U'≯'}, {U'≤', U'≰'}, {U'≥', U'≱'}, {U'∼', U'≁'},
     {U'≃', U'≄'}, {U'≅', U'≇'}, {U'≈', U'≉'}, {U'≡', U'≢'}, {U'⊂', U'⊄'}, {U'⊃', U'⊅'}, {U'⊆', U'⊈'}, {U'⊇', U'⊉'},
     {U'∣', U'∤'}, {U'∥', U'∦'}, {U'∃', U'∄'}, {U'≺', U'⊀'}, {U'≻', U'⊁'}, {U'⊢', U'⊬'}, {U'⊨', U'⊭'}, {U'⊩', U'⊮'},
     {U'→', U'↛'}, {U'←', U'↚'}, {U'↔', U'↮'}, {U'⇒', U'⇏'}, {U'⇐', U'⇍'}, {U'⇔', U'⇎'}, {U'≲', U'≴'}, {U'≳', U'≵'},
     {U'⊲', U'⋪'}, {U'⊳', U'⋫'}, {U'⊑', U'⋢'}, {U'⊒', U'⋣'}}};

constexpr char32_t slash = U'\u0338';

/// A sign with a stroke through it.
class StruckNode : public MathNode {
public:
    explicit StruckNode(MathNodePointer sign) : MathNode(sign->atom), sign_(std::move(sign)) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        MathBox sign = setter.set(*sign_, style);
        MathBox stroke = setter.sign(slash, style);
        const double width = sign.width + sign.italic;
        // Only where its ink is counts: as a combining mark it has no width.
        double left = 0, right = 0;
        if (!stroke.glyphs.empty()) {
            const GlyphOutline& outline = *stroke.glyphs.front().outline;
            const auto [least, most] =
                std::ranges::minmax_element(outline.points, {}, [](const Vec2& point) { return point.x(); });
            const double unit = stroke.glyphs.front().size / outline.units_per_em;
            left = least->x() * unit;
            right = most->x() * unit;
        }
        const double up = (sign.ascent - sign.descent) / 2 - (stroke.ascent - stroke.descent) / 2;
        MathBox box;
        box.add(std::move(sign), 0, 0);
        box.add(std::move(stroke), width / 2 - (left + right) / 2, up);
        box.width = width;
        return box;
    }

private:
    MathNodePointer sign_;
};

}  // namespace

void read_negation(MathParser& parser, const MathToken& command, MathList& list) {
    MathList argument = parser.argument(command);
    const auto is_atom = [](const MathNodePointer& node) { return node->kind() == MathNode::Kind::atom; };
    const auto sign = std::ranges::find_if(argument, is_atom);  // Beside it there may be space, as beside \implies.
    if (std::ranges::count_if(argument, is_atom) != 1) {
        parser.fail(command, "\\not stands before no sign", "put it right before what it negates: \\not\\subset");
    }
    auto* symbol = dynamic_cast<SymbolNode*>(sign->get());
    const auto* own = symbol == nullptr
                          ? negated.end()
                          : std::ranges::find(negated, symbol->character, &std::pair<char32_t, char32_t>::first);
    if (own != negated.end()) {
        parser.need_glyph(own->second, command);
        symbol->character = own->second;
    } else {
        parser.need_glyph(slash, command);
        *sign = std::make_unique<StruckNode>(std::move(*sign));
    }
    list.insert(list.end(), std::make_move_iterator(argument.begin()), std::make_move_iterator(argument.end()));
}

}  // namespace lectern
