#include "app/data_report.h"

#include "app/critical_points_data.h"

#include "lectern/calculus/algebra.h"
#include "lectern/calculus/descent.h"
#include "lectern/calculus/descent_verdict.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/tangents.h"
#include "lectern/paint/paint.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace lectern {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinities and no NaN: null stands for both.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json numbers(std::span<const double> values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(number(value));
    return list;
}

Json range(Range of) { return Json::array({number(of.low), number(of.high)}); }

Json rectangle(const Rect& of) { return numbers(std::array<double, 4>{of.x, of.y, of.width, of.height}); }

Json expression(Expr expr) { return {{"text", to_text(expr)}, {"latex", to_tex(expr)}}; }

Json expressions(std::span<const Expr> list) {
    Json all = Json::array();
    for (const Expr expr : list) all.push_back(expression(expr));
    return all;
}

/// Factored; a formula that is too large for it stays as it is.
Json factored(Expr expr) {
    try {
        return expression(factor(expr));
    } catch (const ExpressionLimit&) {
        return expression(expr);
    }
}

/// A flat n * n list as n rows.
template <class T, class ToJson>
Json matrix(std::span<const T> entries, std::size_t n, ToJson to_json) {
    Json rows = Json::array();
    for (std::size_t row = 0; row < n; ++row) rows.push_back(to_json(entries.subspan(row * n, n)));
    return rows;
}

Json function_data(const ScalarField& field) {
    Json variables = Json::array();
    for (const Expr variable : field.variables()) variables.push_back(variable.name());
    Json gradient_factored = Json::array();
    for (const Expr slope : field.gradient()) gradient_factored.push_back(factored(slope));
    return {{"variables", variables},
            {"text", to_text(field.body())},
            {"latex", to_tex(field.body())},
            {"gradient", expressions(field.gradient())},
            {"gradient_factored", gradient_factored},
            {"hessian", matrix<Expr>(field.hessian(), field.arity(), expressions)}};
}

/// With the digits that a reader can use, not as the exact fraction that a double is.
Expr readable(double value, ExprPool& pool) {
    const Expr magnitude = pool.number(Rational::from_decimal(Json(std::fabs(value)).dump()));
    return std::signbit(value) ? -magnitude : magnitude;
}

/// The tangent line or plane at a point: exact where that can be read, else value + sum of slope_i (x_i - at_i) in
/// doubles.
Json tangent_data(const ScalarField& field, const Place& point, double value, std::span<const double> slopes) {
    constexpr std::size_t longest = 120;
    ExprPool& pool = field.body().pool();
    std::vector<Expr> place;
    for (const double coordinate : point.at) place.push_back(readable(coordinate, pool));
    if (point.exact) place = *point.exact;
    try {
        if (is_undefined(tangent(field.body(), field.variables(), place))) return nullptr;
        const Equation exact = equation_of_tangent(field.body(), field.variables(), place);
        if (exact.text.size() <= longest) return {{"text", exact.text}, {"latex", exact.tex}};
    } catch (const ExpressionLimit&) {
        // Doubles are never too long.
    }
    Expr plane = readable(value, pool);
    for (std::size_t k = 0; k < slopes.size(); ++k)
        plane = plane + readable(slopes[k], pool) * (field.variables()[k] - place[k]);
    const std::string left = height_name(field.variables()) + " = ";
    return {{"text", left + to_text(plane)}, {"latex", left + to_tex(plane)}};
}

Json values_at(const ScalarField& field, const Place& point) {
    const std::span<const double> at = point.at;
    const double value = field.value_at(at);
    const std::vector<double> gradient = field.gradient_at(at);
    const std::vector<double> hessian = field.hessian_at(at);
    Json data{{"value", number(value)},
              {"gradient", numbers(gradient)},
              {"hessian", matrix<double>(hessian, field.arity(), numbers)}};
    bool finite = std::isfinite(value);
    for (const double slope : gradient) finite = finite && std::isfinite(slope);
    data["tangent"] = finite ? tangent_data(field, point, value, gradient) : Json(nullptr);
    return data;
}

Json point_data(const PointEntry& point, const SceneNames& names) {
    Json values = Json::object();
    for (const FunctionEntry& function : names.functions) {
        if (function.field.arity() == point.at.size()) values[function.name] = values_at(function.field, point);
    }
    Json data{{"at", numbers(point.at)}};
    if (point.exact) {
        data["exact"] = Json::array();
        for (const Expr coordinate : *point.exact) data["exact"].push_back(to_text(coordinate));
    }
    if (point.found) {
        data["found"] = {{"function", point.function->name}, {"kind", name_of(point.found->kind)}};
    }
    data["values"] = values;
    return data;
}

