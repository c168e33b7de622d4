#include "layers/level_subject.h"

#include <fmt/format.h>

namespace lectern {
namespace {

struct Fields {
    Located<const FunctionEntry*> function;
    std::optional<double> level;
};

const FieldTable<Fields>& level_fields() {
    static const auto fields = FieldTable<Fields>("a level surface")
                                   .required("of", &Fields::function, read::function(), "a function of three variables")
                                   .required("equals", &Fields::level, read::number(), "the value that it takes");
    return fields;
}

}  // namespace

std::optional<LevelSubject> read_level_subject(const LayerSource& source) {
    const SourceNode& subject = *source.entry.subject;
    Fields fields;
    read_fields(subject.entries, subject.span, level_fields(), fields, source.names, source.diagnostics);
    const FunctionEntry* function = fields.function.value;
    if (function == nullptr) return std::nullopt;
    if (function->field.arity() != 3) {
        source.diagnostics.error(fields.function.span,
                                 fmt::format("a level surface is one of a function of three variables, and '{}' has {}",
                                             function->name, function->field.arity()));
        return std::nullopt;
    }
    if (!fields.level) return std::nullopt;
    return LevelSubject{function, *fields.level};
}

}  // namespace lectern
