#include "layers/arrow_direction.h"
#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

struct QuiverOptions : LayerOptions {
    int samples = 16;
    int direction = 1;
    std::optional<double> scale;
};

const FieldTable<QuiverOptions>& quiver_fields() {
    static const auto fields =
        FieldTable<QuiverOptions>("layer 'quiver'")
            .include(common_fields())
            .optional("samples", &QuiverOptions::samples, read::integer(1, 200), "arrows along each side", "16")
            .optional("direction", &QuiverOptions::direction, read_arrow_direction(),
                      "along the gradient or against it", "ascent")
            .optional("scale", &QuiverOptions::scale, read::positive(),
                      "an arrow is the gradient divided by this, in data units", "the longest arrow spans a cell");
    return fields;
}

class QuiverLayer : public Layer {
public:
    QuiverLayer(QuiverOptions options, const FunctionEntry& function, Range x, Range y)
        : options_(std::move(options)), function_(function), x_(x), y_(y) {}

    void prepare(int /*jobs*/) override {
        const int n = options_.samples;
        // Arrows stand in the middles of the cells, so that none begins on the frame.
        const auto middle = [n](Range range, int k) { return range.low + range.length() * (k + 0.5) / n; };
        std::vector<Vec2> gradients;
        double longest = 0;
        for (int row = 0; row < n; ++row) {
            for (int column = 0; column < n; ++column) {
                const Vec2 place(middle(x_, column), middle(y_, row));
                const Vec2 gradient = slope_at(function_.field, place).gradient;
                if (!gradient.allFinite()) continue;
                longest = std::max(longest, gradient.norm());
                arrows_.push_back({place, gradient});
            }
        }
        const double cell = std::min(x_.length(), y_.length()) / n;
        const double fitting = longest > 0 ? longest / (0.9 * cell) : 1;
        for (auto& [place, step] : arrows_) step *= options_.direction / options_.scale.value_or(fitting);
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
    }
    Group2d plane_group(const FigureScope& /*scope*/, double /*t*/) const override {
        Group2d group;
        for (const auto& [place, step] : arrows_) group.emplace_back(Arrow2d{place, place + step, stroke(), 6, 4.5});
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(), true);
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("the {}gradient field of {}", options_.direction < 0 ? "negative " : "", function_.name);
    }

private:
    struct Arrow {
        Vec2 place, step;
    };

    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 1.1); }

    QuiverOptions options_;
    const FunctionEntry& function_;
    Range x_, y_;
    std::vector<Arrow> arrows_;
};

}  // namespace

std::unique_ptr<Layer> make_quiver(const LayerSource& source) {
    QuiverOptions options = read_options(source, quiver_fields());
    const FunctionEntry* function = subject_function(source, 2);
    if (function == nullptr) return nullptr;
    const auto x = interval_of(source, *function, 0);
    const auto y = interval_of(source, *function, 1);
    if (!x || !y) return nullptr;
    return std::make_unique<QuiverLayer>(std::move(options), *function, *x, *y);
}

std::vector<FieldInfo> quiver_reference() { return quiver_fields().infos(); }

}  // namespace lectern
