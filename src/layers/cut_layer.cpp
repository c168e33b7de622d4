#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr int pieces = 400;

struct CutOptions : LayerOptions {
    std::optional<Located<double>> x, y;
    Domain domain;
};

const FieldTable<CutOptions>& cut_fields() {
    static const auto fields =
        FieldTable<CutOptions>("layer 'cut'")
            .include(line_fields())
            .optional("x", &CutOptions::x, read::number(), "cuts where the first variable is this")
            .optional("y", &CutOptions::y, read::number(), "cuts where the second variable is this")
            .optional("domain", &CutOptions::domain, read::domain(), "the stretch that it is drawn over",
                      "the figure's");
    return fields;
}

class CutLayer : public Layer {
public:
    /// From `from` to `to` in the plane of the two variables.
    CutLayer(CutOptions options, const FunctionEntry& function, const Vec2& from, const Vec2& to)
        : options_(std::move(options)), function_(function), ends_{from, to} {}

    void prepare(int /*jobs*/) override { points_ = lift_path(function_.field, ends_, pieces); }
    void extend(Extent& extent) const override {
        for (const Vec3& point : points_) {
            for (int axis = 0; axis < 3; ++axis) extent.exact[static_cast<std::size_t>(axis)].include(point[axis]);
        }
    }
    Group3d space_group(const FigureScope& /*scope*/, double /*t*/) const override {
        return {Line3d{points_, stroke(), options_.hidden_stroke(stroke())}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override {
        const bool first = options_.x.has_value();
        return fmt::format("the cut of {} at {} = {}", function_.name,
                           function_.field.variables()[first ? 0 : 1].name(),
                           options_.number(first ? options_.x->value : options_.y->value));
    }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 2.5); }

    CutOptions options_;
    const FunctionEntry& function_;
    std::vector<Vec2> ends_;
    std::vector<Vec3> points_;
};

}  // namespace

std::unique_ptr<Layer> make_cut(const LayerSource& source) {
    CutOptions options = read_options(source, cut_fields());
    const FunctionEntry* function = subject_function(source, 2);
    if (options.x.has_value() == options.y.has_value()) {
        refuse(source, "a cut needs one plane", "give either x or y: cut: T, then x: 2");
        return nullptr;
    }
    if (function == nullptr) return nullptr;
    const bool along_second = options.x.has_value();
    const auto along = interval_of(source, *function, along_second ? 1 : 0, options.domain);
    if (!along) return nullptr;
    const double fixed = along_second ? options.x->value : options.y->value;
    const auto end = [&](double free) { return along_second ? Vec2(fixed, free) : Vec2(free, fixed); };
    return std::make_unique<CutLayer>(std::move(options), *function, end(along->low), end(along->high));
}

std::vector<FieldInfo> cut_reference() { return cut_fields().infos(); }

}  // namespace lectern
