#include "typeset/math/math_setter.h"

#include "typeset/math/atom_spacing.h"
#include "typeset/math/stretch.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr double null_delimiter_space = 0.12;  ///< em (plain TeX: 1.2 pt).
constexpr double delimiter_factor = 0.901;
constexpr double delimiter_shortfall = 0.5;  ///< em (plain TeX: 5 pt).

}  // namespace

MathBox MathSetter::set(const MathNode& node, MathStyle style) {
    MathBox box = node.set(*this, style);
    if (node.part >= 0) box.mark(node.part);
    return box;
}

std::vector<SetAtom> MathSetter::set_atoms(const MathList& list, MathStyle style) {
    const std::vector<AtomClass> classes = settled_classes(list);
    std::vector<SetAtom> row;
    const AtomClass* before = nullptr;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const MathNode& node = *list[i];
        if (node.kind() == MathNode::Kind::style_switch) {
            style.size = static_cast<const StyleSwitch&>(node).size;
            continue;
        }
        SetAtom atom;
        if (node.kind() == MathNode::Kind::space) {
            atom.space_before = static_cast<const MathSpace&>(node).em * em(style);
            atom.is_space = true;
        } else {
            atom.box = set(node, style);
            atom.atom = classes[i];
            if (before) atom.space_before = space_between(*before, classes[i], style) * em(style);
            before = &classes[i];
        }
        row.push_back(std::move(atom));
    }
    return row;
}

MathBox MathSetter::set_row(const MathList& list, MathStyle style) {
    std::vector<SetAtom> atoms = set_atoms(list, style);
    MathBox row;
    double pen = 0;
    for (SetAtom& atom : atoms) {
        pen += atom.space_before;
        if (atom.is_space) continue;
        const double width = atom.box.width + atom.box.italic;
        row.add(std::move(atom.box), pen, 0);
        pen += width;
    }
    row.width = pen;
    return row;
}

MathBox MathSetter::set_base(const MathList& list, MathStyle style) {
    if (list.size() == 1 && list.front()->kind() == MathNode::Kind::atom) return set(*list.front(), style);
    return set_row(list, style);
}

MathBox MathSetter::sign(char32_t character, MathStyle style) {
    const hb_codepoint_t glyph = font.find(character).value_or(0);
    return font.glyph(font.script_form(glyph, style.size), em(style), text_of(character));
}

MathBox MathSetter::centered_on_axis(MathBox box, MathStyle style) const {
    const double up = axis(style) - (box.ascent - box.descent) / 2;
    return raised(std::move(box), up);
}

double MathSetter::delimiter_height(double ascent, double descent, MathStyle style) const {
    const double middle = axis(style);
    const double whole = 2 * std::max(ascent - middle, descent + middle);
    return std::max(delimiter_factor * whole, whole - delimiter_shortfall * em(style));
}

MathBox MathSetter::delimiter(char32_t character, double height, MathStyle style) {
    if (character == 0) {
        MathBox space;
        space.width = null_delimiter_space * em(style);
        return space;
    }
    MathBox box = centered_on_axis(stretched_up(*this, character, height, style), style);
    box.lone.reset();
    box.italic = 0;
    return box;
}

MathBox MathSetter::words(std::string_view text, FontWeight weight, FontSlant slant, FontFace face, MathStyle style) {
    TextStyle word_style = style_;
    word_style.weight = weight;
    word_style.slant = slant;
    word_style.face = face;
    word_style.size = em(style);
    TextLayout layout = words_.set_words(text, word_style);
    MathBox box;
    box.glyphs = std::move(layout.glyphs);
    box.rules = std::move(layout.rules);
    box.width = layout.width;
    // As of signs, the ink counts, not the line it would stand on: otherwise words in scripts would stand lower.
    box.ascent = box.descent = 0;
    for (const PlacedGlyph& glyph : box.glyphs) {
        const double unit = glyph.size / glyph.outline->units_per_em;
        for (const Vec2& point : glyph.outline->points) {
            box.ascent = std::max(box.ascent, point.y() * unit - glyph.y);
            box.descent = std::max(box.descent, glyph.y - point.y() * unit);
        }
    }
    return box;
}

}  // namespace lectern
