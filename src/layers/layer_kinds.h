#pragma once
#include "layers/layer.h"
#include "layers/layer_source.h"

#include <memory>
#include <vector>

/// One maker a layer kind, each in a file of its own. Null after a mistake that leaves nothing to draw; mistakes are
/// told.
namespace lectern {

std::unique_ptr<Layer> make_algorithm(const LayerSource& source);
std::unique_ptr<Layer> make_basins(const LayerSource& source);
std::unique_ptr<Layer> make_contours(const LayerSource& source);
std::unique_ptr<Layer> make_critical_points(const LayerSource& source);
std::unique_ptr<Layer> make_curve(const LayerSource& source);
std::unique_ptr<Layer> make_cut(const LayerSource& source);
std::unique_ptr<Layer> make_descent(const LayerSource& source);
std::unique_ptr<Layer> make_descent_values(const LayerSource& source);
std::unique_ptr<Layer> make_formula(const LayerSource& source);
std::unique_ptr<Layer> make_gradient(const LayerSource& source);
std::unique_ptr<Layer> make_heatmap(const LayerSource& source);
std::unique_ptr<Layer> make_normal(const LayerSource& source);
std::unique_ptr<Layer> make_point(const LayerSource& source);
std::unique_ptr<Layer> make_quiver(const LayerSource& source);
std::unique_ptr<Layer> make_region(const LayerSource& source);
std::unique_ptr<Layer> make_secant(const LayerSource& source);
std::unique_ptr<Layer> make_streamlines(const LayerSource& source);
std::unique_ptr<Layer> make_surface(const LayerSource& source);
std::unique_ptr<Layer> make_tangent_line(const LayerSource& source);
std::unique_ptr<Layer> make_tangent_plane(const LayerSource& source);
std::unique_ptr<Layer> make_text(const LayerSource& source);

std::vector<FieldInfo> algorithm_reference();
std::vector<FieldInfo> basins_reference();
std::vector<FieldInfo> contours_reference();
std::vector<FieldInfo> critical_points_reference();
std::vector<FieldInfo> curve_reference();
std::vector<FieldInfo> cut_reference();
std::vector<FieldInfo> descent_reference();
std::vector<FieldInfo> descent_values_reference();
std::vector<FieldInfo> formula_reference();
std::vector<FieldInfo> gradient_reference();
std::vector<FieldInfo> heatmap_reference();
std::vector<FieldInfo> normal_reference();
std::vector<FieldInfo> point_reference();
std::vector<FieldInfo> quiver_reference();
std::vector<FieldInfo> region_reference();
std::vector<FieldInfo> secant_reference();
std::vector<FieldInfo> streamlines_reference();
std::vector<FieldInfo> surface_reference();
std::vector<FieldInfo> tangent_line_reference();
std::vector<FieldInfo> tangent_plane_reference();
std::vector<FieldInfo> text_reference();

}  // namespace lectern
