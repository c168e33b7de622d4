#include "layers/surface_contact.h"

#include "layers/graph_line.h"
#include "layers/level_subject.h"
#include "layers/parametric_subject.h"
#include "lectern/base/cross_product.h"
#include "lectern/calculus/differentiate.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

std::string place_words(const LayerSource& source, std::span<const double> at) {
    LayerOptions style;
    style.numbers = source.names.number_style;
    return style.place(at);
}

std::optional<SurfaceContact> on_graph(const LayerSource& source, const PointValue& at) {
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr || !has_dimension(at, 2, function->name, source.diagnostics)) return std::nullopt;
    const Slope slope = slope_at(function->field, Vec2(at.at[0], at.at[1]));
    SurfaceContact contact;
    contact.point = Vec3(at.at[0], at.at[1], slope.value);
    contact.first = Vec3(1, 0, slope.gradient.x());
    contact.second = Vec3(0, 1, slope.gradient.y());
    contact.surface = function->name;
    return contact;
}

std::optional<SurfaceContact> on_level(const LayerSource& source, const PointValue& at) {
    const auto subject = read_level_subject(source);
    if (!subject) return std::nullopt;
    const ScalarField& f = subject->function->field;
    if (!has_dimension(at, 3, subject->function->name, source.diagnostics)) return std::nullopt;
    // Coordinates that were rounded by their author lie a little off the surface: the gradient leads onto it.
    std::vector<double> point(at.at.begin(), at.at.end());
    double moved = 0;
    Vec3 gradient(0, 0, 0);
    for (int step = 0; step < 4; ++step) {
        const std::vector<double> slopes = f.gradient_at(point);
        gradient = Vec3(slopes[0], slopes[1], slopes[2]);
        const double square = gradient.squaredNorm();
        const double off = subject->level - f.value_at(point);
        if (!(square > 0) || !std::isfinite(off) || off == 0) break;
        const Vec3 way = off / square * gradient;
        moved += way.norm();
        for (int k = 0; k < 3; ++k) point[static_cast<std::size_t>(k)] += way[k];
    }
    const double reach = Vec3(at.at[0], at.at[1], at.at[2]).norm();
    const double value = f.value_at(at.at);
    if (moved > 0.01 * std::max(reach, 1e-3) || !std::isfinite(value)) {
        source.diagnostics.error(
            at.span,
            fmt::format("this point is not on the surface: {} is {} here, not {}", subject->function->name,
                        format_number(value), format_number(subject->level)),
            "give a point of the surface");
        return std::nullopt;
    }
    SurfaceContact contact;
    contact.point = Vec3(point[0], point[1], point[2]);
    // Any two ways across the gradient, the first one level where it can be.
    const Vec3 normal = gradient.norm() > 0 ? Vec3(gradient / gradient.norm()) : Vec3(0, 0, 0);
    const Vec3 level = std::abs(normal.z()) < 0.999 ? cross_product(Vec3(0, 0, 1), normal) : Vec3(1, 0, 0);
    contact.first = level / level.norm();
    contact.second = cross_product(normal, contact.first);
    contact.surface = fmt::format("{} = {}", subject->function->name, format_number(subject->level));
    return contact;
}

std::optional<SurfaceContact> on_parametric(const LayerSource& source, const PointValue& at, const Domain& parameters) {
    const auto subject = read_parametric_subject(source, parameters, 2, "a parametric surface");
    if (!subject || !has_dimension(at, 2, "the surface", source.diagnostics)) return std::nullopt;
    std::vector<Expr> outputs = subject->coordinates;
    for (const Expr parameter : subject->parameters)
        for (const Expr coordinate : subject->coordinates) outputs.push_back(differentiate(coordinate, parameter));
    std::array<double, 9> values{};
    Program(outputs, subject->parameters).run(at.at, values);
    SurfaceContact contact;
    contact.point = Vec3(values[0], values[1], values[2]);
    contact.first = Vec3(values[3], values[4], values[5]);
    contact.second = Vec3(values[6], values[7], values[8]);
    contact.first /= contact.first.norm();
    contact.second /= contact.second.norm();
    contact.surface = "the surface";
    return contact;
}

}  // namespace

std::optional<SurfaceContact> read_surface_contact(const LayerSource& source, const PointValue& at,
                                                   const Domain& parameters, std::string_view what) {
    const SourceNode& subject = *source.entry.subject;
    if (at.at.empty()) return std::nullopt;
    auto contact = !subject.is_mapping()          ? on_graph(source, at)
                   : subject.find("x") == nullptr ? on_level(source, at)
                                                  : on_parametric(source, at, parameters);
    if (!contact) return std::nullopt;
    const Vec3 normal = cross_product(contact->first, contact->second);
    contact->normal = normal / normal.norm();
    contact->place = place_words(source, at.at);
    if (contact->point.allFinite() && contact->normal.allFinite()) return contact;
    source.diagnostics.error(at.span, fmt::format("'{}' has no {} here", contact->surface, what),
                             "choose a place where it has a value and slopes");
    return std::nullopt;
}

}  // namespace lectern
