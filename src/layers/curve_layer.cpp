#include "layers/curve_subject.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/space_curve_layer.h"
#include "layers/told_range.h"

#include <fmt/format.h>

#include <utility>

namespace lectern {
namespace {

struct CurveOptions : LayerOptions {
    Domain domain;
};

const FieldTable<CurveOptions>& curve_fields() {
    static const auto fields =
        FieldTable<CurveOptions>("layer 'curve'")
            .include(line_fields())
            .optional("domain", &CurveOptions::domain, read::domain(),
                      "the stretch that it is drawn over; of a curve in a parameter, required", "the figure's");
    return fields;
}

class CurveLayer : public Layer {
public:
    CurveLayer(CurveOptions options, CurveSubject subject)
        : options_(std::move(options)), subject_(std::move(subject)) {}

    void prepare(int /*jobs*/) override {
        stretches_ = curve_stretches(subject_.curve);
        heights_ = heights_worth_seeing(subject_.curve, stretches_);
        if (!subject_.is_graph) widths_ = width();
    }
    void extend(Extent& extent) const override {
        if (subject_.is_graph) {
            extent.exact[0].include(subject_.curve.parameter);
        } else {
            extent.roomy[0].include(widths_);
        }
        extent.roomy[1].include(heights_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        const TraceOptions how{scope.pixel, scope.ranges[0], scope.ranges[1], subject_.is_graph};
        return {Line2d{trace_curve(subject_.curve, stretches_, how), stroke(), false}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    bool wants_equal_aspect() const override { return !subject_.is_graph; }
    bool hides_grid() const override { return false; }
    std::string description() const override {
        std::string text = subject_.words;
        if (heights_.empty()) return text;
        return text + ", with values " + told_range(heights_, options_.numbers);
    }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.curves.front().color, 2.25); }

    /// How far a curve in a parameter reaches across.
    [[nodiscard]] Range width() const {
        constexpr int samples = 2048;
        Range across;
        for (const CurveStretch& stretch : stretches_) {
            for (int k = 0; k <= samples; ++k)
                across.include(subject_.curve.at(stretch.begin + (stretch.end - stretch.begin) * k / samples).x());
        }
        return across;
    }

    CurveOptions options_;
    CurveSubject subject_;
    std::vector<CurveStretch> stretches_;
    Range heights_, widths_;
};

}  // namespace

std::unique_ptr<Layer> make_curve(const LayerSource& source) {
    CurveOptions options = read_options(source, curve_fields());
    if (source.in_space) return make_space_curve(source, options, options.domain);
    auto subject = read_curve_subject(source, options.domain);
    if (!subject) return nullptr;
    return std::make_unique<CurveLayer>(std::move(options), std::move(*subject));
}

std::vector<FieldInfo> curve_reference() { return curve_fields().infos(); }

}  // namespace lectern
