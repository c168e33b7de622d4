#include "lectern/layers/layer_table.h"

#include "layers/layer_rule.h"

#include <array>

namespace lectern {
namespace {

constexpr std::array<LayerRule, 21> rules{{
    // name, in the plane, in space, built, also an option, on a card; maker
    {{"surface", false, true, true}, make_surface, surface_reference},
    {{"contours", true, true, true, true}, make_contours, contours_reference},  // A surface has contours too.
    {{"heatmap", true, false, true}, make_heatmap, heatmap_reference},
    {{"curve", true, true, true}, make_curve, curve_reference},
    {{"cut", false, true, true}, make_cut, cut_reference},
    {{"tangent_line", true, true, true}, make_tangent_line, tangent_line_reference},
    {{"secant", true, false, true}, make_secant, secant_reference},
    {{"tangent_plane", false, true, true}, make_tangent_plane, tangent_plane_reference},
    {{"normal", true, true, true}, make_normal, normal_reference},
    {{"region", true, true, true}, make_region, region_reference},
    {{"gradient", true, true, true}, make_gradient, gradient_reference},
    {{"quiver", true, false, true}, make_quiver, quiver_reference},
    {{"streamlines", true, false, true}, make_streamlines, streamlines_reference},
    {{"descent", true, true, true}, make_descent, descent_reference},
    {{"descent_values", true, false, true}, make_descent_values, descent_values_reference},
    {{"basins", true, false, true}, make_basins, basins_reference},
    {{"point", true, true, true}, make_point, point_reference},
    {{"critical_points", true, true, true}, make_critical_points, critical_points_reference},
    {{"text", true, true, true, false, true}, make_text, text_reference},
    {{"formula", true, true, true, false, true}, make_formula, formula_reference},
    {{"algorithm", true, true, true, false, true}, make_algorithm, algorithm_reference},
}};

constexpr auto kind_names = [] {
    std::array<LayerKindName, rules.size()> names{};
    for (std::size_t k = 0; k < rules.size(); ++k) names[k] = rules[k].kind;
    return names;
}();

}  // namespace

std::vector<LayerReference> layer_reference() {
    std::vector<LayerReference> all;
    all.reserve(rules.size());
    for (const LayerRule& rule : rules) {
        all.push_back({rule.kind, rule.reference == nullptr ? std::vector<FieldInfo>() : rule.reference()});
    }
    return all;
}

std::span<const LayerRule> layer_rules() { return rules; }

std::span<const LayerKindName> layer_kind_names() { return kind_names; }

}  // namespace lectern
