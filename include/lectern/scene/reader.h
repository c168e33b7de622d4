#pragma once
#include "lectern/base/color.h"
#include "lectern/base/colormap.h"
#include "lectern/base/geometry.h"
#include "lectern/base/number_format.h"
#include "lectern/base/typography.h"
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/scene_names.h"
#include "lectern/scene/source_node.h"

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lectern {

/// How one type of value is read from a scene.
///
/// `read` gives the value, or nothing after it has told at least one mistake (to use a name whose own definition is
/// wrong gives nothing without a further mistake).
template <class V>
struct Reader {
    using Value = V;
    using Function = std::function<std::optional<V>(const SourceNode&, const SceneNames&, Diagnostics&)>;

    std::string word;  ///< What is expected, for messages and the reference: "a number from 0 to 1".
    Function read;

    std::optional<V> operator()(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) const {
        return read(node, names, diagnostics);
    }
};

/// A value with the place where it stands. A field of this type takes what a Reader<V> reads.
template <class V>
struct Located {
    V value{};
    SourceSpan span;
};

/// Bounds of a number; a bound that is `open` isn't itself allowed.
struct NumberLimits {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool open_low = false;
    bool open_high = false;
};

/// A place that the author gave by name, by coordinates or as an extremum of a function.
struct PointValue : Place {
    std::string name;  ///< Empty where no name was given.
    SourceSpan span;
};

/// One word of a closed list. Words that are not built yet are known, and told to be so.
template <class E>
struct Choice {
    std::string_view word;
    E value;
    bool built = true;
};

/// The position of `node`'s word in `words`, or nothing after a message with the nearest word.
std::optional<std::size_t> read_word(const SourceNode& node, std::string_view what,
                                     const std::vector<Choice<std::size_t>>& words, Diagnostics& diagnostics);

/// "expected <word>, not <what stands there>", at the node.
void expected(const std::string& word, const SourceNode& node, Diagnostics& diagnostics, std::string help = {});
/// "'<what>' is not built yet".
void not_built(std::string_view what, SourceSpan span, Diagnostics& diagnostics);

/// Tells a mistake where `point` hasn't `dimension` coordinates; true where it has.
bool has_dimension(const PointValue& point, std::size_t dimension, std::string_view function, Diagnostics& diagnostics);

/// Reads a scalar as an expression in `variables` beside the scene's parameters and functions, at the names' time; its
/// mistakes are told at their column. `t` is the time where it isn't among the variables.
std::optional<Expr> read_expression(const SourceNode& node, const std::vector<std::string>& variables,
                                    const SceneNames& names, Diagnostics& diagnostics);

/// The same with SceneNames::time_symbol() in the place of the time.
std::optional<Expr> read_moving_expression(const SourceNode& node, const std::vector<std::string>& variables,
                                           const SceneNames& names, Diagnostics& diagnostics);

/// Reads a scalar as a condition (see parse_condition) and gives its margin; otherwise as `read_expression`.
std::optional<Expr> read_condition(const SourceNode& node, const std::vector<std::string>& variables,
                                   const SceneNames& names, Diagnostics& diagnostics, const Rational& open_gap = {});

/// The readers of the format's types.
namespace read {

/// A finite number: an expression in the scene's parameters and functions, evaluated.
Reader<double> number(NumberLimits limits = {});
/// A number above 0, at most `high`.
Reader<double> positive(double high = std::numeric_limits<double>::infinity());
Reader<int> integer(int low, int high);
/// `true` or `false`, and no other word.
Reader<bool> boolean();
/// Words and mathematics to be drawn (see TextMode), with {{ values }} computed and put in.
Reader<std::string> text();
/// Words that are never drawn: the same, but any character may stand in them, and dollars are dollars.
Reader<std::string> spoken_text();
/// A formula in TeX, without the dollars around it; {{ values }} are put in as TeX. Gives it as `$$…$$`.
Reader<std::string> formula();
/// A name that only this scene uses, such as a group: one line of at most 256 bytes, taken as it is.
Reader<std::string> label();
/// `.2f`, `pi`, `percent`, … as behind the bar of {{ value | .2f }}.
Reader<NumberFormat> number_format();
/// left, center or right.
Reader<BlockAlign> alignment();
Reader<Color> color();
Reader<ColorMap> colormap();
/// `[low, high]` with low < high.
Reader<Range> range();
Reader<Vec2> pair(NumberLimits limits = {});
Reader<Vec3> triple(NumberLimits limits = {});
/// A point's name, `[x, y]`, for functions of one variable a number, or a mapping that has it found:
/// `{minimum_of: T}`. Check it with has_dimension.
Reader<PointValue> point();
/// "6 s", "500 ms", "2 min" or a number of seconds, from 0 to `high`; in seconds.
Reader<double> duration(double high);
/// "2 MB" or "500 kB", in bytes: from 1 kB to 1000 MB.
Reader<double> file_size();
/// variable: [low, high] for each variable.
Reader<Domain> domain();
Reader<const FunctionEntry*> function();
Reader<const DescentEntry*> descent();
/// The node itself, for a layer to read further.
Reader<const SourceNode*> any(std::string word);

/// A word of a closed list; `what` names the list ("marker").
template <class E>
Reader<E> one_of(std::string what, std::vector<Choice<E>> choices) {
    std::string word = "one of";
    std::vector<Choice<std::size_t>> words;
    std::vector<E> values;
    for (const Choice<E>& choice : choices) {
        if (choice.built) word += (words.empty() ? " " : ", ") + std::string(choice.word);
        words.push_back({choice.word, words.size(), choice.built});
        values.push_back(choice.value);
    }
    return {std::move(word),
            [what = std::move(what), words = std::move(words), values = std::move(values)](
                const SourceNode& node, const SceneNames&, Diagnostics& diagnostics) -> std::optional<E> {
                const auto index = read_word(node, what, words, diagnostics);
                if (!index) return std::nullopt;
                return values[*index];
            }};
}

/// A list of `least` to `most` values.
template <class V>
Reader<std::vector<V>> list_of(Reader<V> item, std::size_t least, std::size_t most) {
    std::string word = "a list, each " + item.word;
    return {word,
            [item = std::move(item), word, least, most](const SourceNode& node, const SceneNames& names,
                                                        Diagnostics& diagnostics) -> std::optional<std::vector<V>> {
                if (!node.is_sequence()) {
                    expected(word, node, diagnostics);
                    return std::nullopt;
                }
                if (node.items.size() < least || node.items.size() > most) {
                    diagnostics.error(node.span,
                                      "a list of " + std::to_string(node.items.size()) + " is not allowed here",
                                      "write " + std::to_string(least) + " to " + std::to_string(most) + " values");
                    return std::nullopt;
                }
                std::vector<V> values;
                bool whole = true;
                for (const SourceNode* entry : node.items) {
                    if (auto value = item(*entry, names, diagnostics)) {
                        values.push_back(std::move(*value));
                    } else {
                        whole = false;
                    }
                }
                if (!whole) return std::nullopt;
                return values;
            }};
}

}  // namespace read
}  // namespace lectern
