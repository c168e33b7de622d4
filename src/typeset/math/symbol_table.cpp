#include "typeset/math/symbol_table.h"

#include "typeset/math/symbol_lists.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

using NamedSymbol = std::pair<std::string_view, MathSymbol>;

/// The first word of `text`, which moves past it; empty at its end.
std::string_view next_word(std::string_view& text) {
    constexpr std::string_view space = " \n";
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(space));
    text.remove_prefix(word.size());
    return word;
}

std::vector<NamedSymbol> read_lists() {
    std::vector<NamedSymbol> symbols;
    for (const SymbolList& list : symbol_lists()) {
        std::string_view rest = list.signs;
        for (std::string_view name = next_word(rest); !name.empty(); name = next_word(rest)) {
            const char32_t character = g_utf8_get_char(next_word(rest).data());
            symbols.emplace_back(name, MathSymbol{character, list.atom, list.limits, list.upright});
        }
    }
    return symbols;
}

const std::vector<NamedSymbol>& symbols_by_name() {
    static const std::vector<NamedSymbol> symbols = [] {
        std::vector<NamedSymbol> sorted = read_lists();
        std::ranges::sort(sorted, {}, &NamedSymbol::first);
        return sorted;
    }();
    return symbols;
}

const std::vector<MathSymbol>& symbols_by_character() {
    static const std::vector<MathSymbol> symbols = [] {
        std::vector<MathSymbol> sorted;
        for (const auto& [name, symbol] : read_lists()) sorted.push_back(symbol);
        std::ranges::stable_sort(sorted, {}, &MathSymbol::character);
        const auto repeated = std::ranges::unique(sorted, {}, &MathSymbol::character);
        sorted.erase(repeated.begin(), repeated.end());
        return sorted;
    }();
    return symbols;
}

/// Letters and digits, which the lists don't name, and Unicode's mathematical ones.
bool is_plain_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
           (c >= U'Α' && c <= U'Ω' && c != 0x3A2) || (c >= U'α' && c <= U'ω');
}

bool is_styled_letter(char32_t c) {
    constexpr std::u32string_view older = U"ℎℬℰℱℋℐℒℳℛℯℊℴℭℌℨℂℍℕℙℚℝℤ";
    return (c >= 0x1D400 && c <= 0x1D7FF && g_unichar_isdefined(c) != 0) || older.find(c) != older.npos;
}

/// Characters that mean something else, or are of another class, than the sign of that look in the lists.
std::optional<MathSymbol> typed_symbol(char32_t c) {
    switch (c) {
        case U'-':
            return MathSymbol{U'−', AtomClass::binary};
        case U'*':
            return MathSymbol{U'∗', AtomClass::binary};
        case U'+':
        case U'−':
            return MathSymbol{c, AtomClass::binary};
        case U'·':
            return MathSymbol{U'⋅', AtomClass::binary};
        case U'∙':
            return MathSymbol{U'•', AtomClass::binary};
        case U'=':
        case U':':
            return MathSymbol{c, AtomClass::relation};
        case U'(':
        case U'[':
            return MathSymbol{c, AtomClass::opening};
        case U')':
        case U']':
        case U'!':
        case U'?':
            return MathSymbol{c, AtomClass::closing};
        case U',':
        case U';':
            return MathSymbol{c, AtomClass::punctuation};
        case U'\'':
            return MathSymbol{U'′', AtomClass::ordinary};
        case U'µ':
            return MathSymbol{U'μ', AtomClass::ordinary};
        case U'ϴ':
        case U'.':
        case U'/':
        case U'@':
        case U'"':
        case U'`':
            return MathSymbol{c, AtomClass::ordinary};
        default:
            return std::nullopt;
    }
}

constexpr std::u32string_view kept_by_grammar = U"\\{}^_&#$~";

}  // namespace

std::optional<MathSymbol> find_symbol(std::string_view name) {
    const std::vector<NamedSymbol>& symbols = symbols_by_name();
    const auto found = std::ranges::lower_bound(symbols, name, {}, &NamedSymbol::first);
    if (found == symbols.end() || found->first != name) return std::nullopt;
    return found->second;
}

std::optional<MathSymbol> symbol_of(char32_t character) {
    if (kept_by_grammar.find(character) != kept_by_grammar.npos) return std::nullopt;
    if (is_plain_letter(character)) return MathSymbol{character};
    if (is_styled_letter(character)) return MathSymbol{character, AtomClass::ordinary, false, true};
    if (const std::optional<MathSymbol> typed = typed_symbol(character)) return typed;
    const std::vector<MathSymbol>& symbols = symbols_by_character();
    const auto found = std::ranges::lower_bound(symbols, character, {}, &MathSymbol::character);
    if (found == symbols.end() || found->character != character) return std::nullopt;
    return *found;
}

const std::vector<std::string_view>& symbol_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> words;
        for (const auto& [name, symbol] : symbols_by_name()) {
            if (g_ascii_isalpha(name.front())) words.push_back(name);
        }
        return words;
    }();
    return names;
}

bool is_delimiter(char32_t character) {
    constexpr std::u32string_view delimiters = U"()[]{}|/\\‖⏐∣∥⎪⌊⌋⌈⌉⟨⟩⟦⟧⟮⟯⎰⎱⌜⌝⌞⌟↑↓↕⇑⇓⇕";
    return delimiters.find(character) != delimiters.npos;
}

}  // namespace lectern
