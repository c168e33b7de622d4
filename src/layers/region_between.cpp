#include "layers/region_between.h"

#include "layers/layer_options.h"
#include "lectern/calculus/plane_curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

struct BetweenOptions : LayerOptions {
    Domain domain;
    bool is_signed = false;
    double fill_opacity = 0.25;
};

FieldTable<BetweenOptions> own_fields() {
    return FieldTable<BetweenOptions>("layer 'region'")
        .optional("domain", &BetweenOptions::domain, read::domain(), "between graphs: the stretch that it lies over",
                  "the figure's")
        .optional("signed", &BetweenOptions::is_signed, read::boolean(),
                  "between graphs: whether the parts where the first is below have a colour of their own", "false");
}

const FieldTable<BetweenOptions>& between_fields() {
    static const auto fields =
        own_fields()
            .include(common_fields())
            .optional("fill_opacity", &BetweenOptions::fill_opacity, read::number({0, 1}), "of its inside", "0.25");
    return fields;
}

struct BetweenWords {
    std::vector<const SourceNode*> between;
};

const FieldTable<BetweenWords>& between_words() {
    static const auto fields =
        FieldTable<BetweenWords>("a region")
            .required("between", &BetweenWords::between, read::list_of(read::any("a function or an expression"), 2, 2),
                      "two functions of one variable, or expressions");
    return fields;
}

/// The parts of an interval where both curves go on without a gap.
std::vector<Range> common_stretches(const std::vector<CurveStretch>& first, const std::vector<CurveStretch>& second) {
    std::vector<Range> common;
    for (const CurveStretch& a : first) {
        for (const CurveStretch& b : second) {
            const Range both{std::max(a.begin, b.begin), std::min(a.end, b.end)};
            if (both.low < both.high) common.push_back(both);
        }
    }
    return common;
}

class RegionBetween : public Layer {
public:
    RegionBetween(BetweenOptions options, std::string words, std::array<PlaneCurve, 2> curves)
        : options_(std::move(options)), words_(std::move(words)), curves_(std::move(curves)) {}

    void prepare(int /*jobs*/) override {
        std::array<std::vector<CurveStretch>, 2> stretches;
        for (std::size_t k = 0; k < 2; ++k) {
            stretches[k] = curve_stretches(curves_[k]);
            heights_.include(heights_worth_seeing(curves_[k], stretches[k]));
        }
        for (const Range& common : common_stretches(stretches[0], stretches[1])) {
            if (options_.is_signed) {
                split_at_crossings(common);
            } else {
                parts_.push_back(common);
            }
        }
    }
    void extend(Extent& extent) const override {
        extent.exact[0].include(curves_[0].parameter);
        extent.roomy[1].include(heights_);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        const TraceOptions how{scope.pixel, scope.ranges[0], scope.ranges[1], true};
        Group2d group;
        for (const Range& part : parts_) {
            const std::vector stretch{CurveStretch{part.low, part.high}};
            Ring ring = trace_curve(curves_[0], stretch, how);
            const std::vector<Vec2> back = trace_curve(curves_[1], stretch, how);
            ring.insert(ring.end(), back.rbegin(), back.rend());
            if (ring.size() < 3) continue;
            group.emplace_back(Fill2d{{std::move(ring)}, color_of(options_.is_signed && is_below(part))});
        }
        return group;
    }
    std::optional<LegendEntry> legend_entry(const Theme& /*theme*/) const override {
        auto entry = options_.legend_entry();
        if (entry) entry->patch = color_of(false);
        return entry;
    }
    /// Where both signs occur, each has its colour.
    std::vector<LegendEntry> legend_entries(const Theme& theme) const override {
        const auto entry = legend_entry(theme);
        if (!entry) return {};
        const bool some_below =
            options_.is_signed && std::ranges::any_of(parts_, [&](const Range& part) { return is_below(part); });
        if (!some_below) return {*entry};
        LegendEntry below = *entry;
        below.text += " < 0";
        below.patch = color_of(true);
        return {*entry, below};
    }
    std::string description() const override { return words_; }

private:
    [[nodiscard]] Color color_of(bool below) const {
        const auto& curves = options_.palette.curves;
        const Color standard = below ? curves[1 % curves.size()].color : curves.front().color;
        const Color color = below ? with_opacity(standard, options_.opacity) : options_.color_or(standard);
        return with_opacity(color, options_.fill_opacity);
    }

