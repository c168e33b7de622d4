#include "lectern/base/plain_text.h"

#include "lectern/base/mixed_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>
#include <vector>

namespace lectern {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// What commands without arguments are read as; spaces that a reader needs stand around operators.
constexpr Pair signs[] = {
    {"alpha", "α"},     {"beta", "β"},
    {"gamma", "γ"},     {"delta", "δ"},
    {"epsilon", "ε"},   {"varepsilon", "ε"},
    {"zeta", "ζ"},      {"eta", "η"},
    {"theta", "θ"},     {"vartheta", "ϑ"},
    {"iota", "ι"},      {"kappa", "κ"},
    {"lambda", "λ"},    {"mu", "μ"},
    {"nu", "ν"},        {"xi", "ξ"},
    {"pi", "π"},        {"rho", "ρ"},
    {"sigma", "σ"},     {"tau", "τ"},
    {"upsilon", "υ"},   {"phi", "φ"},
    {"varphi", "φ"},    {"chi", "χ"},
    {"psi", "ψ"},       {"omega", "ω"},
    {"Gamma", "Γ"},     {"Delta", "Δ"},
    {"Theta", "Θ"},     {"Lambda", "Λ"},
    {"Xi", "Ξ"},        {"Pi", "Π"},
    {"Sigma", "Σ"},     {"Phi", "Φ"},
    {"Psi", "Ψ"},       {"Omega", "Ω"},
    {"nabla", "∇"},     {"partial", "∂"},
    {"infty", "∞"},     {"cdot", " · "},
    {"times", " × "},   {"pm", " ± "},
    {"mp", " ∓ "},      {"le", " ≤ "},
    {"leq", " ≤ "},     {"ge", " ≥ "},
    {"geq", " ≥ "},     {"ne", " ≠ "},
    {"neq", " ≠ "},     {"approx", " ≈ "},
    {"equiv", " ≡ "},   {"sim", " ~ "},
    {"to", " → "},      {"rightarrow", " → "},
    {"mapsto", " ↦ "},  {"Rightarrow", " ⇒ "},
    {"implies", " ⇒ "}, {"iff", " ⇔ "},
    {"in", " ∈ "},      {"notin", " ∉ "},
    {"subset", " ⊂ "},  {"cup", " ∪ "},
    {"cap", " ∩ "},     {"ldots", "…"},
    {"cdots", "…"},     {"dots", "…"},
    {"circ", "°"},      {"degree", "°"},
    {"prime", "′"},     {"sum", "∑"},
    {"prod", "∏"},      {"int", "∫"},
    {"lVert", "‖"},     {"rVert", "‖"},
    {"Vert", "‖"},      {"|", "‖"},
    {"lvert", "|"},     {"rvert", "|"},
    {"vert", "|"},      {"langle", "⟨"},
    {"rangle", "⟩"},    {"lfloor", "⌊"},
    {"rfloor", "⌋"},    {"lceil", "⌈"},
    {"rceil", "⌉"},     {"forall", "∀"},
    {"exists", "∃"},    {"perp", " ⊥ "},
    {"star", "*"},      {"ast", "*"},
    {"quad", " "},      {"qquad", " "},
    {",", " "},         {";", " "},
    {":", " "},         {" ", " "},
    {"!", ""},          {"{", "{"},
    {"}", "}"},         {"$", "$"},
    {"%", "%"},         {"&", "&"},
    {"#", "#"},         {"_", "_"},
    {"\\", ", "},       {"left", ""},
    {"right", ""},      {"big", ""},
    {"Big", ""},        {"bigg", ""},
    {"Bigg", ""},       {"displaystyle", ""},
    {"textstyle", ""},  {"limits", ""},
    {"nolimits", ""},   {"ell", "ℓ"},
    {"hbar", "ħ"},      {"setminus", " ∖ "},
    {"emptyset", "∅"},  {"colon", ": "},
};

/// Commands of which only the argument is read.
constexpr std::array<std::string_view, 20> transparent = {
    "text",   "mathrm", "mathbf", "mathit", "mathsf",    "mathtt",   "mathcal",  "operatorname", "boldsymbol", "bm",
    "textbf", "textit", "boxed",  "mathop", "underline", "overline", "mathfrak", "mathscr",      "textrm",     "hat"};

std::string superscript_of(std::string_view text) {
    constexpr Pair known[] = {{"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"},
                              {"6", "⁶"}, {"7", "⁷"}, {"8", "⁸"}, {"9", "⁹"}, {"n", "ⁿ"}, {"−", "⁻"}};
    std::string raised;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::find_if(std::begin(known), std::end(known),
                                        [&](const Pair& pair) { return text.substr(at).starts_with(pair.first); });
        if (found == std::end(known)) return {};
        raised += found->second;
        at += found->first.size();
    }
    return raised;
}

