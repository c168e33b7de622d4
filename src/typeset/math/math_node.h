#pragma once
#include "typeset/math/atom_class.h"
#include "typeset/math/math_box.h"
#include "typeset/math/math_style.h"

#include <memory>
#include <vector>

namespace lectern {

class MathSetter;

/// Where an atom's scripts stand: as its own style has it, or as `\limits` and `\nolimits` say.
enum class LimitsChoice { standard, always, never };

/// A piece of a formula, as read.
class MathNode {
public:
    enum class Kind { atom, space, style_switch };

    explicit MathNode(AtomClass atom_class) : atom(atom_class) {}
    MathNode(const MathNode&) = delete;
    MathNode& operator=(const MathNode&) = delete;
    virtual ~MathNode() = default;

    [[nodiscard]] virtual Kind kind() const { return Kind::atom; }
    /// The box of an atom. Called through MathSetter::set, which also marks the part.
    virtual MathBox set(MathSetter& setter, MathStyle style) const = 0;
    /// True where scripts stand over and under it.
    [[nodiscard]] virtual bool takes_limits(MathStyle /*style*/) const { return limits == LimitsChoice::always; }

    AtomClass atom;
    LimitsChoice limits = LimitsChoice::standard;
    int part = -1;  ///< The innermost part of the formula that it belongs to; -1: none.
};

using MathNodePointer = std::unique_ptr<MathNode>;
/// What stands in a row, in order.
using MathList = std::vector<MathNodePointer>;

/// The space between words, in em: of `\ ` and `~`.
inline constexpr double word_space = 0.25;

/// White space; it is no atom, so those on both sides keep their own space too.
class MathSpace : public MathNode {
public:
    /// In em of the style it stands in.
    explicit MathSpace(double em_width) : MathNode(AtomClass::ordinary), em(em_width) {}
    [[nodiscard]] Kind kind() const override { return Kind::space; }
    MathBox set(MathSetter& setter, MathStyle style) const override;

    double em;
};

/// `\displaystyle` and kin: what follows in the row is set in that size.
class StyleSwitch : public MathNode {
public:
    explicit StyleSwitch(MathSize math_size) : MathNode(AtomClass::ordinary), size(math_size) {}
    [[nodiscard]] Kind kind() const override { return Kind::style_switch; }
    MathBox set(MathSetter&, MathStyle) const override { return {}; }

    MathSize size;
};

/// One sign.
class SymbolNode : public MathNode {
public:
    /// A large operator is set larger in a display; one whose scripts are limits there is told by `has_limits`.
    SymbolNode(char32_t sign, AtomClass atom_class, bool has_limits = false)
        : MathNode(atom_class), character(sign), limits_in_display(has_limits) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;
    [[nodiscard]] bool takes_limits(MathStyle style) const override;

    char32_t character;
    bool limits_in_display;
};

/// A row as one atom: `{…}`, `\mathrel{…}`.
class GroupNode : public MathNode {
public:
    GroupNode(MathList content, AtomClass atom_class) : MathNode(atom_class), list(std::move(content)) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;
    [[nodiscard]] bool takes_limits(MathStyle style) const override;

    MathList list;
};

/// An atom with what stands above and below it at its right, or as limits over and under it.
class ScriptedNode : public MathNode {
public:
    explicit ScriptedNode(MathNodePointer base);
    MathBox set(MathSetter& setter, MathStyle style) const override;

    MathNodePointer nucleus;
    MathList superscript, subscript;
    bool has_superscript = false, has_subscript = false;
    bool only_primes = false;  ///< While reading: the superscript is primes, which another may join.
    bool closed = false;       ///< While reading: scripts that follow belong to the whole.
};

}  // namespace lectern
