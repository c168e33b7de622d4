#include "typeset/math/math_parser.h"

#include <array>
#include <string_view>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

constexpr std::u32string_view raised_signs = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", raised_plain = U"0123456789+−=()ni";
constexpr std::u32string_view lowered_signs = U"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ",
                              lowered_plain = U"0123456789+−=()aeoxhklmnpstij";
static_assert(raised_signs.size() == raised_plain.size() && lowered_signs.size() == lowered_plain.size());

/// The sign that a small one stands for; 0 where it isn't one of `small`.
char32_t plain_sign(char32_t character, std::u32string_view small, std::u32string_view plain) {
    const std::size_t at = small.find(character);
    return at == std::u32string_view::npos ? 0 : plain[at];
}

/// The last atom of the row, ready to take scripts; a new, empty one where there is none.
ScriptedNode& scripted_atom(MathList& list) {
    if (list.empty() || list.back()->kind() != MathNode::Kind::atom) {
        list.push_back(std::make_unique<GroupNode>(MathList(), AtomClass::ordinary));
    }
    auto* scripted = dynamic_cast<ScriptedNode*>(list.back().get());
    if (scripted != nullptr && !scripted->closed) return *scripted;
    list.back() = std::make_unique<ScriptedNode>(std::move(list.back()));
    return static_cast<ScriptedNode&>(*list.back());
}

}  // namespace

void MathParser::add_script(const MathToken& token, MathList& list, MathList script, bool superscript) {
    ScriptedNode& atom = scripted_atom(list);
    bool& taken = superscript ? atom.has_superscript : atom.has_subscript;
    // Behind a prime, a superscript joins it: x'^2.
    const bool joins = superscript && atom.only_primes;
    if (taken && !joins) {
        fail(token, superscript ? "a second superscript at one place" : "a second subscript at one place",
             "put braces around what belongs together: {a^b}^c or a^{bc}");
    }
    taken = true;
    if (superscript) atom.only_primes = false;
    MathList& scripts = superscript ? atom.superscript : atom.subscript;
    for (MathNodePointer& node : script) scripts.push_back(std::move(node));
}

void MathParser::read_script(const MathToken& token, MathList& list) {
    MathList script = argument(token);
    add_script(token, list, std::move(script), token.is(Kind::superscript));
}

void MathParser::read_primes(const MathToken& token, MathList& list) {
    std::size_t count = 1;
    while (peek().is_character(U'\'') || peek().is_character(U'′')) {
        take();
        ++count;
    }
    // Signs of several primes keep the distances that their font means them to have.
    constexpr std::array<char32_t, 4> signs{U'′', U'″', U'‴', U'⁗'};
    MathList primes;
    while (count > 0) {
        std::size_t together = std::min(count, signs.size());
        while (together > 1 && !font_.find(signs[together - 1])) --together;
        need_glyph(signs[together - 1], token);
        primes.push_back(std::make_unique<SymbolNode>(signs[together - 1], AtomClass::ordinary));
        primes.back()->part = part_;
        count -= together;
    }
    add_script(token, list, std::move(primes), true);
    static_cast<ScriptedNode&>(*list.back()).only_primes = true;
}

bool MathParser::read_small_script(const MathToken& token, MathList& list) {
    const bool raised = plain_sign(token.character, raised_signs, raised_plain) != 0;
    const std::u32string_view small = raised ? raised_signs : lowered_signs;
    const std::u32string_view plain = raised ? raised_plain : lowered_plain;
    if (plain_sign(token.character, small, plain) == 0) return false;
    MathList script;
    script.push_back(symbol(plain_sign(token.character, small, plain), token));
    while (peek().is(Kind::character) && plain_sign(peek().character, small, plain) != 0) {
        const MathToken next = take();
        script.push_back(symbol(plain_sign(next.character, small, plain), next));
    }
    add_script(token, list, std::move(script), raised);
    return true;
}

}  // namespace lectern
