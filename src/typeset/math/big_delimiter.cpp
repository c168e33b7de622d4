#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct SizeRule {
    std::string_view name;
    double height;  ///< em; what \left asks for around a box of 8.5, 11.5, 14.5 and 17.5 pt (plain TeX).
};

constexpr std::array<SizeRule, 4> sizes{{{"big", 1.08}, {"Big", 1.62}, {"bigg", 2.16}, {"Bigg", 2.7}}};

class BigDelimiterNode : public MathNode {
public:
    BigDelimiterNode(char32_t character, double height, AtomClass atom_class)
        : MathNode(atom_class), character_(character), height_(height) {}
    MathBox set(MathSetter& setter, MathStyle style) const override {
        // As large in scripts as in the text, as in TeX.
        return setter.delimiter(character_, height_ * setter.em({MathSize::text, false}), style);
    }

private:
    char32_t character_;
    double height_;
};

AtomClass class_of(char ending) {
    switch (ending) {
        case 'l':
            return AtomClass::opening;
        case 'r':
            return AtomClass::closing;
        case 'm':
            return AtomClass::relation;
        default:
            return AtomClass::ordinary;
    }
}

}  // namespace

void read_big_delimiter(MathParser& parser, const MathToken& command, MathList& list) {
    const char ending = command.text.back();
    const std::string_view name = ending == 'g' ? std::string_view(command.text)
                                                : std::string_view(command.text).substr(0, command.text.size() - 1);
    const auto* size = std::ranges::find(sizes, name, &SizeRule::name);
    list.push_back(std::make_unique<BigDelimiterNode>(parser.delimiter(command), size->height, class_of(ending)));
}

}  // namespace lectern
