#include "typeset/math/constructs.h"
#include "typeset/math/math_setter.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

struct WordRule {
    std::string_view name;
    FontWeight weight = FontWeight::regular;
    FontSlant slant = FontSlant::upright;
    FontFace face = FontFace::serif;
};

constexpr std::array<WordRule, 8> rules{{{"text"},
                                         {"textrm"},
                                         {"textnormal"},
                                         {"mbox"},
                                         {"textbf", FontWeight::bold},
                                         {"textit", FontWeight::regular, FontSlant::italic},
                                         {"emph", FontWeight::regular, FontSlant::italic},
                                         {"textsf", FontWeight::regular, FontSlant::upright, FontFace::sans}}};

/// Words, among which formulas may stand.
class WordsNode : public MathNode {
public:
    /// Words, or a formula where `words` is empty.
    struct Piece {
        std::string words;
        MathList formula;
    };

    explicit WordsNode(const WordRule& kind) : MathNode(AtomClass::ordinary), rule_(kind) {}
    MathBox set(MathSetter& setter, MathStyle style) const override;

    std::vector<Piece> pieces;

private:
    const WordRule& rule_;
};

MathBox WordsNode::set(MathSetter& setter, MathStyle style) const {
    MathBox row;
    double pen = 0;
    for (const Piece& piece : pieces) {
        // A formula among words is set as in a line; in scripts it is as small as they are.
        const MathStyle inner = style.is_display() ? style.with_size(MathSize::text) : style;
        MathBox box = piece.words.empty() ? setter.set_row(piece.formula, inner)
                                          : setter.words(piece.words, rule_.weight, rule_.slant, rule_.face, style);
        const double width = box.width;
        row.add(std::move(box), pen, 0);
        pen += width;
    }
    row.width = pen;
    return row;
}

/// What a token is among words; nothing for a command that has no place there.
std::optional<std::string> plain_words(const MathToken& token) {
    if (token.is(Kind::space)) return " ";
    if (token.is_character(U'~')) return "\u00A0";
    if (!token.is(Kind::command)) return token.text;
    constexpr std::string_view escaped = "%#&_{}$ ";
    if (token.text.size() == 1 && escaped.find(token.text[0]) != std::string_view::npos) return token.text;
    if (token.text == "," || token.text == "thinspace") return "\u2009";
    if (token.text == "quad") return "\u2003";
    if (token.text == "qquad") return "\u2003\u2003";
    if (token.text == "ldots" || token.text == "dots") return "…";
    if (token.text == "textbackslash") return "\\";
    return std::nullopt;
}

}  // namespace

void read_words(MathParser& parser, const MathToken& command, MathList& list) {
    auto node = std::make_unique<WordsNode>(*std::ranges::find(rules, command.text, &WordRule::name));
    if (!parser.peek().is(Kind::begin_group)) {
        parser.fail(command, "words are missing behind " + command.source(), "write " + command.source() + "{…}");
    }
    const MathToken open = parser.take();
    std::string words;
    const auto end_words = [&] {
        if (!words.empty()) node->pieces.push_back({std::move(words), {}});
        words.clear();
    };
    for (int depth = 1;;) {
        const MathToken token = parser.take_with_spaces();
        if (token.is(Kind::end)) parser.fail(open, "this { is never closed", "add }");
        if (token.is(Kind::begin_group)) {
            ++depth;
        } else if (token.is(Kind::end_group)) {
            if (--depth == 0) break;
        } else if (token.is(Kind::dollar)) {
            end_words();
            node->pieces.push_back({{}, parser.row(RowEnd::dollar)});
            if (!parser.take().is(Kind::dollar)) parser.fail(token, "this $ is never closed", "add $");
        } else if (token.is(Kind::malformed)) {
            parser.tell(token, "a bare " + token.source() + " among words", "write \\" + token.source());
        } else if (const auto plain = plain_words(token)) {
            const UncoveredCharacter missing = first_uncovered(*plain);
            if (missing.character.empty() || parser.tell_uncovered(token, missing.character)) words += *plain;
        } else {
            parser.tell(token, token.source() + " has no place among words",
                        "mathematics among words stands between dollars");
        }
    }
    end_words();
    list.push_back(std::move(node));
}

}  // namespace lectern