/// Whether a part of a formula needs parentheses beside a fraction's bar or under a root.
bool is_compound(std::string_view text) {
    return text.find_first_of(" +/=") != std::string_view::npos || text.find("−") != std::string_view::npos;
}

std::string enclosed(const std::string& text) { return is_compound(text) ? fmt::format("({})", text) : text; }

/// Reads one formula.
class FormulaReader {
public:
    FormulaReader(std::string_view tex, const TextMacros* macros, int depth)
        : tex_(tex), macros_(macros), depth_(depth) {}

    std::string read() {
        std::string text;
        while (at_ < tex_.size()) text += next();
        return text;
    }

private:
    void skip_spaces() {
        while (at_ < tex_.size() && (tex_[at_] == ' ' || tex_[at_] == '\n')) ++at_;
    }

    /// The argument to come: a group without its braces, a command or one character.
    std::string_view argument() {
        skip_spaces();
        if (at_ >= tex_.size()) return {};
        const std::size_t start = at_;
        if (tex_[at_] == '{') {
            int open = 0;
            for (; at_ < tex_.size(); ++at_) {
                if (tex_[at_] == '\\') {
                    ++at_;
                    continue;
                }
                open += tex_[at_] == '{' ? 1 : tex_[at_] == '}' ? -1 : 0;
                if (open == 0) break;
            }
            const std::size_t end = std::min(at_, tex_.size());
            at_ = std::min(at_ + 1, tex_.size());
            return tex_.substr(start + 1, end - start - 1);
        }
        if (tex_[at_] == '\\') {
            command();
        } else {
            do ++at_;
            while (at_ < tex_.size() && (static_cast<unsigned char>(tex_[at_]) & 0xC0U) == 0x80U);
        }
        return tex_.substr(start, at_ - start);
    }

    /// The name of the command that begins here.
    std::string_view command() {
        const std::size_t start = ++at_;
        while (at_ < tex_.size() && std::isalpha(static_cast<unsigned char>(tex_[at_])) != 0) ++at_;
        if (at_ == start && at_ < tex_.size()) {
            ++at_;
            return tex_.substr(start, 1);
        }
        const std::string_view name = tex_.substr(start, at_ - start);
        skip_spaces();  // as TeX does after a word
        return name;
    }

    [[nodiscard]] std::string inner(std::string_view tex) const {
        return depth_ > 20 ? std::string(tex) : FormulaReader(tex, macros_, depth_ + 1).read();
    }

    std::string macro(const TextMacro& made) {
        std::vector<std::string_view> arguments;
        for (int i = 0; i < made.parameters; ++i) arguments.push_back(argument());
        std::string body;
        for (std::size_t i = 0; i < made.body.size(); ++i) {
            const bool marks = made.body[i] == '#' && i + 1 < made.body.size();
            const auto index = marks ? static_cast<std::size_t>(made.body[i + 1] - '1') : arguments.size();
            if (index < arguments.size()) {
                body += arguments[index];
                ++i;
            } else {
                body += made.body[i];
            }
        }
        return inner(body);
    }

