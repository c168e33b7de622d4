#include "typeset/math/constructs.h"
#include "typeset/math/scripts.h"

namespace lectern {
namespace {

/// A row with small ones over and under it.
class StackedNode : public MathNode {
public:
    StackedNode(MathList content, AtomClass atom_class) : MathNode(atom_class), base(std::move(content)) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        std::optional<MathBox> upper, lower;
        if (!above.empty()) upper = setter.set_row(above, style.superscript());
        if (!below.empty()) lower = setter.set_row(below, style.subscript());
        return with_limits(setter, setter.set_base(base, style), std::move(upper), std::move(lower), style);
    }

    MathList base, above, below;
};

AtomClass class_of(const MathList& row) {
    return row.size() == 1 && row.front()->kind() == MathNode::Kind::atom ? row.front()->atom : AtomClass::ordinary;
}

}  // namespace

void read_stacked(MathParser& parser, const MathToken& command, MathList& list) {
    MathList first = parser.argument(command);
    MathList second = command.text == "overunderset" ? parser.argument(command) : MathList();
    MathList base = parser.argument(command);
    const AtomClass atom = command.text == "stackrel" ? AtomClass::relation : class_of(base);
    auto node = std::make_unique<StackedNode>(std::move(base), atom);
    (command.text == "underset" ? node->below : node->above) = std::move(first);
    if (command.text == "overunderset") node->below = std::move(second);
    list.push_back(std::move(node));
}

}  // namespace lectern
