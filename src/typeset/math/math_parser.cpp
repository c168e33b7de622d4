#include "typeset/math/math_parser.h"

#include "lectern/base/nearest_name.h"
#include "typeset/math/construct_table.h"
#include "typeset/math/infix_fraction.h"
#include "typeset/math/symbol_table.h"
#include "typeset/system_fonts.h"

#include <algorithm>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

constexpr int most_depth = 60;
constexpr std::size_t most_mistakes = 20;

/// Commands whose names come near to `name`, or what to do where none does.
std::string help_for_unknown(std::string_view name, const Typography& typography) {
    std::vector<std::string_view> known;
    // The author's own first: of two that are as near, it is more likely meant.
    if (typography.macros) {
        for (const auto& [macro, body] : *typography.macros) known.push_back(macro);
    }
    for (const Construct& construct : constructs()) known.push_back(construct.name);
    known.insert(known.end(), symbol_names().begin(), symbol_names().end());
    const std::string_view nearest = nearest_name(name, known);
    if (!nearest.empty()) return "did you mean '\\" + std::string(nearest) + "'?";
    return "docs/text.md lists the commands; a macro can add one";
}

bool is_capital_greek(char32_t character) { return character >= U'Α' && character <= U'Ω'; }

}  // namespace

MathParser::MathParser(std::string_view tex, const Typography& typography, MathFont& font, FormulaPlace place)
    : tokens_(tex, typography.macros.get()), typography_(typography), font_(font), place_(place) {}

ParsedFormula MathParser::parse() {
    try {
        result_.list = row(RowEnd::formula);
    } catch (const FormulaError& error) {
        result_.mistakes.push_back(error.mistake());
    }
    std::ranges::stable_sort(result_.mistakes, {}, &TextMistake::begin);
    return std::move(result_);
}

const MathToken& MathParser::peek() {
    while (tokens_.peek().is(Kind::space)) tokens_.take();
    return tokens_.peek();
}

MathToken MathParser::take() {
    peek();
    return tokens_.take();
}

bool MathParser::take_if(char32_t character) {
    if (!peek().is_character(character)) return false;
    take();
    return true;
}

TextMistake MathParser::mistake_at(const MathToken& at, std::string message, std::string help) const {
    if (!at.macro.empty()) message += " (in the macro \\" + std::string(at.macro) + ")";
    return {at.begin, at.end, std::move(message), std::move(help)};
}

void MathParser::tell(const MathToken& at, std::string message, std::string help) {
    if (result_.mistakes.size() >= most_mistakes) fail(at, std::move(message), std::move(help));
    result_.mistakes.push_back(mistake_at(at, std::move(message), std::move(help)));
}

bool MathParser::tell_uncovered(const MathToken& at, const std::string& character) {
    const TextMistake uncovered = uncovered_mistake(at.begin, at.end, character);
    if (!uncovered.only_note) {
        tell(at, uncovered.message, uncovered.help);
    } else if (result_.mistakes.size() < most_mistakes) {
        result_.mistakes.push_back(uncovered);
    }
    return uncovered.only_note;
}

void MathParser::fail(const MathToken& at, std::string message, std::string help) {
    throw FormulaError(mistake_at(at, std::move(message), std::move(help)));
}

void MathParser::need_glyph(char32_t character, const MathToken& at) {
    if (font_.find(character)) return;
    const bool latin_modern = typography_.family == FontFamily::latin_modern;
    tell(at, std::string(latin_modern ? "Latin Modern" : "STIX Two") + " has no sign for " + at.source(),
         latin_modern ? "the font stix-two has more signs" : "write it in another way");
}

bool MathParser::ends(const MathToken& token, RowEnd end) const {
    switch (end) {
        case RowEnd::formula:
            return false;
        case RowEnd::group:
            return token.is(Kind::end_group);
        case RowEnd::option:
            return token.is_character(U']');
        case RowEnd::fence:
            return token.is_command("right") || token.is_command("middle");
        case RowEnd::cell:
            return token.is(Kind::alignment) || token.is_command("\\") || token.is_command("cr") ||
                   token.is_command("end");
        case RowEnd::substack:
            return token.is(Kind::end_group) || token.is_command("\\") || token.is_command("cr");
        case RowEnd::dollar:
            return token.is(Kind::dollar);
    }
    return false;
}

