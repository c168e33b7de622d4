#include "layers/even_steps.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/samples_option.h"
#include "layers/space_curve_layer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

constexpr int automatic_samples = 1025;

struct CurveOptions : LayerOptions {
    Domain domain;
    int samples = 0;  ///< 0: automatic.
};

const FieldTable<CurveOptions>& curve_fields() {
    static const auto fields =
        FieldTable<CurveOptions>("layer 'curve'")
            .include(common_fields())
            .optional("domain", &CurveOptions::domain, read::domain(), "the stretch that it is drawn over",
                      "the figure's")
            .optional("samples", &CurveOptions::samples, read_samples(2, 200000), "points along it", "auto");
    return fields;
}

class CurveLayer : public Layer {
public:
    CurveLayer(CurveOptions options, const FunctionEntry& function, Range x)
        : options_(std::move(options)), function_(function), x_(x) {}

    void prepare(int /*jobs*/) override {
        const std::vector<double> x = even_steps(x_, (options_.samples > 0 ? options_.samples : automatic_samples) - 1);
        std::vector<double> y(x.size());
        const std::array<const double*, 1> inputs{x.data()};
        const std::array<double*, 1> outputs{y.data()};
        function_.field.value_program().run(inputs, outputs, x.size());
        for (std::size_t k = 0; k < x.size(); ++k) {
            points_.emplace_back(x[k], std::isfinite(y[k]) ? y[k] : std::numeric_limits<double>::quiet_NaN());
            heights_.include(y[k]);
        }
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.roomy[1].include(heights_);
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        return {Line2d{points_, stroke(), false}};
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke());
    }
    std::string description() const override {
        const std::string_view variable = function_.field.variables()[0].name();
        std::string text = fmt::format("the curve of {}({}) for {} from {} to {}", function_.name, variable, variable,
                                       options_.number(x_.low, 4), options_.number(x_.high, 4));
        if (heights_.empty()) return text;
        return text + fmt::format(", with values from {} to {}", options_.number(heights_.low, 4),
                                  options_.number(heights_.high, 4));
    }

private:
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.curves.front().color, 2.25); }

    CurveOptions options_;
    const FunctionEntry& function_;
    Range x_;
    std::vector<Vec2> points_;
    Range heights_;
};

}  // namespace

std::unique_ptr<Layer> make_curve(const LayerSource& source) {
    CurveOptions options = read_options(source, curve_fields());
    if (source.in_space) return make_space_curve(source, options, options.domain);
    const FunctionEntry* function = subject_function(source, 1);
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0, options.domain);
    if (!x) return nullptr;
    return std::make_unique<CurveLayer>(std::move(options), *function, *x);
}

std::vector<FieldInfo> curve_reference() { return curve_fields().infos(); }

}  // namespace lectern
