#include "layers/parametric_subject.h"

namespace lectern {
namespace {

struct Coordinates {
    const SourceNode* x = nullptr;
    const SourceNode* y = nullptr;
    const SourceNode* z = nullptr;
};

}  // namespace

std::optional<ParametricSubject> read_parametric_subject(const LayerSource& source, const Domain& domain,
                                                         std::size_t count, const std::string& what) {
    const auto coordinate = read::any("an expression in the parameters");
    const auto fields = FieldTable<Coordinates>(what)
                            .required("x", &Coordinates::x, coordinate, "the first coordinate")
                            .required("y", &Coordinates::y, coordinate, "the second coordinate")
                            .required("z", &Coordinates::z, coordinate, "the height");
    const SourceNode& node = *source.entry.subject;
    if (!node.is_mapping()) {
        expected("x, y and z", node, source.diagnostics);
        return std::nullopt;
    }
    Coordinates read;
    read_fields(node.entries, node.span, fields, read, source.names, source.diagnostics);
    const auto& intervals = domain.intervals();
    if (intervals.size() != count) {
        const bool one = count == 1;
        source.diagnostics.error(source.entry.span,
                                 what + " needs a domain of " + (one ? "one parameter" : "two parameters"),
                                 one ? "add it to the layer: domain: {t: [0, 2 pi]}"
                                     : "add it to the layer: domain: {u: [0, 2 pi], v: [0, pi]}");
        return std::nullopt;
    }
    ParametricSubject subject;
    for (const Domain::Interval& interval : intervals) {
        subject.names.push_back(interval.variable);
        subject.parameters.push_back(source.names.pool().variable(interval.variable));
        subject.ranges.push_back(interval.range);
    }
    for (const SourceNode* part : {read.x, read.y, read.z}) {
        if (part == nullptr) return std::nullopt;
        if (const auto expr = read_expression(*part, subject.names, source.names, source.diagnostics))
            subject.coordinates.push_back(*expr);
    }
    if (subject.coordinates.size() != 3) return std::nullopt;
    return subject;
}

}  // namespace lectern
