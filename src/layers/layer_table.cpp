#include "lectern/layers/layer_table.h"

#include "layers/layer_rule.h"

#include <array>

namespace lectern {
namespace {

constexpr std::array<LayerRule, 17> rules{{
    // name, in the plane, in space, built, also an option; maker
    {{"surface", false, true, true}, make_surface},
    {{"contours", true, true, true, true}, make_contours},  // A surface has contours too.
    {{"heatmap", true, false, false}, nullptr},
    {{"curve", true, true, true}, make_curve},
    {{"cut", false, true, true}, make_cut},
    {{"tangent_line", true, true, true}, make_tangent_line},
    {{"tangent_plane", false, true, true}, make_tangent_plane},
    {{"normal", true, true, false}, nullptr},
    {{"region", true, true, false}, nullptr},
    {{"gradient", true, true, true}, make_gradient},
    {{"quiver", true, false, true}, make_quiver},
    {{"descent", true, true, true}, make_descent},
    {{"point", true, true, true}, make_point},
    {{"critical_points", true, true, false}, nullptr},
    {{"text", true, true, true}, make_text},
    {{"formula", true, true, false}, nullptr},
    {{"algorithm", true, true, false}, nullptr},
}};

constexpr auto kind_names = [] {
    std::array<LayerKindName, rules.size()> names{};
    for (std::size_t k = 0; k < rules.size(); ++k) names[k] = rules[k].kind;
    return names;
}();

}  // namespace

std::span<const LayerRule> layer_rules() { return rules; }

std::span<const LayerKindName> layer_kind_names() { return kind_names; }

}  // namespace lectern
