#include "lectern/scene/reader.h"
#include "scene/computed_point.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace lectern {
namespace {

/// `count` numbers in a list, or nothing after a message that expects `word`.
std::optional<std::vector<double>> read_numbers(const std::string& word, std::size_t count, const NumberLimits& limits,
                                                const SourceNode& node, const SceneNames& names,
                                                Diagnostics& diagnostics) {
    if (!node.is_sequence()) {
        expected(word, node, diagnostics);
        return std::nullopt;
    }
    if (node.items.size() != count) {
        diagnostics.error(node.span, fmt::format("expected {}, not a list of {}", word, node.items.size()));
        return std::nullopt;
    }
    return read::list_of(read::number(limits), count, count)(node, names, diagnostics);
}

bool is_name(std::string_view text) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80U);
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !is_letter(text[0])) return false;
    for (const char c : text) {
        if (!is_letter(c) && !is_digit(c)) return false;
    }
    return true;
}

/// The numbers that stand at `coordinates`, each finite, with their exact values.
std::optional<PointValue> point_at(std::span<const SourceNode* const> coordinates, const SourceSpan& span,
                                   const SceneNames& names, Diagnostics& diagnostics) {
    PointValue point;
    point.span = span;
    const TimeWatch watch(names);
    std::vector<Expr> exact;
    for (const SourceNode* coordinate : coordinates) {
        const auto number = read::number()(*coordinate, names, diagnostics);
        if (!number) continue;
        point.at.push_back(*number);
        if (const auto expr = read_expression(*coordinate, {}, names, diagnostics)) exact.push_back(*expr);
    }
    if (exact.size() != coordinates.size()) return std::nullopt;
    // What moves is told in decimals, alike at each moment.
    if (!watch.saw_time()) point.exact = std::move(exact);
    return point;
}

std::optional<PointValue> read_point(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (node.is_sequence()) {
        constexpr std::size_t most_coordinates = 16;
        if (!node.items.empty() && node.items.size() <= most_coordinates)
            return point_at(node.items, node.span, names, diagnostics);
        diagnostics.error(node.span, fmt::format("a point of {} coordinates", node.items.size()),
                          fmt::format("write 1 to {} numbers", most_coordinates));
        return std::nullopt;
    }
    if (node.is_mapping()) return read_computed_point(node, names, diagnostics);
    if (!node.is_scalar()) {
        expected("a point's name or [x, y]", node, diagnostics);
        return std::nullopt;
    }
    if (names.read_ahead && names.find_point(node.text) == nullptr) names.read_ahead(node.text);
    if (const PointEntry* point = names.find_point(node.text)) return PointValue{*point, point->name, node.span};
    if (names.broken.contains(node.text)) return std::nullopt;
    if (is_name(node.text) && !names.expression_names.values.contains(node.text)) {
        diagnostics.error(node.span, fmt::format("unknown point '{}'", node.text),
                          suggestion(node.text, names.point_names(), "known points"));
        return std::nullopt;
    }
    const SourceNode* coordinate = &node;
    return point_at(std::span(&coordinate, 1), node.span, names, diagnostics);
}

std::optional<Range> read_range(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    const auto ends = read_numbers("[low, high]", 2, {}, node, names, diagnostics);
    if (!ends) return std::nullopt;
    const Range range{(*ends)[0], (*ends)[1]};
    if (!(range.low < range.high)) {
        diagnostics.error(node.span, fmt::format("an empty range: {} is not below {}", range.low, range.high),
                          "write the lower end first: [low, high]");
        return std::nullopt;
    }
    // Beyond these no axis can tell its numbers apart.
    const double farthest = std::max(std::abs(range.low), std::abs(range.high));
    if (farthest <= 1e100 && range.length() >= 1e-100 && range.length() >= 1e-9 * farthest) return range;
    diagnostics.error(node.span, "a range that is too wide or too narrow to be drawn");
    return std::nullopt;
}

std::optional<Domain> read_domain(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (!node.is_mapping()) {
        expected("a mapping from variables to [low, high]", node, diagnostics);
        return std::nullopt;
    }
    Domain domain;
    for (const SourceEntry& entry : node.entries) {
        if (!is_definable_name(entry.key->text)) {
            diagnostics.error(entry.key->span, fmt::format("{} can't be a variable's name", describe(*entry.key)));
        }
        const auto range = read_range(*entry.value, names, diagnostics);
        // Any range in place of a wrong one: that the variable has none would be a second mistake told for one made.
        domain.set({entry.key->text, range.value_or(Range{0, 1}), entry.key->span});
    }
    return domain;
}

