#include "lectern/scene/scene_names.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace lectern {
namespace {

template <class Entries>
auto* entry_named(const Entries& entries, std::string_view name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [name](const auto& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

template <class Entries>
std::vector<std::string_view> names_of(const Entries& entries) {
    std::vector<std::string_view> names;
    names.reserve(entries.size());
    for (const auto& entry : entries) names.push_back(entry.name);
    return names;
}

}  // namespace

std::optional<Range> Domain::of(std::string_view variable) const {
    for (const Interval& interval : intervals_) {
        if (interval.variable == variable) return interval.range;
    }
    return std::nullopt;
}

void Domain::set(Interval interval) {
    for (Interval& known : intervals_) {
        if (known.variable == interval.variable) {
            known = std::move(interval);
            return;
        }
    }
    intervals_.push_back(std::move(interval));
}

Domain Domain::overridden_by(const Domain& other) const {
    Domain both = *this;
    for (const Interval& interval : other.intervals()) both.set(interval);
    return both;
}

std::optional<std::vector<Range>> box_of(const FunctionEntry& function, const Domain& domain) {
    std::vector<Range> box;
    for (const Expr variable : function.field.variables()) {
        const auto range = domain.of(variable.name());
        if (!range) return std::nullopt;
        box.push_back(*range);
    }
    return box;
}

SceneNames::SceneNames() : pool_(std::make_unique<ExprPool>()), mathematics_(std::make_unique<SceneMathematics>()) {
    expression_names.values.emplace("t", time_symbol());
}

Expr SceneNames::time_symbol() const { return pool_->variable("@t"); }

Expr SceneNames::at_time(Expr expr) const {
    const Expr symbol = time_symbol();
    if (!expr.depends_on(symbol)) return expr;
    note_time();
    // 1/3 and not the binary fraction beside it.
    const auto beside = [&](double way) { return Rational::from_double(std::nextafter(time, way)); };
    const Expr value = pool_->number(Rational::simplest_between(beside(-1), beside(2)));
    return substitute(expr, std::span(&symbol, 1), std::span(&value, 1));
}

const FunctionEntry* SceneNames::find_function(std::string_view name) const {
    if (moving.contains(name)) note_time();
    return entry_named(functions, name);
}

const PointEntry* SceneNames::find_point(std::string_view name) const {
    if (moving.contains(name)) note_time();
    return entry_named(points, name);
}

const DescentEntry* SceneNames::find_descent(std::string_view name) const {
    if (moving.contains(name)) note_time();
    return entry_named(descents, name);
}

std::vector<std::string_view> SceneNames::function_names() const { return names_of(functions); }
std::vector<std::string_view> SceneNames::point_names() const { return names_of(points); }
std::vector<std::string_view> SceneNames::descent_names() const { return names_of(descents); }

}  // namespace lectern
