#include "scene/made_function.h"
#include "scene/scene_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t most_functions = 200;
constexpr std::size_t most_variables = 8;  ///< The second derivatives grow with their square.

/// "T" of "T(x, y)", however wrong the rest of it is.
std::string name_before_parenthesis(const std::string& key) {
    std::string name = key.substr(0, key.find('('));
    name.erase(name.find_last_not_of(' ') + 1);
    return name;
}

/// True for the first part of "{T(x, y): …}": between braces a comma ends a key that isn't quoted.
bool is_split_by_braces(const SourceEntry& entry) {
    const SourceNode& key = *entry.key;
    return key.is_plain() && entry.value->kind == NodeKind::null && key.text.find('(') != std::string::npos &&
           key.text.find(')') == std::string::npos;
}

std::optional<Signature> read_signature(const SourceNode& key, Diagnostics& diagnostics) {
    try {
        Signature signature = parse_signature(key.text);
        if (signature.parameters.size() <= most_variables) return signature;
        diagnostics.error(key.span, fmt::format("a function of more than {} variables", most_variables));
    } catch (const ExpressionError& mistake) {
        diagnostics.error(key.part(mistake.column, mistake.length), mistake.what(), mistake.help);
    }
    return std::nullopt;
}

bool read_function(const SourceEntry& entry, const Signature& signature, SceneNames& names, Diagnostics& diagnostics) {
    const TimeWatch watch(names);
    const auto body = entry.value->is_mapping()
                          ? read_made_function(entry, signature, names, diagnostics)
                          : read_moving_expression(*entry.value, signature.parameters, names, diagnostics);
    if (!body) return false;
    const Expr body_now = names.at_time(*body);
    if (watch.saw_time()) names.moving.insert(signature.name);
    std::vector<Expr> variables;
    for (const std::string& parameter : signature.parameters) variables.push_back(names.pool().variable(parameter));
    try {
        names.functions.push_back({signature.name, entry.key->span, ScalarField(signature.name, variables, body_now)});
    } catch (const ExpressionLimit& limit) {
        diagnostics.error(entry.value->span, limit.what(), "write the function more simply");
        return false;
    }
    names.expression_names.functions.insert_or_assign(signature.name, UserFunction{variables, *body});
    return true;
}

}  // namespace

void read_functions(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics) {
    auto entries = entries_of(node, "functions, such as 'f(x): x^2'", diagnostics);
    if (entries.size() > most_functions) {
        diagnostics.error(entries[most_functions].key->span, fmt::format("more than {} functions", most_functions));
        entries = entries.first(most_functions);
    }
    for (const SourceEntry& entry : entries) names.later.insert(name_before_parenthesis(entry.key->text));
    bool split = false;
    for (const SourceEntry& entry : entries) {
        const std::string name = name_before_parenthesis(entry.key->text);
        if (split) {  // the rest of a key that was told already
            split = entry.key->text.find(')') == std::string::npos;
            continue;
        }
        if (is_split_by_braces(entry)) {
            diagnostics.error(entry.key->span, fmt::format("{} isn't whole", describe(*entry.key)),
                              "between braces, a key with a comma stands in quotes: {'T(x, y)': x y}");
            names.broken.insert(name);
            names.later.erase(name);
            split = true;
            continue;
        }
        const auto signature = read_signature(*entry.key, diagnostics);
        if (signature) {
            const bool sound = taken.claim(signature->name, entry.key->span, "a function") &&
                               read_function(entry, *signature, names, diagnostics);
            if (!sound && names.find_function(name) == nullptr) names.broken.insert(name);
        } else {
            names.broken.insert(name);
        }
        names.later.erase(name);
    }
}

}  // namespace lectern