/// Letters that stand alone in a formula, in the order of the alphabet: its variables, most likely; at least one.
std::vector<std::string> lone_letters(std::string_view formula) {
    const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    std::vector<std::string> found;
    for (std::size_t i = 0; i < formula.size(); ++i) {
        const bool alone = is_letter(formula[i]) && (i == 0 || !is_letter(formula[i - 1])) &&
                           (i + 1 == formula.size() || !is_letter(formula[i + 1]));
        if (alone && formula[i] != 'e') found.emplace_back(1, formula[i]);
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    if (found.empty()) found.emplace_back("x");
    return found;
}

/// What to do with a formula, or an equation, where a function's name stands.
std::string name_it_first(std::string_view formula) {
    const auto trimmed = [](std::string_view text) {
        const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
        return text.substr(first, text.find_last_not_of(' ') + 1 - first);
    };
    const auto named = [](std::string_view name, const std::vector<std::string>& variables, std::string_view body,
                          std::string_view use) {
        return fmt::format("give it a name above, 'functions: {{\"{}({})\": \"{}\"}}', and write '{}' here", name,
                           fmt::join(variables, ", "), body, use);
    };
    const std::size_t equals = formula.find('=');
    if (equals == std::string_view::npos) return named("f", lone_letters(formula), trimmed(formula), "f");
    const std::string_view left = trimmed(formula.substr(0, equals)), right = trimmed(formula.substr(equals + 1));
    // z = x^2 + y^2 is a graph, x^2 + y^2 - z^2 = 1 a level.
    const std::vector<std::string> variables = lone_letters(right);
    if (left.size() == 1 && is_name(left) && std::ranges::find(variables, left) == variables.end())
        return named("f", variables, right, "f");
    if (right.find_first_not_of("0123456789./ ") == std::string_view::npos)
        return named("F", lone_letters(left), left, fmt::format("{{of: F, equals: {}}}", right));
    return named("F", lone_letters(formula), fmt::format("{} - ({})", left, right), "{of: F, equals: 0}");
}

template <class Entry>
Reader<const Entry*> named(std::string what, const Entry* (SceneNames::*find)(std::string_view) const,
                           std::vector<std::string_view> (SceneNames::*all)() const) {
    const std::string word = fmt::format("a {}'s name", what);
    return {word,
            [what = std::move(what), word, find, all](const SourceNode& node, const SceneNames& names,
                                                      Diagnostics& diagnostics) -> std::optional<const Entry*> {
                if (!node.is_scalar()) {
                    expected(word, node, diagnostics);
                    return std::nullopt;
                }
                if (const Entry* entry = (names.*find)(node.text)) return entry;
                if (names.later.contains(node.text)) {
                    diagnostics.error(node.span, fmt::format("the {} {} isn't known yet here", what, describe(node)),
                                      "what stands above may not depend on it: it is read later");
                } else if (what == "function" && !node.text.empty() && !is_name(node.text)) {
                    const std::string_view called = std::string_view(node.text).substr(0, node.text.find('('));
                    expected(word, node, diagnostics,
                             (names.*find)(called) != nullptr ? fmt::format("write its name alone, '{}'", called)
                                                              : name_it_first(node.text));
                } else if (!names.broken.contains(node.text)) {
                    diagnostics.error(node.span, fmt::format("unknown {} {}", what, describe(node)),
                                      suggestion(node.text, (names.*all)(), fmt::format("known {}s", what)));
                }
                return std::nullopt;
            }};
}

}  // namespace

namespace read {

Reader<Range> range() { return {"[low, high]", read_range}; }
Reader<PointValue> point() { return {"a point's name, [x, y] or a computed point", read_point}; }
Reader<Domain> domain() { return {"a mapping from variables to [low, high]", read_domain}; }

Reader<Vec2> pair(NumberLimits limits) {
    const std::string word = "a list of 2, each " + number(limits).word;
    return {word,
            [word, limits](const SourceNode& node, const SceneNames& names,
                           Diagnostics& diagnostics) -> std::optional<Vec2> {
                const auto values = read_numbers(word, 2, limits, node, names, diagnostics);
                if (!values) return std::nullopt;
                return Vec2((*values)[0], (*values)[1]);
            }};
}

Reader<Vec3> triple(NumberLimits limits) {
    const std::string word = "a list of 3, each " + number(limits).word;
    return {word,
            [word, limits](const SourceNode& node, const SceneNames& names,
                           Diagnostics& diagnostics) -> std::optional<Vec3> {
                const auto values = read_numbers(word, 3, limits, node, names, diagnostics);
                if (!values) return std::nullopt;
                return Vec3((*values)[0], (*values)[1], (*values)[2]);
            }};
}

Reader<const FunctionEntry*> function() {
    return named<FunctionEntry>("function", &SceneNames::find_function, &SceneNames::function_names);
}

Reader<const DescentEntry*> descent() {
    return named<DescentEntry>("descent", &SceneNames::find_descent, &SceneNames::descent_names);
}

}  // namespace read
}  // namespace lectern
