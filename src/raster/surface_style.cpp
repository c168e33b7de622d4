#include "raster/surface_style.h"

#include <algorithm>

namespace lectern {
namespace {

ProjectedLevels project_levels(const LevelLines& lines, const Range& axis, const Range& extent, double scale) {
    ProjectedLevels projected;
    projected.half_width = static_cast<float>(lines.stroke.width * scale / 2);
    projected.color = to_shader(lines.stroke.color);
    // A height that changes by less than some millionths of the box over a pixel says nothing about a place.
    projected.flat = static_cast<float>(4e-6 / scale);
    const double hair = 1e-6;
    const double low = std::max(0.0, extent.low) + hair;
    const double high = std::min(1.0, extent.high) - hair;
    for (const double level : lines.levels) {
        const double unit = (level - axis.low) / axis.length();
        if (unit > low && unit < high) projected.levels.push_back(static_cast<float>(unit));
    }
    std::sort(projected.levels.begin(), projected.levels.end());
    if (projected.levels.size() > 1)
        projected.rate =
            static_cast<float>(projected.levels.size() - 1) / (projected.levels.back() - projected.levels.front());
    return projected;
}

}  // namespace

ShaderColor to_shader(const Color& color) {
    return {static_cast<float>(color.blue), static_cast<float>(color.green), static_cast<float>(color.red),
            static_cast<float>(color.alpha)};
}

SurfaceStyle make_surface_style(const Mesh& mesh, const std::array<Range, 3>& axes, const std::array<Range, 3>& extent,
                                double scale) {
    SurfaceStyle style;
    style.lighting = mesh.lighting;
    style.opacity = static_cast<float>(std::clamp(mesh.opacity, 0.0, 1.0));
    if (mesh.colormap.has_value()) {
        for (int i = 0; i <= SurfaceStyle::steps; ++i)
            style.colors[static_cast<std::size_t>(i)] =
                to_shader(mesh.colormap->smooth(static_cast<double>(i) / SurfaceStyle::steps));
        style.colors.back() = style.colors[SurfaceStyle::steps];
        const double length = mesh.range.length() > 0 ? mesh.range.length() : 1.0;
        style.share_offset = static_cast<float>((axes[2].low - mesh.range.low) / length);
        style.share_slope = static_cast<float>(axes[2].length() / length);
    } else {
        style.colors.fill(to_shader(mesh.color));
    }
    for (std::size_t k = 0; k < 3; ++k)
        style.levels[k] = project_levels(mesh.level_lines[k], axes[k], extent[k], scale);
    return style;
}

}  // namespace lectern