Json rows(const std::vector<std::vector<double>>& of) {
    Json list = Json::array();
    for (const auto& row : of) list.push_back(numbers(row));
    return list;
}

/// The rate as the scene has it: a number, or the search for it.
Json rate_data(const DescentOptions& options) {
    if (!options.search) return number(options.rate);
    return {{"search", "armijo"},
            {"start", number(options.search->start)},
            {"shrink", number(options.search->shrink)},
            {"slope", number(options.search->slope)}};
}

Json constants_data(const DescentOptions& options) {
    Json data = Json::object();
    for (const DescentConstant& row : options.method->constants) data[row.key] = number(options.constant(row.key));
    return data;
}

/// What a run says of itself.
Json verdict_data(const DescentVerdict& verdict) {
    Json data{{"status", name_of(verdict.status)},
              {"steps", verdict.steps},
              {"at", numbers(verdict.at)},
              {"value", number(verdict.value)},
              {"gradient_norm", number(verdict.gradient_norm)},
              {"stalled", verdict.stalled},
              {"cycle", nullptr},
              {"diverged_at", nullptr},
              {"threshold", nullptr}};
    if (verdict.cycle) data["cycle"] = {{"period", verdict.cycle->period}, {"since", verdict.cycle->since}};
    if (verdict.diverged_at) data["diverged_at"] = *verdict.diverged_at;
    if (verdict.threshold) {
        data["threshold"] = {{"rate", number(verdict.threshold->rate)},
                             {"curvature", number(verdict.threshold->curvature)},
                             {"minimum", numbers(verdict.threshold->minimum)}};
    }
    return data;
}

Json descent_data(const DescentEntry& entry) {
    const ScalarField& field = entry.function->field;
    const DescentRun run = run_descent(field, entry.start, entry.options);
    Json data{{"function", entry.function->name},
              {"method", entry.options.method->name},
              {"constants", constants_data(entry.options)},
              {"ascend", entry.options.ascend},
              {"rate", rate_data(entry.options)}};
    data.update(verdict_data(describe_run(field, run, entry.options)));
    data["path"] = rows(run.path);
    data["values"] = numbers(run.values);
    data["gradients"] = rows(run.gradients);
    data["rates"] = numbers(run.rates);
    return data;
}

Json domain_data(const Domain& domain) {
    Json data = Json::object();
    for (const auto& interval : domain.intervals()) data[interval.variable] = range(interval.range);
    return data;
}

Json figure_data(const OutputTask& task, Painter& painter, int jobs) {
    const ComposedFigure& composed = *task.figure;
    Figure figure = composed.at(1, jobs);
    figure.scale = task.scale;
    Json data{{"file", task.file.generic_string()},
              {"size", numbers(std::array<double, 2>{figure.size.x(), figure.size.y()})},
              {"frames", composed.timeline().frames},
              {"plot_box", rectangle(painter.layout(figure).plot_box)},
              {"domain", domain_data(composed.entry().domain)}};
    const std::vector<double> levels = composed.contour_levels();
    if (!levels.empty()) data["levels"] = numbers(levels);
    data["alt"] = figure.alt;
    return data;
}

Json scene_data(const LoadedScene& scene, const std::vector<OutputTask>& tasks, int jobs) {
    const SceneNames& names = scene.scene->names;
    Json functions = Json::object(), points = Json::object(), descents = Json::object(), figures = Json::object();
    for (const FunctionEntry& function : names.functions) functions[function.name] = function_data(function.field);
    for (const PointEntry& point : names.points) points[point.name] = point_data(point, names);
    for (const DescentEntry& descent : names.descents) descents[descent.name] = descent_data(descent);
    Painter painter(jobs);
    for (const OutputTask& task : tasks) {
        const std::string name = task.figure->name();
        // A figure of several formats is told once, by its first.
        if (task.scene == &scene && !figures.contains(name)) figures[name] = figure_data(task, painter, jobs);
    }
    return {{"scene", scene.name},  {"functions", functions},
            {"points", points},     {"critical_points", critical_points_data(names)},
            {"descents", descents}, {"figures", figures}};
}

}  // namespace

std::string data_report(const std::vector<LoadedScene>& scenes, const std::vector<OutputTask>& tasks, int jobs) {
    Json report = Json::array();
    for (const LoadedScene& scene : scenes) report.push_back(scene_data(scene, tasks, jobs));
    constexpr int indent = 2;
    return (scenes.size() == 1 ? report[0] : report).dump(indent) + "\n";
}

}  // namespace lectern
