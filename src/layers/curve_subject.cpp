#include "layers/curve_subject.h"

#include "lectern/calculus/functions.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

/// `{x: …, y: …}` or `{r: …}` as written.
struct CurveWords {
    const SourceNode* x = nullptr;
    const SourceNode* y = nullptr;
    const SourceNode* r = nullptr;
};

const FieldTable<CurveWords>& curve_words() {
    static const auto fields =
        FieldTable<CurveWords>("a curve")
            .optional("x", &CurveWords::x, read::any("an expression"), "across, in the parameter")
            .optional("y", &CurveWords::y, read::any("an expression"), "upwards, in the parameter")
            .optional("r", &CurveWords::r, read::any("an expression"), "in place of both: the distance, in the angle");
    return fields;
}

std::optional<CurveSubject> read_parametric(const LayerSource& source, const Domain& own) {
    const SourceNode& subject = *source.entry.subject;
    CurveWords words;
    const std::size_t before = source.diagnostics.size();
    read_fields<CurveWords>(subject.entries, source.entry.span, curve_words(), words, source.names, source.diagnostics);
    if (source.diagnostics.size() > before) return std::nullopt;
    const bool polar = words.r != nullptr && words.x == nullptr && words.y == nullptr;
    if (!polar && (words.r != nullptr || words.x == nullptr || words.y == nullptr)) {
        source.diagnostics.error(source.entry.span, "a curve in the plane needs x and y, or r alone",
                                 "write such as {x: cos(t), y: sin(t)} or {r: 1 + cos(theta)}");
        return std::nullopt;
    }
    if (own.intervals().size() != 1) {
        source.diagnostics.error(source.entry.span, "a curve in a parameter needs the parameter's interval",
                                 "add domain: {t: [0, 2 pi]}");
        return std::nullopt;
    }
    const auto& [variable, range, span] = own.intervals().front();
    ExprPool& pool = source.names.pool();
    const Expr parameter = pool.variable(variable);
    const auto read = [&](const SourceNode& node) {
        return read_expression(node, {variable}, source.names, source.diagnostics);
    };
    if (polar) {
        const auto r = read(*words.r);
        if (!r) return std::nullopt;
        const Expr x = *r * pool.call(*find_function("cos"), {parameter});
        const Expr y = *r * pool.call(*find_function("sin"), {parameter});
        return CurveSubject{fmt::format("the polar curve r = {}", words.r->text),
                            {Program(std::array{x, y}, std::array{parameter}), range}};
    }
    const auto x = read(*words.x), y = read(*words.y);
    if (!x || !y) return std::nullopt;
    return CurveSubject{fmt::format("the curve ({}, {})", words.x->text, words.y->text),
                        {Program(std::array{*x, *y}, std::array{parameter}), range}};
}

}  // namespace

PlaneCurve graph_of(const FunctionEntry& function, Range x) {
    const Expr variable = function.field.variables()[0];
    return {Program(std::array{variable, function.field.body()}, std::array{variable}), x};
}

std::optional<CurveSubject> read_curve_subject(const LayerSource& source, const Domain& own) {
    if (source.entry.subject->is_mapping()) return read_parametric(source, own);
    const FunctionEntry* function = subject_function(source, 1);
    if (function == nullptr) return std::nullopt;
    const auto x = interval_of(source, *function, 0, own);
    if (!x) return std::nullopt;
    return CurveSubject{fmt::format("the curve of {}({})", function->name, function->field.variables()[0].name()),
                        graph_of(*function, *x), true};
}

}  // namespace lectern
