#include "calculus/parser.h"
#include "lectern/base/nearest_name.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lectern {
namespace {

constexpr std::array<std::string_view, 5> words{"e", "if", "pi", "product", "sum"};

}  // namespace

bool is_definable_name(std::string_view name) {
    return !name.empty() && length_of_name(name) == name.size() && find_function(name) == nullptr &&
           std::find(words.begin(), words.end(), name) == words.end();
}

Expr Parser::name() {
    const Token& token = peek();
    const bool called = peek(1).kind == TokenKind::open;
    operation_ = position_;
    for (const auto& [index, variable] : index_) {
        if (token.text != index) continue;
        take();
        return variable;
    }
    if (const auto value = names_.values.find(token.text); value != names_.values.end()) {
        take();
        return value->second;
    }
    if (const auto function = names_.functions.find(token.text); function != names_.functions.end())
        return call_of_author(function->first, function->second);
    if (const FunctionRule* function = find_function(token.text)) return call_of_language(*function);
    if (called && token.text == "if") return conditional();
    if (called && (token.text == "sum" || token.text == "product")) return repeated(token.text == "sum");
    if (token.text == "pi" || token.text == "e") return take().text == "pi" ? pool_.pi() : pool_.e();
    unknown_name(token, called);
}

void Parser::unknown_name(const Token& token, bool called) const {
    const TextSpan span{token.column, token.length};
    const std::string quoted = "'" + token.text + "'";
    if (std::find(words.begin(), words.end(), token.text) != words.end()) {
        fail(quoted + " needs its arguments in parentheses",
             token.text == "if" ? "write if(x < 1, a, b)" : "write " + token.text + "(k, 0, 10, x^k)", span);
    }
    if (const std::string split = split_suggestion(token.text, called); !split.empty())
        fail("unknown name " + quoted, split, span);
    std::vector<std::string_view> candidates;
    for (const auto& [index, variable] : index_) candidates.push_back(index);
    for (const auto& [name, value] : names_.values) candidates.push_back(name);
    for (const auto& [name, function] : names_.functions) candidates.push_back(name);
    for (const FunctionRule& function : functions()) candidates.push_back(function.name);
    candidates.insert(candidates.end(), words.begin(), words.end());
    const std::string_view nearest = nearest_name(token.text, candidates);
    fail((called ? "unknown function " : "unknown name ") + quoted,
         nearest.empty() ? known_values() : "did you mean '" + std::string(nearest) + "'?", span);
}

/// The names that make up `text` when written side by side: "write x*y or x y" for xy. Empty where it doesn't split.
std::string Parser::split_suggestion(const std::string& text, bool called) const {
    const auto is_value = [this](const std::string& part) {
        return names_.values.contains(part) || part == "pi" || part == "e" ||
               std::any_of(index_.begin(), index_.end(), [&](const auto& index) { return index.first == part; });
    };
    const auto is_number = [](const std::string& part) {
        return part.find_first_not_of("0123456789") == std::string::npos;
    };
    // parts[n]: the pieces of the first n bytes, longest last piece first.
    std::vector<std::optional<std::vector<std::string>>> parts(text.size() + 1);
    parts[0].emplace();
    for (std::size_t end = 1; end <= text.size(); ++end) {
        for (std::size_t start = 0; start < end && !parts[end]; ++start) {
            const std::string part = text.substr(start, end - start);
            const bool as_function =
                called && end == text.size() && (find_function(part) != nullptr || names_.functions.contains(part));
            const bool as_digits = is_number(part) && end == text.size();
            if (!parts[start] || (!is_value(part) && !as_function && !as_digits)) continue;
            parts[end] = parts[start];
            parts[end]->push_back(part);
        }
    }
    if (!parts[text.size()] || parts[text.size()]->size() < 2 || parts[text.size()]->size() > 6) return {};
    std::string starred, spaced;
    for (const std::string& part : *parts[text.size()]) {
        starred += (starred.empty() ? "" : "*") + part;
        spaced += (spaced.empty() ? "" : is_number(part) ? "^" : " ") + part;
    }
    const bool calls = called && !is_value(parts[text.size()]->back());
    const std::string end = calls ? "(...)" : "";
    return "write " + starred + end + " or " + spaced + end;
}

/// "known here: x, y", as far as that helps.
std::string Parser::known_values() const {
    constexpr std::size_t most = 8;
    if (names_.values.empty() || names_.values.size() > most) return {};
    std::string list;
    for (const auto& [name, value] : names_.values) list += (list.empty() ? "" : ", ") + name;
    return "known here: " + list;
}

}  // namespace lectern
