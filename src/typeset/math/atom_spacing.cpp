#include "typeset/math/atom_spacing.h"

#include <array>
#include <cstddef>

namespace lectern {
namespace {

/// A row for each left neighbour, a column for each right one, in the order of AtomClass: 0 none, 1 thin, 2 medium,
/// 3 thick; a negative space is left out in scripts. (TeXbook, p. 170; pairs that can't be are 0.)
constexpr std::array<std::array<int, 8>, 8> spaces{{
    {0, 1, -2, -3, 0, 0, 0, -1},      // ordinary
    {1, 1, 0, -3, 0, 0, 0, -1},       // large operator
    {-2, -2, 0, 0, -2, 0, 0, -2},     // binary
    {-3, -3, 0, 0, -3, 0, 0, -3},     // relation
    {0, 0, 0, 0, 0, 0, 0, 0},         // opening
    {0, 1, -2, -3, 0, 0, 0, -1},      // closing
    {-1, -1, 0, -1, -1, -1, -1, -1},  // punctuation
    {-1, 1, -2, -3, -1, 0, -1, -1},   // inner
}};
constexpr std::array<double, 4> widths{0, 3.0 / 18, 4.0 / 18, 5.0 / 18};  ///< em

bool has_nothing_to_operate_on(const AtomClass* before) {
    if (before == nullptr) return true;
    return *before == AtomClass::binary || *before == AtomClass::large_operator || *before == AtomClass::relation ||
           *before == AtomClass::opening || *before == AtomClass::punctuation;
}

bool ends_operation(AtomClass atom) {
    return atom == AtomClass::relation || atom == AtomClass::closing || atom == AtomClass::punctuation;
}

}  // namespace

std::vector<AtomClass> settled_classes(const MathList& list) {
    std::vector<AtomClass> classes;
    classes.reserve(list.size());
    for (const MathNodePointer& node : list) classes.push_back(node->atom);
    AtomClass* before = nullptr;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i]->kind() != MathNode::Kind::atom) continue;
        if (classes[i] == AtomClass::binary && has_nothing_to_operate_on(before)) classes[i] = AtomClass::ordinary;
        if (before && *before == AtomClass::binary && ends_operation(classes[i])) *before = AtomClass::ordinary;
        before = &classes[i];
    }
    if (before && *before == AtomClass::binary) *before = AtomClass::ordinary;
    return classes;
}

double space_between(AtomClass left, AtomClass right, MathStyle style) {
    const int space = spaces[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
    if (space >= 0) return widths[static_cast<std::size_t>(space)];
    return style.in_script() ? 0 : widths[static_cast<std::size_t>(-space)];
}

}  // namespace lectern
