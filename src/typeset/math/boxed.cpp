#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

namespace lectern {
namespace {

constexpr double padding = 0.3, thickness = 0.04;  ///< em; LaTeX's \fboxsep and \fboxrule.

/// A row in a frame.
class BoxedNode : public MathNode {
public:
    explicit BoxedNode(MathList content) : MathNode(AtomClass::ordinary), content_(std::move(content)) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        const double pad = padding * setter.em(style), line = thickness * setter.em(style);
        MathBox inside = setter.set_row(content_, style);
        const double width = inside.width + 2 * (pad + line);
        const double top = inside.ascent + pad, bottom = -inside.descent - pad;
        MathBox box;
        box.add(std::move(inside), pad + line, 0);
        box.add_rule(0, top, width, line);
        box.add_rule(0, bottom - line, width, line);
        box.add_rule(0, bottom, line, top - bottom);
        box.add_rule(width - line, bottom, line, top - bottom);
        return box;
    }

private:
    MathList content_;
};

}  // namespace

void read_boxed(MathParser& parser, const MathToken& command, MathList& list) {
    list.push_back(std::make_unique<BoxedNode>(parser.argument(command)));
}

}  // namespace lectern
