#include "layers/arrow_direction.h"
#include "layers/color_scale.h"
#include "layers/key_arrow_options.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/plane_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double head_length = 6, head_width = 4.5;  ///< CSS pixels.

struct QuiverOptions : LayerOptions {
    int samples = 16;
    int direction = 1;
    std::optional<Located<double>> scale;
    bool normalize = false;
    std::optional<ColorMap> colormap;
    std::optional<Range> range;
    ColorBarOptions color_bar;
    std::optional<Located<KeyArrowOptions>> key;
};

const FieldTable<QuiverOptions>& quiver_fields() {
    static const auto fields =
        FieldTable<QuiverOptions>("layer 'quiver'")
            .include(common_fields())
            .optional("samples", &QuiverOptions::samples, read::integer(1, 200), "arrows along each side", "16")
            .optional("direction", &QuiverOptions::direction, read_arrow_direction(), "along the field or against it",
                      "ascent")
            .optional("scale", &QuiverOptions::scale, read::positive(),
                      "an arrow is the field divided by this, in data units", "the longest arrow spans a cell")
            .optional("normalize", &QuiverOptions::normalize, read::boolean(),
                      "whether all arrows are of one length, and show directions alone", "false")
            .optional("colormap", &QuiverOptions::colormap, read::colormap(), "colours by the field's length", "none")
            .optional("range", &QuiverOptions::range, read::range(), "of lengths that the colours span", "all lengths")
            .optional("colorbar", &QuiverOptions::color_bar, read_color_bar(), "the key to its colours", "false")
            .optional("key", &QuiverOptions::key, read_key_arrow(), "an arrow that says how long a length is", "none");
    return fields;
}

class QuiverLayer : public Layer {
public:
    QuiverLayer(QuiverOptions options, PlaneField field) : options_(std::move(options)), field_(std::move(field)) {}

    void prepare(int /*jobs*/) override {
        const int n = options_.samples;
        // Arrows stand in the middles of the cells, so that none begins on the frame.
        const auto middle = [n](Range range, int k) { return range.low + range.length() * (k + 0.5) / n; };
        const auto count = static_cast<std::size_t>(n) * static_cast<std::size_t>(n);
        std::vector<double> x, y, p(count), q(count);
        for (int row = 0; row < n; ++row) {
            for (int column = 0; column < n; ++column) {
                x.push_back(middle(field_.x, column));
                y.push_back(middle(field_.y, row));
            }
        }
        field_.program.run(std::array<const double*, 2>{x.data(), y.data()}, std::array{p.data(), q.data()}, count);
        for (std::size_t k = 0; k < count; ++k) {
            const Vec2 vector(p[k], q[k]);
            const double length = std::sqrt(p[k] * p[k] + q[k] * q[k]);
            if (!std::isfinite(length)) continue;
            arrows_.push_back({{x[k], y[k]}, vector, length});
            lengths_.include(length);
        }
        lengths_ = with_some_length(options_.range.value_or(lengths_));
        scale_ = options_.scale ? options_.scale->value : fitting_scale();
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(field_.x);
        extent.exact[1].include(field_.y);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        Group2d group;
        for (const Arrow& arrow : arrows_) {
            if (arrow.length == 0) continue;
            const double scale = options_.normalize ? scale_ * arrow.length : scale_;
            const Vec2 step = options_.direction / scale * arrow.vector;
            group.emplace_back(Arrow2d{arrow.place, arrow.place + step, stroke(arrow.length), head_length, head_width});
        }
        if (options_.key) {
            const KeyArrowOptions& key = options_.key->value;
            const std::string label = key.label.empty() ? options_.number(key.length) : key.label;
            group.emplace_back(KeyArrow{key.place, key.length / scale_, stroke(key.length), head_length, head_width,
                                        label, scope.theme.text, true});
        }
        return group;
    }
    std::optional<ColorBar> color_bar() const override {
        if (!options_.color_bar.shown || !options_.colormap) return std::nullopt;
        return smooth_color_bar(options_.color_bar, *options_.colormap, lengths_, options_.numbers);
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(lengths_.middle()), true);
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("{}{} as arrows", options_.direction < 0 ? "the negative of " : "", field_.words);
    }

private:
    struct Arrow {
        Vec2 place, vector;
        double length = 0;
    };

    /// The least scale at which no arrow reaches out of its cell: so that none overlap.
    [[nodiscard]] double fitting_scale() const {
        constexpr double share = 0.9;
        double most = 0;  // Of an arrow, in cells.
        for (const Arrow& arrow : arrows_) {
            const Vec2 unit = options_.normalize && arrow.length > 0 ? Vec2(arrow.vector / arrow.length) : arrow.vector;
            most = std::max({most, std::abs(unit.x()) / field_.x.length(), std::abs(unit.y()) / field_.y.length()});
        }
        return most > 0 ? most * options_.samples / share : 1;
    }

    [[nodiscard]] Stroke stroke(double length) const {
        const Color standard =
            options_.colormap ? color_on(*options_.colormap, lengths_, length) : options_.palette.line;
        Stroke stroke = options_.stroke(standard, 1.1);
        // The style's turn of colours gives way to the map.
        if (options_.colormap) stroke.color = with_opacity(standard, options_.opacity);
        return stroke;
    }

    QuiverOptions options_;
    PlaneField field_;
    std::vector<Arrow> arrows_;
    Range lengths_;
    double scale_ = 1;
};

}  // namespace

std::unique_ptr<Layer> make_quiver(const LayerSource& source) {
    QuiverOptions options = read_options(source, quiver_fields());
    auto field = read_plane_field(source);
    if (options.normalize && options.key) {
        source.diagnostics.error(options.key->span, "arrows that are all of one length have no key",
                                 "leave out normalize or key");
    }
    if (!field) return nullptr;
    return std::make_unique<QuiverLayer>(std::move(options), std::move(*field));
}

std::vector<FieldInfo> quiver_reference() { return quiver_fields().infos(); }

}  // namespace lectern
