#include "typeset/math/math_box.h"

#include <algorithm>
#include <utility>

namespace lectern {

void MathBox::add(MathBox box, double x, double up) {
    for (PlacedGlyph& glyph : box.glyphs) {
        glyph.x += x;
        glyph.y -= up;
    }
    for (PlacedRule& rule : box.rules) {
        rule.x += x;
        rule.y -= up;
    }
    const bool first = glyphs.empty() && rules.empty() && ascent == 0 && descent == 0;
    ascent = first ? box.ascent + up : std::max(ascent, box.ascent + up);
    descent = first ? box.descent - up : std::max(descent, box.descent - up);
    width = std::max(width, x + box.width);
    if (glyphs.empty()) {
        glyphs = std::move(box.glyphs);
    } else {
        std::move(box.glyphs.begin(), box.glyphs.end(), std::back_inserter(glyphs));
    }
    rules.insert(rules.end(), box.rules.begin(), box.rules.end());
}

void MathBox::append(MathBox box) {
    const double end = width + box.width;
    add(std::move(box), width, 0);
    width = end;
}

void MathBox::add_rule(double x, double up, double rule_width, double thickness) {
    MathBox bar;
    bar.rules.push_back({0, -thickness, rule_width, thickness});
    bar.width = rule_width;
    bar.ascent = thickness;
    add(std::move(bar), x, up);
}

void MathBox::mark(int part) {
    for (PlacedGlyph& glyph : glyphs) {
        if (glyph.part < 0) glyph.part = part;
    }
    for (PlacedRule& rule : rules) {
        if (rule.part < 0) rule.part = part;
    }
}

MathBox raised(MathBox box, double up) {
    const double italic = box.italic;
    const auto lone = box.lone;
    MathBox result;
    result.add(std::move(box), 0, up);
    result.italic = italic;
    result.lone = lone;
    return result;
}

}  // namespace lectern
