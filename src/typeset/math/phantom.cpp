#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// What a row takes up, and whether it is seen.
struct PhantomRule {
    std::string_view name;
    bool wide, tall, drawn;
    double shift = 0;  ///< Of its own widths, to the right.
};

constexpr std::array<PhantomRule, 7> rules{{{"phantom", true, true, false},
                                            {"hphantom", true, false, false},
                                            {"vphantom", false, true, false},
                                            {"smash", true, false, true},
                                            {"mathrlap", false, true, true},
                                            {"mathllap", false, true, true, -1},
                                            {"mathclap", false, true, true, -0.5}}};

class PhantomNode : public MathNode {
public:
    PhantomNode(MathList content, const PhantomRule& kind)
        : MathNode(AtomClass::ordinary), content_(std::move(content)), rule_(kind) {}

    MathBox set(MathSetter& setter, MathStyle style) const override {
        MathBox inside = setter.set_row(content_, style);
        const double width = inside.width, ascent = inside.ascent, descent = inside.descent;
        MathBox box;
        if (rule_.drawn) box.add(std::move(inside), rule_.shift * width, 0);
        box.width = rule_.wide ? width : 0;
        box.ascent = rule_.tall ? ascent : 0;
        box.descent = rule_.tall ? descent : 0;
        return box;
    }

private:
    MathList content_;
    const PhantomRule& rule_;
};

}  // namespace

void read_phantom(MathParser& parser, const MathToken& command, MathList& list) {
    const auto* rule = std::ranges::find(rules, command.text, &PhantomRule::name);
    list.push_back(std::make_unique<PhantomNode>(parser.argument(command), *rule));
}

}  // namespace lectern
