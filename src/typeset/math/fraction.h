#pragma once
#include "typeset/math/math_setter.h"

#include <optional>

namespace lectern {

/// One row over another, with or without a bar and delimiters.
class FractionNode : public MathNode {
public:
    struct Look {
        bool bar = true;
        std::optional<MathSize> size{};  ///< In which the whole is set; absent: as around it.
        bool continued = false;          ///< Both rows as large as the whole (`\cfrac`).
        char32_t left = 0, right = 0;    ///< Delimiters; 0: none.
    };

    FractionNode(MathList above, MathList below, Look look_of_it)
        : MathNode(AtomClass::ordinary), numerator(std::move(above)), denominator(std::move(below)), look(look_of_it) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

    MathList numerator, denominator;
    Look look;
};

}  // namespace lectern