    /// The first curve over the second.
    [[nodiscard]] double excess(double x) const { return curves_[0].at(x).y() - curves_[1].at(x).y(); }
    [[nodiscard]] bool is_below(const Range& part) const { return excess(part.middle()) < 0; }

    void split_at_crossings(const Range& stretch) {
        constexpr int samples = 2048;
        double begin = stretch.low, before = stretch.low;  // The last sample where the curves differ.
        for (int k = 1; k <= samples; ++k) {
            const double x = k == samples ? stretch.high : stretch.low + stretch.length() * k / samples;
            const double here = excess(x);
            if (here == 0) continue;
            if (excess(before) * here < 0) {
                const double crossing = crossing_between(before, x);
                parts_.push_back({begin, crossing});
                begin = crossing;
            }
            before = x;
        }
        parts_.push_back({begin, stretch.high});
    }

    [[nodiscard]] double crossing_between(double low, double high) const {
        constexpr int halvings = 60;
        const bool starts_below = excess(low) < 0;
        for (int k = 0; k < halvings; ++k) {
            const double middle = low + (high - low) / 2;
            ((excess(middle) < 0) == starts_below ? low : high) = middle;
        }
        return high;
    }

    BetweenOptions options_;
    std::string words_;
    std::array<PlaneCurve, 2> curves_;
    std::vector<Range> parts_;
    Range heights_;
};

/// The variable of the functions named, or the first one of the domains.
std::string variable_of(const LayerSource& source, const BetweenWords& words, const Domain& own) {
    for (const SourceNode* node : words.between) {
        const FunctionEntry* function = node->is_scalar() ? source.names.find_function(node->text) : nullptr;
        if (function != nullptr && function->field.arity() == 1)
            return std::string(function->field.variables()[0].name());
    }
    if (!own.intervals().empty()) return own.intervals().front().variable;
    return source.domain.intervals().empty() ? "x" : source.domain.intervals().front().variable;
}

std::optional<Expr> height_of(const LayerSource& source, const SourceNode& node, const std::string& variable) {
    const FunctionEntry* function = node.is_scalar() ? source.names.find_function(node.text) : nullptr;
    if (function == nullptr) return read_expression(node, {variable}, source.names, source.diagnostics);
    if (function->field.arity() != 1) {
        source.diagnostics.error(node.span, fmt::format("'{}' is no function of one variable", function->name));
        return std::nullopt;
    }
    return substitute(function->field.body(), function->field.variables(),
                      std::array{source.names.pool().variable(variable)});
}

}  // namespace

std::unique_ptr<Layer> make_region_between(const LayerSource& source) {
    BetweenOptions options = read_options(source, between_fields());
    BetweenWords words;
    read_fields<BetweenWords>(source.entry.subject->entries, source.entry.span, between_words(), words, source.names,
                              source.diagnostics);
    if (words.between.size() != 2) return nullptr;
    const std::string variable = variable_of(source, words, options.domain);
    const auto first = height_of(source, *words.between[0], variable);
    const auto second = height_of(source, *words.between[1], variable);
    const auto own = options.domain.of(variable), known = source.domain.of(variable);
    if (!own && !known) {
        source.diagnostics.error(source.entry.subject->span, fmt::format("the region has no domain for '{}'", variable),
                                 fmt::format("add domain: {{{}: [low, high]}}", variable));
        return nullptr;
    }
    if (!first || !second) return nullptr;
    const Expr x = source.names.pool().variable(variable);
    const auto curve = [&](Expr height) {
        return PlaneCurve{Program(std::array{x, height}, std::array{x}), own ? *own : *known};
    };
    std::string text = fmt::format("the area between {} and {}", words.between[0]->text, words.between[1]->text);
    return std::make_unique<RegionBetween>(std::move(options), std::move(text),
                                           std::array{curve(*first), curve(*second)});
}

std::vector<FieldInfo> region_between_infos() { return own_fields().infos(); }

}  // namespace lectern
