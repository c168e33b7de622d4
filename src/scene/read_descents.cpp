#include "scene/descent_words.h"
#include "scene/scene_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr double largest = 1e12;

std::optional<RateWords> read_rate(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    static const auto number = read::positive();
    if (!node.is_mapping()) {
        const auto rate = number(node, names, diagnostics);
        if (!rate) return std::nullopt;
        return RateWords{*rate, std::nullopt};
    }
    const std::size_t before = diagnostics.size();
    SearchWords words;
    read_fields<SearchWords>(node.entries, node.span, rate_search_fields(), words, names, diagnostics);
    if (diagnostics.size() > before) return std::nullopt;
    return RateWords{0, words};
}

Reader<RateWords> rate_reader() { return {read::positive().word + ", or a mapping with 'search'", read_rate}; }

Reader<const DescentMethod*> method_reader() {
    std::vector<Choice<const DescentMethod*>> choices;
    for (const DescentMethod& method : descent_methods()) choices.push_back({method.name, &method});
    return read::one_of<const DescentMethod*>("method", std::move(choices));
}

std::string listed(const std::vector<std::string_view>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::vector<std::string_view> keys_of(const DescentMethod& method) {
    std::vector<std::string_view> keys;
    for (const DescentConstant& constant : method.constants) keys.push_back(constant.key);
    return keys;
}

bool has_key(const DescentMethod& method, std::string_view key) {
    return std::ranges::any_of(method.constants, [&](const DescentConstant& row) { return row.key == key; });
}

/// The names of the methods for which `holds`.
template <class Condition>
std::vector<std::string_view> methods_where(Condition holds) {
    std::vector<std::string_view> names;
    for (const DescentMethod& method : descent_methods()) {
        if (holds(method)) names.push_back(method.name);
    }
    return names;
}

/// The field of a key: the methods that have it, what it means to each, and each one's default.
void add_constant(FieldTable<DescentWords>& table, const DescentConstant& constant) {
    std::vector<std::string> meanings, defaults;
    for (const DescentMethod& method : descent_methods()) {
        for (const DescentConstant& row : method.constants) {
            if (row.key != constant.key) continue;
            // Neighbours that mean the same are told together: "momentum, nesterov: the share …".
            const std::string of = fmt::format(": {}", row.meaning);
            if (!meanings.empty() && meanings.back().ends_with(of)) {
                meanings.back().insert(meanings.back().size() - of.size(), fmt::format(", {}", method.name));
            } else {
                meanings.push_back(std::string(method.name) + of);
            }
            const std::string standard = fmt::format("{}", row.standard);
            if (std::ranges::find(defaults, standard) == defaults.end()) defaults.push_back(standard);
        }
    }
    table.optional(
        std::string(constant.key),
        [key = constant.key](DescentWords& words, double value) { words.constants[key] = value; },
        read::number({constant.low, constant.high, constant.open_low, constant.open_high}),
        fmt::format("{}", fmt::join(meanings, "; ")), fmt::format("{}", fmt::join(defaults, ", ")));
}

FieldTable<DescentWords> make_descent_fields() {
    FieldTable<DescentWords> table("a descent");
    table.required("function", &DescentWords::function, read::function(), "the function that goes down");
    table.required("from", &DescentWords::from, read::point(), "where it begins: a point's name or [x, y]");
    table.required("rate", &DescentWords::rate, rate_reader(), "the learning rate α");
    table.optional("steps", &DescentWords::steps, read::integer(1, 100'000), "how many updates at most", "100");
    table.optional("tolerance", &DescentWords::tolerance, read::number({0, largest}),
                   "it stops once the gradient is shorter than this", "1e-4");
    table.optional("method", &DescentWords::method, method_reader(), "how a step is chosen", "gradient");
    for (const DescentConstant& constant : descent_constant_keys()) add_constant(table, constant);
    table.optional("ascend", &DescentWords::ascend, read::boolean(), "climb instead", "false");
    return table;
}

/// Tells constants that the method hasn't, each at its key, and a search that the method can't make.
void check_method(const DescentWords& words, std::span<const SourceEntry> entries, Diagnostics& diagnostics) {
    const DescentMethod& method = *words.method;
    for (const SourceEntry& entry : entries) {
        const std::string& key = entry.key->text;
        if (!words.constants.contains(key) || has_key(method, key)) continue;
        const auto others = methods_where([&](const DescentMethod& row) { return has_key(row, key); });
        diagnostics.error(entry.key->span, fmt::format("method '{}' has no key '{}'", method.name, key),
                          method.constants.empty()
                              ? fmt::format("it has no keys of its own; '{}' belongs to {}", key, listed(others))
                              : fmt::format("its keys: {}", listed(keys_of(method))));
    }
    if (words.rate.value.search && !method.leads_downhill) {
        const auto able = methods_where([](const DescentMethod& row) { return row.leads_downhill; });
        diagnostics.error(words.rate.span, fmt::format("method '{}' can't search for its rate", method.name),
                          fmt::format("its steps don't always lead downhill; those of {} do", listed(able)));
    }
}

/// True where the words make a whole run.
bool is_whole(const DescentWords& words, Diagnostics& diagnostics) {
    if (words.function == nullptr || words.from.at.empty()) return false;
    return has_dimension(words.from, words.function->field.arity(), words.function->name, diagnostics);
}

DescentOptions options_of(const DescentWords& words) {
    DescentOptions options;
    options.rate = words.rate.value.rate;
    options.search = words.rate.value.search;
    options.steps = words.steps;
    options.tolerance = words.tolerance;
    options.ascend = words.ascend;
    options.method = words.method;
    for (const DescentConstant& constant : words.method->constants) {
        const auto written = words.constants.find(constant.key);
        options.constants.push_back(written == words.constants.end() ? constant.standard : written->second);
    }
    return options;
}

}  // namespace

const FieldTable<DescentWords>& descent_fields() {
    static const auto table = make_descent_fields();
    return table;
}

const FieldTable<SearchWords>& rate_search_fields() {
    static const auto table =
        FieldTable<SearchWords>("a searched rate")
            .required("search", &SearchWords::armijo, read::one_of<bool>("search", {{"armijo", true}}),
                      "backtracking until the step goes down far enough (Armijo 1966)")
            .optional("start", &SearchWords::start, read::positive(1e6), "the rate tried first at each step", "1")
            .optional("shrink", &SearchWords::shrink, read::number({0.01, 0.9}),
                      "what a rate is multiplied by where it doesn't do", "0.5")
            .optional("slope", &SearchWords::slope, read::number({0, 1, true, true}),
                      "the share of the descent promised by the slope that must come true", "1e-4");
    return table;
}

void read_descents(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics) {
    for (const SourceEntry& entry : entries_of(node, "names to descents", diagnostics)) {
        const std::string& name = entry.key->text;
        if (!taken.claim(name, entry.key->span, "a descent")) continue;
        DescentWords words;
        const std::size_t before = diagnostics.size();
        const TimeWatch watch(names);
        const auto keys = entries_of(*entry.value, "function, from, rate", diagnostics);
        read_fields(keys, entry.key->span, descent_fields(), words, names, diagnostics);
        if (watch.saw_time()) names.moving.insert(name);
        if (diagnostics.size() == before) check_method(words, keys, diagnostics);
        if (is_whole(words, diagnostics) && diagnostics.size() == before) {
            names.descents.push_back({name, entry.key->span, words.function, words.from.at, options_of(words)});
        } else {
            names.broken.insert(name);
        }
    }
}

}  // namespace lectern