    std::string read_command() {
        const std::string_view name = command();
        if (macros_ != nullptr && depth_ < 20) {
            if (const auto made = macros_->find(name); made != macros_->end()) return macro(made->second);
        }
        if (name == "frac" || name == "dfrac" || name == "tfrac") {
            const std::string top = inner(argument()), bottom = inner(argument());
            return fmt::format("{}/{}", enclosed(top), enclosed(bottom));
        }
        if (name == "sqrt") {
            std::string degree;
            skip_spaces();
            if (at_ < tex_.size() && tex_[at_] == '[') {
                const std::size_t end = std::min(tex_.find(']', at_), tex_.size());
                degree = superscript_of(inner(tex_.substr(at_ + 1, end - at_ - 1)));
                at_ = std::min(end + 1, tex_.size());
            }
            return fmt::format("{}√{}", degree, enclosed(inner(argument())));
        }
        if (name == "id" || name == "color" || name == "textcolor") {
            argument();
            return inner(argument());
        }
        if (name == "mathbb") {
            const std::string_view letter = argument();
            constexpr Pair known[] = {{"R", "ℝ"}, {"N", "ℕ"}, {"Z", "ℤ"}, {"Q", "ℚ"}, {"C", "ℂ"}};
            const auto found =
                std::find_if(std::begin(known), std::end(known), [&](const Pair& p) { return p.first == letter; });
            return std::string(found == std::end(known) ? letter : found->second);
        }
        if (name == "begin" || name == "end") {
            argument();
            return " ";
        }
        if (std::find(transparent.begin(), transparent.end(), name) != transparent.end()) {
            return plain_text(inner(argument()));
        }
        const auto sign =
            std::find_if(std::begin(signs), std::end(signs), [&](const Pair& p) { return p.first == name; });
        if (sign != std::end(signs)) {
            // The space that ends a command's name is read where a relation or an operator follows: α = 0.1.
            const bool spaced = at_ > 0 && at_ < tex_.size() && tex_[at_ - 1] == ' ' &&
                                std::string_view("=<>+-").find(tex_[at_]) != std::string_view::npos;
            return std::string(sign->second) + (spaced ? " " : "");
        }
        return fmt::format("{}{}", name, at_ < tex_.size() && tex_[at_] == '(' ? "" : " ");
    }

    std::string next() {
        const char here = tex_[at_];
        if (here == '\\') return read_command();
        if (here == '{') return inner(argument());
        if (here == '^') {
            ++at_;
            const std::string raised = inner(argument());
            if (raised == "°" || raised == "′") return raised;
            const std::string digits = superscript_of(raised);
            return !digits.empty() ? digits : fmt::format("^{}", enclosed(raised));
        }
        if (here == '_') {
            ++at_;
            return fmt::format("_{}", enclosed(inner(argument())));
        }
        ++at_;
        switch (here) {
            case '-':
                return "−";
            case '~':
            case '&':
            case '\n':
                return " ";
            case '}':
                return "";
            case '\'':
                return "′";
            default:
                return {here};
        }
    }

    std::string_view tex_;
    const TextMacros* macros_;
    int depth_;
    std::size_t at_ = 0;
};

/// One space where there were several, none at the ends or before a comma.
std::string tidied(std::string_view text) {
    std::string tidy;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (blank && (tidy.empty() || tidy.back() == ' ')) continue;
        if ((c == ',' || c == ')') && !tidy.empty() && tidy.back() == ' ') tidy.pop_back();
        tidy += blank ? ' ' : c;
    }
    while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
    return tidy;
}

std::string unescaped(std::string_view words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == '\\' && i + 1 < words.size() && words[i + 1] == '$') continue;
        text += words[i];
    }
    return text;
}

}  // namespace

std::string plain_text(std::string_view text, const Typography& typography) {
    std::string plain;
    for (const TextStretch& stretch : split_text(text)) {
        const std::string_view part = stretch.of(text);
        if (stretch.mode == TextMode::words) {
            plain += unescaped(part);
        } else {
            const std::string formula = tidied(FormulaReader(part, typography.macros.get(), 0).read());
            plain += stretch.mode == TextMode::display ? fmt::format(" {} ", formula) : formula;
        }
    }
    return tidied(plain);
}

}  // namespace lectern