MathList MathParser::row(RowEnd end) {
    if (++depth_ > most_depth) fail(peek(), "formulas stand in one another more than 60 deep", "write it more simply");
    const MathAlphabet outer_alphabet = alphabet;
    const bool outer_bold = bold_symbols;
    const int outer_part = part_;
    MathList list;
    std::optional<InfixFraction> infix;
    while (!peek().is(Kind::end) && !ends(peek(), end)) {
        if (const InfixRule* rule = find_infix(peek())) {
            const MathToken command = take();
            if (infix) fail(command, "a second " + command.source() + " in one group", "put the first between braces");
            infix = InfixFraction{rule, std::move(list)};
            list.clear();
            continue;
        }
        read_into(list);
    }
    if (infix) {
        list = infix->close(std::move(list));
        list.front()->part = outer_part;
    }
    alphabet = outer_alphabet;
    bold_symbols = outer_bold;
    while (part_ != outer_part) close_part();  // `\color{red}` without braces reaches to the group's end.
    --depth_;
    return list;
}

void MathParser::read_into(MathList& list) {
    const MathToken token = take();
    switch (token.kind) {
        case Kind::character:
            read_character(token, list);
            break;
        case Kind::command:
            read_command(token, list);
            break;
        case Kind::begin_group: {
            MathList inner = row(RowEnd::group);
            if (!peek().is(Kind::end_group)) fail(token, "this { is never closed", "add }");
            take();
            list.push_back(std::make_unique<GroupNode>(std::move(inner), AtomClass::ordinary));
            list.back()->part = part_;
            break;
        }
        case Kind::superscript:
        case Kind::subscript:
            read_script(token, list);
            break;
        case Kind::end_group:
            fail(token, "this } closes nothing", "take it out, or open it with {");
        case Kind::alignment:
            fail(token, "an & outside of an alignment", "use it in aligned, cases or a matrix, or write \\&");
        case Kind::dollar:
            fail(token, "a dollar inside of a formula", "write \\$ for the sign; words stand in \\text{…}");
        case Kind::parameter:
            fail(token, token.source() + " outside of a macro", "write \\# for the sign");
        case Kind::malformed:
            if (token.character == U'%' || token.character == U'#') {
                tell(token, "a bare " + token.source() + " in a formula", "write \\" + token.source());
            } else if (token.character == U'\\') {
                tell(token, "a backslash at the formula's end", "write \\backslash for the sign");
            } else {
                tell(token, "a character that is none", "save the file as UTF-8");
            }
            break;
        case Kind::space:
        case Kind::end:
            break;
    }
}

void MathParser::read_character(const MathToken& token, MathList& list) {
    if (token.character == U'\'' || token.character == U'′') return read_primes(token, list);
    if (token.character == U'~') {
        list.push_back(std::make_unique<MathSpace>(word_space));
        return;
    }
    if (read_small_script(token, list)) return;
    const auto sign = symbol_of(token.character);
    if (!sign) {
        tell(token, "mathematics has no sign '" + token.text + "'", "words stand in \\text{…}");
        return;
    }
    list.push_back(sign_node(*sign, token));
}

MathNodePointer MathParser::sign_node(const MathSymbol& sign, const MathToken& at) {
    char32_t shown = sign.character;
    if (!sign.upright || bold_symbols) {
        shown = in_alphabet(sign.character, alphabet);
        if (bold_symbols) {
            shown = is_capital_greek(sign.character) ? sign.character
                                                     : in_alphabet(sign.character, MathAlphabet::bold_italic);
            if (shown == sign.character) shown = in_alphabet(sign.character, MathAlphabet::bold);
        }
    }
    need_glyph(shown, at);
    auto node = std::make_unique<SymbolNode>(shown, sign.atom, sign.limits);
    node->part = part_;
    return node;
}

