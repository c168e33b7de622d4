#include "raster/plot_of_scene.h"

#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

namespace lectern {

Plot3d plot_of_scene(const std::string& text) {
    Diagnostics diagnostics;
    const auto scene = read_scene(text, layer_kind_names(), diagnostics);
    BOOST_REQUIRE(scene);
    const auto figures = compose(*scene, diagnostics);
    BOOST_REQUIRE(diagnostics.empty());
    return std::get<Plot3d>(figures.at(0).at(1, 1).plot);
}

}  // namespace lectern
