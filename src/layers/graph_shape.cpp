#include "layers/even_steps.h"
#include "layers/surface_shapes.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/surface_extent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr int sample_cells = 96;

/// The heights to be shown of a surface that runs off to infinity somewhere: those within Tukey's outer fences.
Range fenced(std::vector<double> heights, const Range& all) {
    if (heights.empty()) return all;
    const auto quantile = [&](std::size_t quarter) {
        const auto nth = heights.begin() + static_cast<std::ptrdiff_t>(quarter * (heights.size() - 1) / 4);
        std::nth_element(heights.begin(), nth, heights.end());
        return *nth;
    };
    const double low = quantile(1), high = quantile(3);
    const double fence = 3 * (high - low);
    if (!(fence > 0)) return all;
    return {std::max(all.low, low - fence), std::min(all.high, high + fence)};
}

class GraphShape : public SurfaceShape {
public:
    GraphShape(const FunctionEntry& function, Range x, Range y, std::optional<Expr> margin)
        : function_(function), surface_(function.field, margin), x_(x), y_(y), margin_(margin) {}

    std::array<Range, 3> bounds(int jobs) const override {
        const Range all = surface_extent(surface_, x_, y_, sample_cells)[2];
        if (surface_.presence({x_.low, x_.high}, {y_.low, y_.high}) == Presence::continuous || !(all.length() > 0))
            return {x_, y_, all};
        return {x_, y_, runs_off() ? fenced(heights(), all) : with_rim(all, jobs)};
    }
    Tessellation tessellated(const SurfaceAccuracy& accuracy, int samples, int jobs) const override {
        return samples > 0 ? tessellate_evenly(surface_, x_, y_, samples - 1, accuracy, jobs)
                           : tessellate(surface_, x_, y_, accuracy, jobs);
    }
    std::shared_ptr<const TrueSurface> truth() const override {
        return std::make_shared<const CrossedSurface>(SurfaceCrossing(function_.field, 0, std::array{x_, y_}, margin_));
    }
    std::string identity() const override {
        const auto& variables = function_.field.variables();
        return fmt::format("graph over {}, {} of {}", variables[0].name(), variables[1].name(),
                           to_text(function_.field.body()));
    }
    std::string description() const override {
        const auto& variables = function_.field.variables();
        return fmt::format("the surface z = {}({}, {})", function_.name, variables[0].name(), variables[1].name());
    }

private:
    [[nodiscard]] std::vector<double> heights() const {
        const std::vector<double> x = even_steps(x_, sample_cells);
        std::vector<Vec3> points(x.size()), normals(x.size());
        std::vector<double> found;
        for (const double row : even_steps(y_, sample_cells)) {
            surface_.evaluate(x, std::vector<double>(x.size(), row), points, normals);
            for (const Vec3& point : points)
                if (std::isfinite(point.z())) found.push_back(point.z());
        }
        return found;
    }
    /// `shown`, and what the rim of the surface takes just beyond it: samples don't lie on the rim.
    [[nodiscard]] Range with_rim(const Range& shown, int jobs) const {
        SurfaceAccuracy accuracy;
        accuracy.low = Vec3(x_.low, y_.low, shown.low);
        accuracy.high = Vec3(x_.high, y_.high, shown.high);
        accuracy.tolerance = 0.02;
        const double reach = 0.15 * shown.length();
        Range wider = shown;
        for (const Vec3& point : tessellate(surface_, x_, y_, accuracy, jobs).points)
            if (point.z() > shown.low - reach && point.z() < shown.high + reach) wider.include(point.z());
        return wider;
    }
    /// Whether no bound of the heights can be proved, in pieces of the domain either.
    [[nodiscard]] bool runs_off() const {
        const auto bounded = [&](const Range& x, const Range& y) {
            const std::array<Interval, 2> box{Interval{x.low, x.high}, Interval{y.low, y.high}};
            if (surface_.presence(box[0], box[1]) == Presence::absent) return true;
            Enclosure enclosure;
            function_.field.value_program().enclose(box, std::span(&enclosure, 1));
            return enclosure.range.is_empty() || enclosure.range.is_bounded();
        };
        if (bounded(x_, y_)) return false;
        const std::vector<double> x = even_steps(x_, sample_cells), y = even_steps(y_, sample_cells);
        for (std::size_t j = 0; j + 1 < y.size(); ++j)
            for (std::size_t i = 0; i + 1 < x.size(); ++i)
                if (!bounded({x[i], x[i + 1]}, {y[j], y[j + 1]})) return true;
        return false;
    }

    const FunctionEntry& function_;
    GraphSurface surface_;
    Range x_, y_;
    std::optional<Expr> margin_;
};

}  // namespace

std::unique_ptr<SurfaceShape> read_graph_shape(const LayerSource& source, const SurfaceExtentOptions& options) {
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0, options.domain);
    const auto y = interval_of(source, *function, 1, options.domain);
    if (!x || !y) return nullptr;
    std::optional<Expr> margin;
    if (options.where != nullptr) {
        std::vector<std::string> names;
        for (const Expr variable : function->field.variables()) names.emplace_back(variable.name());
        margin = read_condition(*options.where, names, source.names, source.diagnostics);
        if (!margin) return nullptr;
    }
    return std::make_unique<GraphShape>(*function, *x, *y, margin);
}

}  // namespace lectern
