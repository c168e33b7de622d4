#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>

namespace lectern {
namespace {

/// `\left( … \middle| … \right)`: delimiters as tall as what stands between them.
class FenceNode : public MathNode {
public:
    FenceNode() : MathNode(AtomClass::inner) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

    std::vector<char32_t> delimiters;  ///< One more than `rows`.
    std::vector<MathList> rows;
};

MathBox FenceNode::set(MathSetter& setter, MathStyle style) const {
    std::vector<MathBox> boxes;
    double ascent = 0, descent = 0;
    for (const MathList& row : rows) {
        boxes.push_back(setter.set_row(row, style));
        ascent = std::max(ascent, boxes.back().ascent);
        descent = std::max(descent, boxes.back().descent);
    }
    const double height = setter.delimiter_height(ascent, descent, style);
    MathBox whole;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        whole.append(setter.delimiter(delimiters[i], height, style));
        whole.append(std::move(boxes[i]));
    }
    whole.append(setter.delimiter(delimiters.back(), height, style));
    return whole;
}

}  // namespace

void read_fence(MathParser& parser, const MathToken& command, MathList& list) {
    auto fence = std::make_unique<FenceNode>();
    fence->delimiters.push_back(parser.delimiter(command));
    for (;;) {
        fence->rows.push_back(parser.row(RowEnd::fence));
        const MathToken end = parser.take();
        if (end.is(MathToken::Kind::end)) {
            parser.fail(command, "this \\left has no \\right", "add \\right and a delimiter, or \\right. for none");
        }
        fence->delimiters.push_back(parser.delimiter(end));
        if (end.is_command("right")) break;
    }
    list.push_back(std::move(fence));
}

}  // namespace lectern
