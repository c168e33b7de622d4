#pragma once
#include "typeset/math/formula.h"

namespace lectern {

/// Sets the words of formulas with the program's own fonts.
class PlainWords : public WordSetter {
public:
    TextLayout set_words(std::string_view words, const TextStyle& style) override {
        return typesetter_.layout(words, style);
    }

private:
    Typesetter typesetter_;
};

}  // namespace lectern
