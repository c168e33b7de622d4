#pragma once
#include <span>
#include <string_view>

namespace lectern {

struct ColorMapTable {
    std::string_view name;
    std::string_view digits;  ///< 256 colours, each RRGGBB in hexadecimal.
};

/// The bundled colour maps, sorted by name with case ignored.
std::span<const ColorMapTable> colormap_tables();

}  // namespace lectern
