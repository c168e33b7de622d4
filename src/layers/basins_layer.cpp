#include "layers/basin_shapes.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr int standard_samples = 256, finer_at_borders_by = 4;
constexpr double tint = 0.62;  ///< How much of the ground is mixed into a basin's colour.
constexpr Color of_none{0.72, 0.73, 0.75, 1};

struct BasinsOptions : LayerOptions {
    std::optional<int> samples;
    bool markers = true;
};

const FieldTable<BasinsOptions>& basins_fields() {
    static const auto fields =
        FieldTable<BasinsOptions>("layer 'basins'")
            .include(common_fields())
            .optional("samples", &BasinsOptions::samples, read::integer(2, 2000), "starts along each side",
                      "256, and 1024 where basins meet")
            .optional("markers", &BasinsOptions::markers, read::boolean(), "whether the minima are marked", "true");
    return fields;
}

/// For each start the minimum that the descent from there reaches, as colour.
class BasinsLayer : public Layer {
public:
    BasinsLayer(BasinsOptions options, const DescentEntry& entry, Range x, Range y)
        : options_(std::move(options)), entry_(entry), x_(x), y_(y) {}

    void prepare(int jobs) override {
        const ScalarField& field = entry_.function->field;
        const int samples = options_.samples.value_or(standard_samples);
        basins_ = find_basins(field, entry_.options, x_, y_, samples, samples, jobs);
        if (!options_.samples)
            basins_ = finer_at_borders(std::move(basins_), field, entry_.options, x_, y_, finer_at_borders_by, jobs);
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(x_);
        extent.exact[1].include(y_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        std::vector<Color> colors{tinted(of_none, scope.theme)};
        for (std::size_t k = 0; k < basins_.minima.size(); ++k) colors.push_back(tinted(color_of(k), scope.theme));
        Group2d group{basin_shapes(basins_, x_, y_, colors)};
        if (!options_.markers) return group;
        for (std::size_t k = 0; k < basins_.minima.size(); ++k)
            group.emplace_back(Marker2d{basins_.minima[k], marker(k)});
        return group;
    }
    std::vector<LegendEntry> legend_entries(const Theme& theme) const override {
        std::vector<LegendEntry> entries;
        if (!options_.legend) return entries;
        const char* what = entry_.options.ascend ? "maximum" : "minimum";
        for (std::size_t k = 0; k < basins_.minima.size(); ++k) {
            const Vec2& at = basins_.minima[k];
            LegendEntry entry;
            entry.text =
                fmt::format("to the {} {}", what, options_.place(std::array{rounded(at.x()), rounded(at.y())}, 3));
            entry.patch = tinted(color_of(k), theme);
            entry.group = options_.name;
            entries.push_back(std::move(entry));
        }
        if (std::ranges::find(basins_.ends, -1) != basins_.ends.end()) {
            LegendEntry entry;
            entry.text = fmt::format("to none in {} steps", entry_.options.steps);
            entry.patch = tinted(of_none, theme);
            entry.group = options_.name;
            entries.push_back(std::move(entry));
        }
        return entries;
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("where the descent '{}' leads from each start: to {} {}", entry_.name, basins_.minima.size(),
                           basins_.minima.size() == 1 ? "minimum" : "minima");
    }

private:
    [[nodiscard]] Color color_of(std::size_t minimum) const {
        const auto& curves = options_.palette.curves;
        return curves[minimum % curves.size()].color;
    }
    [[nodiscard]] Color tinted(Color color, const Theme& theme) const {
        return with_opacity(mix(color, theme.plot_ground, tint), options_.opacity);
    }
    [[nodiscard]] MarkerStyle marker(std::size_t minimum) const {
        return {MarkerShape::circle, 8, color_of(minimum), {1, 1, 1, 1}, 1};
    }
    /// A minimum at 0 is known to rounding only: -3e-17 would be written as such.
    [[nodiscard]] double rounded(double coordinate) const {
        const double size = std::max(x_.length(), y_.length());
        return std::abs(coordinate) < 1e-9 * size ? 0 : coordinate;
    }

    BasinsOptions options_;
    const DescentEntry& entry_;
    Range x_, y_;
    Basins basins_;
};

}  // namespace

std::unique_ptr<Layer> make_basins(const LayerSource& source) {
    BasinsOptions options = read_options(source, basins_fields());
    const auto entry = read::descent()(*source.entry.subject, source.names, source.diagnostics);
    if (!entry || *entry == nullptr || (*entry)->function == nullptr) return nullptr;
    if ((*entry)->function->field.arity() != 2) {
        source.diagnostics.error(source.entry.subject->span, "only a descent over two variables has basins to draw");
        return nullptr;
    }
    const auto x = interval_of(source, *(*entry)->function, 0);
    const auto y = interval_of(source, *(*entry)->function, 1);
    if (!x || !y) return nullptr;
    return std::make_unique<BasinsLayer>(std::move(options), **entry, *x, *y);
}

std::vector<FieldInfo> basins_reference() { return basins_fields().infos(); }

}  // namespace lectern
