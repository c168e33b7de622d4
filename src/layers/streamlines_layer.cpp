#include "layers/arrow_direction.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/plane_field.h"
#include "lectern/calculus/stream_lines.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

constexpr double standard_separation = 26;             ///< CSS pixels, at density 1.
constexpr double head_length = 7.5, head_width = 5.5;  ///< CSS pixels.
constexpr double head_spacing = 150;                   ///< About, along a line; CSS pixels.

struct StreamlinesOptions : LayerOptions {
    double density = 1;
    int direction = 1;
    bool arrows = true;
};

const FieldTable<StreamlinesOptions>& streamlines_fields() {
    static const auto fields = FieldTable<StreamlinesOptions>("layer 'streamlines'")
                                   .include(common_fields())
                                   .optional("density", &StreamlinesOptions::density, read::number({0.1, 10}),
                                             "how close the lines are: 2 has them twice as close", "1")
                                   .optional("direction", &StreamlinesOptions::direction, read_arrow_direction(),
                                             "along the field or against it", "ascent")
                                   .optional("arrows", &StreamlinesOptions::arrows, read::boolean(),
                                             "whether the lines bear arrow heads", "true");
    return fields;
}

class StreamlinesLayer : public Layer {
public:
    StreamlinesLayer(StreamlinesOptions options, PlaneField field)
        : options_(std::move(options)), field_(std::move(field)) {}

    void extend(Extent& extent) const override {
        extent.exact[0].include(field_.x);
        extent.exact[1].include(field_.y);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        StreamLineOptions how;
        how.unit = scope.pixel;
        how.separation = standard_separation / options_.density;
        Group2d group;
        std::vector<Mark2d> heads;
        for (std::vector<Vec2>& line : stream_lines(field_.program, field_.x, field_.y, how)) {
            if (options_.arrows) add_heads(line, scope.pixel, heads);
            group.emplace_back(Line2d{std::move(line), stroke()});
        }
        group.insert(group.end(), heads.begin(), heads.end());
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        return options_.line_entry(stroke(), options_.arrows);
    }
    bool wants_equal_aspect() const override { return true; }
    std::string description() const override {
        return fmt::format("stream lines of {}{}", options_.direction < 0 ? "the negative of " : "", field_.words);
    }

private:
    /// Arrow heads along a line, the first in the middle of its first stretch.
    void add_heads(const std::vector<Vec2>& line, const Vec2& pixel, std::vector<Mark2d>& heads) const {
        std::vector<double> reach{0};
        for (std::size_t k = 1; k < line.size(); ++k)
            reach.push_back(reach.back() + (line[k] - line[k - 1]).cwiseQuotient(pixel).norm());
        if (reach.back() < 4 * head_length) return;
        const int count = std::max(1, static_cast<int>(std::lround(reach.back() / head_spacing)));
        std::size_t k = 1;
        for (int head = 0; head < count; ++head) {
            const double at = reach.back() * (head + 0.5) / count;
            while (k + 1 < line.size() && reach[k] < at) ++k;
            const Vec2 way = (line[k] - line[k - 1]).cwiseQuotient(pixel);
            const double share = (at - reach[k - 1]) / (reach[k] - reach[k - 1]);
            const Vec2 middle = line[k - 1] + share * (line[k] - line[k - 1]);
            // Long enough that the head keeps its size where the axes take less than the whole figure.
            const Vec2 back = (options_.direction * head_length / way.norm()) * way.cwiseProduct(pixel);
            heads.emplace_back(Arrow2d{middle - back, middle + 0.5 * back, stroke(), head_length, head_width});
        }
    }

    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 1.1); }

    StreamlinesOptions options_;
    PlaneField field_;
};

}  // namespace

std::unique_ptr<Layer> make_streamlines(const LayerSource& source) {
    StreamlinesOptions options = read_options(source, streamlines_fields());
    auto field = read_plane_field(source);
    if (!field) return nullptr;
    return std::make_unique<StreamlinesLayer>(std::move(options), std::move(*field));
}

std::vector<FieldInfo> streamlines_reference() { return streamlines_fields().infos(); }

}  // namespace lectern
