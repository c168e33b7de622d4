#include "scene/computed_point.h"
#include "scene/find_extremum.h"

#include <fmt/format.h>

namespace lectern {
namespace {

/// The box to search: the point's own intervals over the scene's. Nothing after a message.
std::optional<std::vector<Range>> search_box(const ComputedPointWords& words, const FunctionEntry& function,
                                             const SourceSpan& span, const SceneNames& names,
                                             Diagnostics& diagnostics) {
    constexpr std::size_t most_variables = 3;
    if (function.field.arity() > most_variables) {
        diagnostics.error(span,
                          fmt::format("'{}' has more than {} variables: its critical points can't be searched for",
                                      function.name, most_variables));
        return std::nullopt;
    }
    const Domain domain = names.domain.overridden_by(words.domain);
    if (auto box = box_of(function, domain)) return box;
    for (const Expr variable : function.field.variables()) {
        const std::string name(variable.name());
        if (domain.of(name)) continue;
        diagnostics.error(span, fmt::format("'{}' has no domain for its variable '{}'", function.name, name),
                          fmt::format("add it to the scene's domain: {}: [low, high]", name));
    }
    return std::nullopt;
}

/// The one function that is given, or nullptr after a message.
const Located<const FunctionEntry*>* chosen_function(const ComputedPointWords& words, const SourceNode& node,
                                                     Diagnostics& diagnostics) {
    const Located<const FunctionEntry*>* chosen = nullptr;
    for (const auto* given : {&words.minimum_of, &words.maximum_of, &words.critical_point_of}) {
        if (!*given) continue;
        if (chosen != nullptr) {
            diagnostics.error((*given)->span, "a point that is computed in two ways", "choose one of them");
            return nullptr;
        }
        chosen = &**given;
    }
    const bool tried = node.find("minimum_of") != nullptr || node.find("maximum_of") != nullptr ||
                       node.find("critical_point_of") != nullptr;
    if (chosen == nullptr && !tried) {
        diagnostics.error(node.span, "a point without coordinates",
                          "write [x, y], {minimum_of: f}, {maximum_of: f} or {critical_point_of: f, near: [x, y]}");
    }
    return chosen;
}

bool check_near(const ComputedPointWords& words, const SourceNode& node, const FunctionEntry& function,
                Diagnostics& diagnostics) {
    if (words.critical_point_of && node.find("near") == nullptr) {
        diagnostics.error(node.span, "'critical_point_of' needs 'near'",
                          "say which one: {critical_point_of: f, near: [x, y]}");
        return false;
    }
    if (!words.critical_point_of && words.near) {
        diagnostics.error(words.near->span, "'near' stands only beside 'critical_point_of'",
                          "the least and the greatest value are looked for in the whole domain");
        return false;
    }
    return !words.near || has_dimension(*words.near, function.field.arity(), function.name, diagnostics);
}

PointValue point_value(const FunctionEntry& function, std::shared_ptr<const CriticalPoint> found,
                       const SourceSpan& span) {
    PointValue point;
    point.span = span;
    point.at = found->place();
    point.function = &function;
    std::vector<Expr> exact;
    for (const ProvedNumber& coordinate : found->at) {
        if (coordinate.exact) exact.push_back(*coordinate.exact);
    }
    if (exact.size() == found->at.size()) point.exact = std::move(exact);
    point.found = std::move(found);
    return point;
}

}  // namespace

const FieldTable<ComputedPointWords>& computed_point_fields() {
    static const auto table =
        FieldTable<ComputedPointWords>("a computed point")
            .optional("minimum_of", &ComputedPointWords::minimum_of, read::function(),
                      "where this function takes its least value over the domain, its edge included")
            .optional("maximum_of", &ComputedPointWords::maximum_of, read::function(),
                      "where this function takes its greatest value over the domain, its edge included")
            .optional("critical_point_of", &ComputedPointWords::critical_point_of, read::function(),
                      "where this function's gradient is zero; the place nearest to `near`")
            .optional("near", &ComputedPointWords::near, read::point(), "beside `critical_point_of`: which of them")
            .optional("domain", &ComputedPointWords::domain, read::domain(), "the intervals to search", "the scene's");
    return table;
}

std::optional<PointValue> read_computed_point(const SourceNode& node, const SceneNames& names,
                                              Diagnostics& diagnostics) {
    ComputedPointWords words;
    const std::size_t before = diagnostics.size();
    read_fields<ComputedPointWords>(node.entries, node.span, computed_point_fields(), words, names, diagnostics);
    const auto* chosen = chosen_function(words, node, diagnostics);
    if (chosen == nullptr || diagnostics.size() > before || !names.domain_is_whole) return std::nullopt;
    const FunctionEntry& function = *chosen->value;
    if (!check_near(words, node, function, diagnostics)) return std::nullopt;
    if (words.critical_point_of && !words.near) return std::nullopt;  // its name's definition has a mistake
    const auto box = search_box(words, function, chosen->span, names, diagnostics);
    if (!box) return std::nullopt;
    try {
        const CriticalPoints& all = names.mathematics().critical_points(function, *box);
        FoundPlace place = words.critical_point_of ? find_nearest(function.name, all, words.near->at)
                                                   : find_extremum(function.name, all, words.maximum_of.has_value());
        if (place.point) return point_value(function, std::move(place.point), node.span);
        diagnostics.error(chosen->span, std::move(place.message), std::move(place.help));
    } catch (const ExpressionLimit& limit) {
        diagnostics.error(chosen->span, limit.what(), "write the function more simply");
    }
    return std::nullopt;
}

}  // namespace lectern
