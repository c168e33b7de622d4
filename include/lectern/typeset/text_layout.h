#pragma once
#include "lectern/base/color.h"
#include "lectern/base/geometry.h"
#include "lectern/base/text_mistake.h"
#include "lectern/base/typography.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

namespace lectern {

enum class FontFace { serif, sans };
enum class FontWeight { regular, bold };
enum class FontSlant { upright, italic };

/// What a stretch of text is set in. The size is in the caller's unit (CSS pixels throughout paint/).
struct TextStyle {
    FontFace face = FontFace::serif;
    FontWeight weight = FontWeight::regular;
    FontSlant slant = FontSlant::upright;
    double size = 14;
    Typography typography{};

    friend auto operator<=>(const TextStyle&, const TextStyle&) = default;
};

/// A glyph's outline in font units, y upwards: contours of lines and cubic Béziers, to be filled by the non-zero rule.
struct GlyphOutline {
    enum class Verb : std::uint8_t { move, line, cubic, close };
    std::vector<Verb> verbs;
    std::vector<Vec2> points;  ///< 1 a move or line, 3 a cubic, none a close.
    double units_per_em = 1000;
    std::shared_ptr<const std::string> font_file;  ///< The path of the font that it is from.
    std::uint32_t glyph = 0;                       ///< Its number in the font.
};

/// A glyph at its place: the origin of its outline, from the text's origin on the first baseline, y downwards.
struct PlacedGlyph {
    std::shared_ptr<const GlyphOutline> outline;
    double x = 0, y = 0;
    double size = 0;   ///< Of one em, in the style's unit.
    int part = -1;     ///< The innermost of the text's parts that it belongs to; -1: none.
    std::string text;  ///< The characters it stands for, UTF-8; empty where a glyph before it stands for them.
};

/// A filled bar at its place (its top left corner, y downwards): of a fraction, under a root, in a table.
struct PlacedRule {
    double x = 0, y = 0, width = 0, height = 0;
    int part = -1;  ///< As a glyph's.
};

/// A stretch of a formula that can be told from the rest: named by `\id{name}{…}` or coloured by `\color{…}{…}`.
struct TextPart {
    std::string name;            ///< Empty where it is only coloured.
    std::optional<Color> color;  ///< Absent where it is only named.
    int parent = -1;             ///< The part around it; smaller than its own index; -1: none.
};

/// Text laid out: its glyphs and its measures, all in the style's unit.
struct TextLayout {
    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedRule> rules;
    std::vector<TextPart> parts;
    double width = 0;     ///< The advance of the longest line.
    double ascent = 0;    ///< From the first baseline up to the top of the first line's box.
    double descent = 0;   ///< From the first baseline down to the bottom of the last line's box.
    double x_height = 0;  ///< Of the style's font: what centres a label on its tick.
    double cap_height = 0;

    // What is seen of it: words count as capitals on their baseline, since ascenders and descenders hardly ever meet a
    // neighbour; mathematics that is taller or deeper than words counts whole.
    double ink_ascent = 0;     ///< From the first baseline up.
    double last_baseline = 0;  ///< From the first baseline down to the last one.
    double ink_descent = 0;    ///< From the last baseline down; 0 of words.

    /// From the top of the ink to the last baseline, or to the bottom of mathematics under it.
    [[nodiscard]] double ink_height() const { return ink_ascent + last_baseline + ink_descent; }
    /// From the first baseline up to the middle of the ink.
    [[nodiscard]] double ink_middle() const { return (ink_ascent - last_baseline - ink_descent) / 2; }
    [[nodiscard]] double height() const { return ascent + descent; }
};

/// No bundled font has a character of a text; `text_mistakes` says beforehand which.
class MissingGlyph : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// How the lines of a text stand to each other. left: where the text begins, so right for a right-to-left script;
/// right: the other side.
enum class TextAlignment { left, center, right };

/// Lays out text, words and mathematics, with the bundled fonts, whatever fonts, languages and settings the machine
/// has. One for a thread. Throws MachineError where the fonts can't be read. A text with mistakes (`text_mistakes`) has
/// no layout: MissingGlyph where no font has a character, another std::runtime_error else.
class Typesetter {
public:
    Typesetter();
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;

    /// `text` is UTF-8 with mathematics between dollars (see TextMode); line feeds begin new lines. With wrap_width >
    /// 0, lines break at words, and in formulas where TeX would break them, to stay within it.
    TextLayout layout(std::string_view text, const TextStyle& style, double wrap_width = 0,
                      TextAlignment alignment = TextAlignment::left);

    /// Room for what those who lay out with it want to find again: one thing of each type, made when first asked for.
    template <class T>
    T& kept() {
        std::shared_ptr<void>& thing = kept_[std::type_index(typeid(T))];
        if (!thing) thing = std::make_shared<T>();
        return *static_cast<T*>(thing.get());
    }

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::map<std::type_index, std::shared_ptr<void>> kept_;
};

/// All that keeps a text from being laid out, in the order of its places: what is asked before anything is drawn.
std::vector<TextMistake> text_mistakes(std::string_view text, const Typography& typography);

/// The first character of words (the byte where it begins and the character itself) that no bundled font can show.
struct UncoveredCharacter {
    std::size_t byte = 0;
    std::string character;  ///< Empty: all are covered.
};
UncoveredCharacter first_uncovered(std::string_view text);

}  // namespace lectern
