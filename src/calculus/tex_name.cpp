#include "calculus/tex_name.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct GreekLetter {
    std::string_view name, letter, tex;
};

constexpr std::array greek{
    GreekLetter{"alpha", "α", "\\alpha"},
    GreekLetter{"beta", "β", "\\beta"},
    GreekLetter{"gamma", "γ", "\\gamma"},
    GreekLetter{"delta", "δ", "\\delta"},
    GreekLetter{"epsilon", "ε", "\\varepsilon"},
    GreekLetter{"zeta", "ζ", "\\zeta"},
    GreekLetter{"eta", "η", "\\eta"},
    GreekLetter{"theta", "θ", "\\theta"},
    GreekLetter{"iota", "ι", "\\iota"},
    GreekLetter{"kappa", "κ", "\\kappa"},
    GreekLetter{"lambda", "λ", "\\lambda"},
    GreekLetter{"mu", "μ", "\\mu"},
    GreekLetter{"nu", "ν", "\\nu"},
    GreekLetter{"xi", "ξ", "\\xi"},
    GreekLetter{"omicron", "ο", "o"},
    GreekLetter{"rho", "ρ", "\\rho"},
    GreekLetter{"sigma", "σ", "\\sigma"},
    GreekLetter{"varsigma", "ς", "\\varsigma"},
    GreekLetter{"tau", "τ", "\\tau"},
    GreekLetter{"upsilon", "υ", "\\upsilon"},
    GreekLetter{"phi", "φ", "\\varphi"},
    GreekLetter{"chi", "χ", "\\chi"},
    GreekLetter{"psi", "ψ", "\\psi"},
    GreekLetter{"omega", "ω", "\\omega"},
    GreekLetter{"Alpha", "Α", "\\mathrm{A}"},
    GreekLetter{"Beta", "Β", "\\mathrm{B}"},
    GreekLetter{"Gamma", "Γ", "\\Gamma"},
    GreekLetter{"Delta", "Δ", "\\Delta"},
    GreekLetter{"Epsilon", "Ε", "\\mathrm{E}"},
    GreekLetter{"Zeta", "Ζ", "\\mathrm{Z}"},
    GreekLetter{"Eta", "Η", "\\mathrm{H}"},
    GreekLetter{"Theta", "Θ", "\\Theta"},
    GreekLetter{"Iota", "Ι", "\\mathrm{I}"},
    GreekLetter{"Kappa", "Κ", "\\mathrm{K}"},
    GreekLetter{"Lambda", "Λ", "\\Lambda"},
    GreekLetter{"Mu", "Μ", "\\mathrm{M}"},
    GreekLetter{"Nu", "Ν", "\\mathrm{N}"},
    GreekLetter{"Xi", "Ξ", "\\Xi"},
    GreekLetter{"Omicron", "Ο", "\\mathrm{O}"},
    GreekLetter{"Pi", "Π", "\\Pi"},
    GreekLetter{"Rho", "Ρ", "\\mathrm{P}"},
    GreekLetter{"Sigma", "Σ", "\\Sigma"},
    GreekLetter{"Tau", "Τ", "\\mathrm{T}"},
    GreekLetter{"Upsilon", "Υ", "\\Upsilon"},
    GreekLetter{"Phi", "Φ", "\\Phi"},
    GreekLetter{"Chi", "Χ", "\\mathrm{X}"},
    GreekLetter{"Psi", "Ψ", "\\Psi"},
    GreekLetter{"Omega", "Ω", "\\Omega"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// A name without an index, or an index: letters upright where there are several.
std::string tex_of_word(std::string_view word) {
    if (word.size() <= 1 || is_digits(word)) return word == "_" ? "\\_" : std::string(word);
    for (const GreekLetter& letter : greek)
        if (word == letter.name || word == letter.letter) return std::string(letter.tex);
    std::string escaped;
    for (const char c : word) {
        if (c == '_') escaped += '\\';
        escaped += c;
    }
    return "\\mathrm{" + escaped + "}";
}

}  // namespace

std::string tex_of_name(std::string_view name) {
    std::size_t split = name.find('_');
    const bool underscore = split != std::string_view::npos && split > 0 && split + 1 < name.size();
    if (!underscore) {
        split = name.size();
        while (split > 0 && is_digit(name[split - 1])) --split;
        if (split == 0 || split == name.size() || name.find('_') != std::string_view::npos) return tex_of_word(name);
    }
    const std::string_view index = name.substr(split + (underscore ? 1 : 0));
    return tex_of_word(name.substr(0, split)) + "_{" + tex_of_word(index) + "}";
}

}  // namespace lectern