void MathParser::read_command(const MathToken& token, MathList& list) {
    if (const Construct* construct = find_construct(token.text)) {
        const std::size_t before = list.size();
        construct->read(*this, token, list);
        for (std::size_t i = before; i < list.size(); ++i) {
            if (list[i]->part < 0) list[i]->part = part_;
        }
        return;
    }
    if (const auto sign = find_symbol(token.text)) {
        list.push_back(sign_node(*sign, token));
        return;
    }
    tell(token, "unknown command " + token.source(), help_for_unknown(token.text, typography_));
}

MathList MathParser::argument(const MathToken& command) {
    const MathToken& next = peek();
    if (next.is(Kind::begin_group)) {
        const MathToken open = take();
        MathList list = row(RowEnd::group);
        if (!peek().is(Kind::end_group)) fail(open, "this { is never closed", "add }");
        take();
        return list;
    }
    const bool missing = next.is(Kind::end) || next.is(Kind::end_group) || next.is(Kind::alignment) ||
                         next.is(Kind::superscript) || next.is(Kind::subscript) || next.is_command("\\") ||
                         next.is_command("right") || next.is_command("middle") || next.is_command("end");
    if (missing) {
        fail(command, "an argument is missing behind " + command.source(), "write it between braces {…}");
    }
    if (++depth_ > most_depth) fail(command, "formulas stand in one another more than 60 deep", "write it more simply");
    MathList list;
    read_into(list);
    --depth_;
    return list;
}

std::optional<MathList> MathParser::option() {
    if (!peek().is_character(U'[')) return std::nullopt;
    const MathToken open = take();
    MathList list = row(RowEnd::option);
    if (!peek().is_character(U']')) fail(open, "this [ is never closed", "add ]");
    take();
    return list;
}

std::string MathParser::words_argument(const MathToken& command, std::string_view example) {
    if (!peek().is(Kind::begin_group)) {
        fail(command, "words are missing behind " + command.source(), "write " + std::string(example));
    }
    const MathToken open = take();
    std::string words;
    for (int depth = 1;;) {
        const MathToken token = take_with_spaces();
        if (token.is(Kind::end)) fail(open, "this { is never closed", "add }");
        if (token.is(Kind::begin_group)) ++depth;
        if (token.is(Kind::end_group) && --depth == 0) return words;
        words += token.source();
    }
}

char32_t MathParser::delimiter(const MathToken& command) {
    const MathToken token = take();
    if (token.is_character(U'.')) return 0;
    char32_t character = 0;
    if (token.is(Kind::character)) {
        character = token.character == U'<' ? U'⟨' : token.character == U'>' ? U'⟩' : token.character;
    } else if (token.is(Kind::command)) {
        const auto sign = find_symbol(token.text);
        if (sign) character = sign->character;
    }
    if (character == 0 || !is_delimiter(character)) {
        fail(token.is(Kind::end) ? command : token, "no delimiter behind " + command.source(),
             "write one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle / or a dot for none");
    }
    need_glyph(character, token);
    return character;
}

MathNodePointer MathParser::symbol(char32_t character, const MathToken& at) {
    const auto sign = symbol_of(character);
    return sign_node(sign ? *sign : MathSymbol{character}, at);
}

int MathParser::open_part(TextPart part) {
    part.parent = part_;
    result_.parts.push_back(std::move(part));
    part_ = static_cast<int>(result_.parts.size()) - 1;
    return part_;
}

void MathParser::close_part() { part_ = result_.parts[static_cast<std::size_t>(part_)].parent; }

void MathParser::set_tag(MathList tag, const MathToken& command) {
    if (place_ == FormulaPlace::in_line) {
        fail(command, "a formula in a line has no number", "\\tag stands between $$ and $$");
    }
    if (result_.tag) fail(command, "a second \\tag in one formula", "take one out");
    result_.tag = std::move(tag);
}

}  // namespace lectern
