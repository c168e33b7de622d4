#pragma once

namespace lectern {

enum class MathSize { display, text, script, script_script };

/// TeX's eight styles: four sizes, each also cramped, in which superscripts are raised less (TeXbook, chapter 17).
struct MathStyle {
    MathSize size = MathSize::text;
    bool cramped = false;

    [[nodiscard]] bool is_display() const { return size == MathSize::display; }
    /// Of script size or smaller: the wider spaces between atoms are left out.
    [[nodiscard]] bool in_script() const { return size >= MathSize::script; }

    [[nodiscard]] MathStyle with_size(MathSize fresh) const { return {fresh, cramped}; }
    [[nodiscard]] MathStyle as_cramped() const { return {size, true}; }
    [[nodiscard]] MathStyle superscript() const { return {script_size(), cramped}; }
    [[nodiscard]] MathStyle subscript() const { return {script_size(), true}; }
    [[nodiscard]] MathStyle numerator() const { return {fraction_size(), cramped}; }
    [[nodiscard]] MathStyle denominator() const { return {fraction_size(), true}; }

private:
    [[nodiscard]] MathSize script_size() const {
        return size <= MathSize::text ? MathSize::script : MathSize::script_script;
    }
    [[nodiscard]] MathSize fraction_size() const { return size == MathSize::display ? MathSize::text : script_size(); }
};

}  // namespace lectern
