#pragma once
#include "typeset/math/math_node.h"

#include <string>

namespace lectern {

/// Upright letters set as one word.
class WordNode : public MathNode {
public:
    WordNode(std::string word, AtomClass atom_class, bool has_limits = false)
        : MathNode(atom_class), letters(std::move(word)), limits_in_display(has_limits) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;
    [[nodiscard]] bool takes_limits(MathStyle style) const override;

    std::string letters;
    bool limits_in_display;
};

/// Neighbouring upright letters become words, so that they are kerned as such.
MathList with_words(MathList list);

}  // namespace lectern
