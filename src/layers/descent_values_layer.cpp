#include "layers/descent_path.h"
#include "layers/layer_kinds.h"
#include "layers/layer_source.h"
#include "layers/run_options.h"
#include "lectern/calculus/descent_verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

struct DescentValuesOptions : RunOptions {
    bool markers = true;
};

const FieldTable<DescentValuesOptions>& descent_values_fields() {
    static const auto fields =
        FieldTable<DescentValuesOptions>("layer 'descent_values'")
            .include(run_fields())
            .optional("markers", &DescentValuesOptions::markers, read::boolean(), "a point at each step", "true");
    return fields;
}

/// The function's value after each step of a run.
class DescentValuesLayer : public Layer {
public:
    DescentValuesLayer(DescentValuesOptions options, const DescentEntry& entry)
        : options_(std::move(options)),
          entry_(entry),
          run_(run_descent(entry.function->field, entry.start, entry.options)),
          clock_(DescentValuesLayer::steps()) {}

    void extend(Extent& extent) const override {
        extent.exact[0].include(0);
        extent.exact[0].include(clock_);
        Range& seen = diverges() ? extent.growth[1] : extent.roomy[1];
        for (const double value : run_.values) seen.include(value);
        if (diverges()) extent.origin_of_growth[1].include(run_.values.front());
    }
    Group2d plane_group(const FigureScope& /*scope*/, double t) const override {
        const auto [whole, share] = place_in_run(run_.values.size() - 1, options_.progress.value_or(t), clock_);
        std::vector<Vec2> points;
        for (std::size_t k = 0; k <= whole; ++k) points.emplace_back(static_cast<double>(k), run_.values[k]);
        Group2d group;
        std::vector<Vec2> line = points;
        if (share > 0) line.emplace_back(line.back() + share * step_from(whole));
        if (line.size() > 1) group.emplace_back(Line2d{std::move(line), stroke(), false});
        if (options_.markers)
            for (const Vec2& point : points) group.emplace_back(Marker2d{point, marker()});
        return group;
    }
    bool moves() const override { return !options_.progress; }
    int steps() const override { return static_cast<int>(run_.values.size()) - 1; }
    void set_clock(int steps) override { clock_ = std::max(1, steps); }
    std::vector<std::string> axis_names() const override { return {"step", entry_.function->name}; }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (!entry) return entry;
        entry->line = stroke();
        if (options_.markers) entry->marker = marker();
        return entry;
    }
    std::string description() const override {
        return fmt::format("the value of {} at each of {} steps of the descent '{}', from {} to {}",
                           entry_.function->name, steps(), entry_.name, options_.number(run_.values.front()),
                           options_.number(run_.values.back()));
    }

private:
    [[nodiscard]] bool diverges() const {
        return run_.status == DescentStatus::diverged || find_growth(run_, entry_.options.ascend).has_value();
    }
    [[nodiscard]] Vec2 step_from(std::size_t k) const { return {1, run_.values[k + 1] - run_.values[k]}; }
    [[nodiscard]] Stroke stroke() const { return options_.stroke(options_.palette.line, 1.5); }
    [[nodiscard]] MarkerStyle marker() const {
        return {MarkerShape::circle, 6, options_.color_or(options_.palette.line), Color{1, 1, 1, 1}, 1};
    }

    DescentValuesOptions options_;
    const DescentEntry& entry_;
    DescentRun run_;
    int clock_ = 0;
};

}  // namespace

std::unique_ptr<Layer> make_descent_values(const LayerSource& source) {
    DescentValuesOptions options = read_options(source, descent_values_fields());
    const auto entry = read::descent()(*source.entry.subject, source.names, source.diagnostics);
    if (!entry || *entry == nullptr || (*entry)->function == nullptr) return nullptr;
    return std::make_unique<DescentValuesLayer>(std::move(options), **entry);
}

std::vector<FieldInfo> descent_values_reference() { return descent_values_fields().infos(); }

}  // namespace lectern
