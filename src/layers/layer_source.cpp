#include "layers/layer_source.h"

#include <fmt/format.h>

namespace lectern {
namespace {

std::string count_of_variables(std::size_t count) {
    return count == 1 ? "one variable" : fmt::format("{} variables", count);
}

}  // namespace

const FunctionEntry* subject_function(const LayerSource& source, std::size_t arity) {
    const SourceNode& subject = *source.entry.subject;
    if (subject.is_mapping()) {
        not_built(fmt::format("a {} that is not the graph of a function", source.entry.kind), subject.span,
                  source.diagnostics);
        return nullptr;
    }
    const auto function = read::function()(subject, source.names, source.diagnostics);
    if (!function || *function == nullptr) return nullptr;
    if ((*function)->field.arity() == arity) return *function;
    source.diagnostics.error(subject.span, fmt::format("layer '{}' needs a function of {}, and '{}' has {}",
                                                       source.entry.kind, count_of_variables(arity), (*function)->name,
                                                       count_of_variables((*function)->field.arity())));
    return nullptr;
}

std::optional<Range> interval_of(const LayerSource& source, const FunctionEntry& function, std::size_t variable,
                                 const Domain& own) {
    const std::string_view name = function.field.variables()[variable].name();
    if (auto range = own.of(name)) return range;
    if (auto range = source.domain.of(name)) return range;
    source.diagnostics.error(source.entry.subject->span,
                             fmt::format("'{}' has no domain for its variable '{}'", function.name, name),
                             fmt::format("add it to the scene's or the figure's domain: {}: [low, high]", name));
    return std::nullopt;
}

std::array<Range, 2> known_domain(const LayerSource& source, const FunctionEntry& function) {
    const auto& variables = function.field.variables();
    return {source.domain.of(variables[0].name()).value_or(Range{}),
            source.domain.of(variables[1].name()).value_or(Range{})};
}

void refuse(const LayerSource& source, std::string message, std::string help) {
    source.diagnostics.error(source.entry.span, std::move(message), std::move(help));
}

}  // namespace lectern
