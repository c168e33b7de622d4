#include "layers/critical_curve.h"
#include "layers/graph_line.h"
#include "layers/layer_kinds.h"
#include "layers/layer_options.h"
#include "layers/marker_option.h"
#include "lectern/base/ticks.h"
#include "lectern/calculus/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::size_t most_labels = 8;  ///< More words than these hide what they are about.

/// `labels: true`, `false` or `auto`.
enum class LabelChoice { automatic, shown, hidden };

Reader<LabelChoice> read_labels() {
    return {
        "true, false or auto",
        [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<LabelChoice> {
            if (node.is_plain() && node.text == "auto") return LabelChoice::automatic;
            const auto shown = read::boolean()(node, names, diagnostics);
            if (!shown) return std::nullopt;
            return *shown ? LabelChoice::shown : LabelChoice::hidden;
        }};
}

struct CriticalPointsOptions : LayerOptions {
    std::vector<CriticalKind> kinds{CriticalKind::minimum, CriticalKind::maximum, CriticalKind::saddle,
                                    CriticalKind::degenerate};
    LabelChoice labels = LabelChoice::automatic;
    double marker_size = 10;
    Domain domain;
};

const FieldTable<CriticalPointsOptions>& critical_points_fields() {
    static const auto fields =
        FieldTable<CriticalPointsOptions>("layer 'critical_points'")
            .include(line_fields())
            .optional("kinds", &CriticalPointsOptions::kinds,
                      read::list_of(read::one_of<CriticalKind>("kind", {{"minimum", CriticalKind::minimum},
                                                                        {"maximum", CriticalKind::maximum},
                                                                        {"saddle", CriticalKind::saddle},
                                                                        {"degenerate", CriticalKind::degenerate}}),
                                    1, 4),
                      "which are shown", "all")
            .optional("labels", &CriticalPointsOptions::labels, read_labels(), "value and coordinates beside each",
                      "auto: of at most 8 points")
            .optional("marker_size", &CriticalPointsOptions::marker_size, read::positive(200),
                      "of the points, in CSS pixels across", "10")
            .optional("domain", &CriticalPointsOptions::domain, read::domain(), "where they are looked for",
                      "the figure's");
    return fields;
}

/// How one kind looks: told apart by form as well as by colour.
struct KindLook {
    MarkerShape shape;
    Color color;
    Color of_curve;  ///< Light where a surface is dark, in most colour maps: curves have no rim as markers have.
    const char* plural;
    Color edge{1, 1, 1, 1};
    std::vector<double> dash{};  ///< Of a curve.
};

constexpr Color grey(double part) { return {part, part, part, 1}; }

/// Lightness and dashes in place of colours.
KindLook grey_look_of(CriticalKind kind) {
    const std::vector<double> dash{7, 3};
    switch (kind) {
        case CriticalKind::minimum:
            return {MarkerShape::circle, grey(0), grey(0), "minima"};
        case CriticalKind::maximum:
            return {MarkerShape::triangle, grey(1), grey(0.5), "maxima", grey(0)};
        case CriticalKind::saddle:
            return {MarkerShape::diamond, grey(0.6), grey(0), "saddles", grey(0), dash};
        case CriticalKind::degenerate:
            break;
    }
    return {MarkerShape::square, grey(0.85), grey(0.5), "degenerate points", grey(0), dash};
}

KindLook look_of(CriticalKind kind, const Palette& palette) {
    if (palette.without_colors) return grey_look_of(kind);
    switch (kind) {
        case CriticalKind::minimum:
            return {MarkerShape::circle, {0.020, 0.188, 0.380, 1}, {0.200, 0.800, 0.820, 1}, "minima"};
        case CriticalKind::maximum:
            return {MarkerShape::triangle, {0.910, 0.635, 0.000, 1}, {0.910, 0.635, 0.000, 1}, "maxima"};
        case CriticalKind::saddle:
            return {MarkerShape::diamond, {0.000, 0.490, 0.310, 1}, {0.200, 0.700, 0.400, 1}, "saddles"};
        case CriticalKind::degenerate:
            break;
    }
    return {MarkerShape::square, {0.480, 0.200, 0.580, 1}, {0.760, 0.500, 0.850, 1}, "degenerate points"};
}

/// A short fraction as it is, 7/6; any other number in decimals.
std::string number_text(const ProvedNumber& number, int digits) {
    constexpr long largest_denominator = 99;
    if (number.exact && number.exact->op() == Op::number) {
        const Rational& exact = number.exact->number();
        const bool terminates = (exact * Rational(10).pow(digits)).is_integer();
        if (!terminates && exact.denominator() <= Rational(largest_denominator)) return to_plain(*number.exact);
    }
    return format_number(number.value, digits);
}

std::string place_text(const CriticalPoint& point) {
    std::string text;
    for (const ProvedNumber& coordinate : point.at) {
        if (!text.empty()) text += ", ";
        text += number_text(coordinate, 4);
    }
    return point.at.size() == 1 ? text : "(" + text + ")";
}

class CriticalPointsLayer : public Layer {
public:
    CriticalPointsLayer(CriticalPointsOptions options, const FunctionEntry& function, const CriticalPoints& found,
                        std::vector<Range> domain)
        : options_(std::move(options)), function_(function), found_(found), domain_(std::move(domain)) {
        // All words are made here, where layers are made one after another: an equation is an expression of the scene's
        // pool, which is not for two threads at a time.
        for (const CriticalPoint& point : found_.isolated) {
            if (is_shown(point.kind)) points_.push_back({&point, label_of(point)});
        }
        for (const CriticalCurve& curve : found_.curves) {
            if (!is_shown(curve.kind) || function_.field.arity() != 2) continue;
            curves_.push_back({&curve, options_.numbers.text(equation_of(curve).plain),
                               zero_lines(curve.equation, function_.field, {domain_[0], domain_[1]})});
        }
    }

    void extend(Extent& extent) const override {
        for (std::size_t axis = 0; axis < domain_.size(); ++axis) extent.exact[axis].include(domain_[axis]);
        for (const auto& [point, label] : points_) extent.roomy[domain_.size()].include(point->value.value);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        Group2d group;
        for (const Drawn& drawn : curves_) {
            for (const auto& line : drawn.lines) group.emplace_back(Line2d{line, stroke_of(drawn.curve->kind), false});
        }
        for (const auto& [point, label] : points_) {
            const Vec2 place = plane_place(*point);
            group.emplace_back(Marker2d{place, style_of(point->kind)});
            if (has_labels())
                group.emplace_back(Label2d{place, label, anchor_of(*point), label_gap(), scope.theme.text});
        }
        return group;
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        Group3d group;
        for (const Drawn& drawn : curves_) {
            for (const auto& line : drawn.lines)
                group.emplace_back(Line3d{lift(function_.field, line), stroke_of(drawn.curve->kind),
                                          options_.hidden_stroke(stroke_of(drawn.curve->kind))});
        }
        for (const auto& [point, label] : points_) {
            const std::vector<double> at = point->place();
            const Vec3 place(at[0], at[1], point->value.value);
            group.emplace_back(Marker3d{place, style_of(point->kind)});
            if (has_labels())
                group.emplace_back(Label3d{place, label, anchor_in_space(*point), label_gap(), scope.theme.text});
        }
        return group;
    }
    /// A line for each kind of point, and one for each curve.
    std::vector<LegendEntry> legend_entries(const Theme& /*theme*/) const override {
        std::vector<LegendEntry> entries;
        if (!options_.legend) return entries;
        for (const CriticalKind kind : options_.kinds) {
            const auto count = std::count_if(points_.begin(), points_.end(),
                                             [kind](const Marked& marked) { return marked.point->kind == kind; });
            if (count == 0) continue;
            LegendEntry entry;
            entry.text = count == 1 ? name_of(kind) : look(kind).plural;
            entry.marker = style_of(kind);
            entry.group = options_.group;
            entries.push_back(std::move(entry));
        }
        for (const Drawn& drawn : curves_) {
            LegendEntry entry;
            entry.text = fmt::format("{} on {}", look(drawn.curve->kind).plural, drawn.equation);
            entry.line = stroke_of(drawn.curve->kind);
            entry.group = options_.group;
            entries.push_back(std::move(entry));
        }
        return entries;
    }
    bool wants_equal_aspect() const override { return domain_.size() == 2; }
    std::string description() const override {
        std::string list;
        const auto add = [&list](const std::string& item) { list += (list.empty() ? "" : ", ") + item; };
        for (const auto& [point, label] : points_) add(fmt::format("a {} of {}", name_of(point->kind), label));
        for (const Drawn& drawn : curves_) {
            const std::string value = drawn.curve->value ? " of " + options_.number(drawn.curve->value->value) : "";
            add(fmt::format("{}{} along {}", look(drawn.curve->kind).plural, value, drawn.equation));
        }
        if (list.empty()) return fmt::format("no critical point of {}", function_.name);
        return fmt::format("the critical points of {}: {}", function_.name, list);
    }
    std::string note() const override {
        if (found_.complete) return {};
        if (found_.undecided.empty()) return "The kind of a critical point is not proved.";
        return fmt::format("There may be more critical points: {} {} could not be decided.", found_.undecided.size(),
                           found_.undecided.size() == 1 ? "region" : "regions");
    }

private:
    struct Marked {
        const CriticalPoint* point;
        std::string label;
    };
    struct Drawn {
        const CriticalCurve* curve;
        std::string equation;
        std::vector<std::vector<Vec2>> lines;
    };

    [[nodiscard]] bool is_shown(CriticalKind kind) const {
        return std::find(options_.kinds.begin(), options_.kinds.end(), kind) != options_.kinds.end();
    }
    [[nodiscard]] bool has_labels() const {
        if (options_.labels != LabelChoice::automatic) return options_.labels == LabelChoice::shown;
        return points_.size() <= most_labels;
    }
    [[nodiscard]] KindLook look(CriticalKind kind) const { return look_of(kind, options_.palette); }
    [[nodiscard]] Stroke stroke_of(CriticalKind kind) const {
        Stroke stroke = options_.stroke(look(kind).of_curve, 4);
        if (stroke.dash.empty()) stroke.dash = look(kind).dash;
        return stroke;
    }
    [[nodiscard]] MarkerStyle style_of(CriticalKind kind) const {
        MarkerOptions marker;
        marker.shape = look(kind).shape;
        marker.edge = look(kind).edge;
        return marker.style(options_.color_or(look(kind).color), options_.marker_size);
    }
    [[nodiscard]] double label_gap() const { return options_.marker_size / 2 + 3; }
    [[nodiscard]] Vec2 plane_place(const CriticalPoint& point) const {
        const std::vector<double> at = point.place();
        return at.size() == 1 ? Vec2(at[0], point.value.value) : Vec2(at[0], at[1]);
    }
    /// Away from the right edge, where words would be cut, and from the curve that the point is the top or bottom of.
    [[nodiscard]] Anchor anchor_of(const CriticalPoint& point) const {
        const double share = (point.at[0].value - domain_[0].low) / domain_[0].length();
        const bool below = domain_.size() == 1 && point.kind == CriticalKind::minimum;
        constexpr double near_right = 0.75;
        if (share > near_right) return below ? Anchor::below_left : Anchor::above_left;
        return below ? Anchor::below_right : Anchor::above_right;
    }
    /// Off the surface, which rises from a minimum and falls from a maximum.
    static Anchor anchor_in_space(const CriticalPoint& point) {
        return point.kind == CriticalKind::minimum ? Anchor::below : Anchor::above;
    }
    [[nodiscard]] std::string label_of(const CriticalPoint& point) const {
        return options_.numbers.text(fmt::format("{} at {}", number_text(point.value, 6), place_text(point)));
    }

    CriticalPointsOptions options_;
    const FunctionEntry& function_;
    const CriticalPoints& found_;
    std::vector<Range> domain_;
    std::vector<Marked> points_;
    std::vector<Drawn> curves_;
};

/// Of two variables everywhere; in the plane also of one.
const FunctionEntry* function_of(const LayerSource& source) {
    const SourceNode& subject = *source.entry.subject;
    if (!source.in_space && subject.is_scalar()) {
        const FunctionEntry* known = source.names.find_function(subject.text);
        if (known != nullptr && known->field.arity() == 1) return known;
    }
    return subject_function(source, 2);
}

}  // namespace

std::unique_ptr<Layer> make_critical_points(const LayerSource& source) {
    CriticalPointsOptions options = read_options(source, critical_points_fields());
    const FunctionEntry* function = function_of(source);
    if (function == nullptr) return nullptr;
    std::vector<Range> domain;
    for (std::size_t i = 0; i < function->field.arity(); ++i) {
        const auto side = interval_of(source, *function, i, options.domain);
        if (!side) return nullptr;
        domain.push_back(*side);
    }
    try {
        const CriticalPoints& found = source.names.mathematics().critical_points(*function, domain);
        return std::make_unique<CriticalPointsLayer>(std::move(options), *function, found, std::move(domain));
    } catch (const ExpressionLimit& limit) {
        refuse(source, limit.what(), "write the function more simply");
        return nullptr;
    }
}

std::vector<FieldInfo> critical_points_reference() { return critical_points_fields().infos(); }

}  // namespace lectern
