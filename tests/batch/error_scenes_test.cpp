#include "scene/error_scene.h"

#include "lectern/batch/loaded_scene.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// The wrong scenes of the format, and those that only a layer or the typesetter can tell.
std::vector<std::string> wrong_scenes() {
    std::vector<std::string> files = scenes_in(LECTERN_TEST_DATA "/errors");
    for (const std::string folder : {"/errors/layers", "/errors/text"}) {
        const auto more = scenes_in(LECTERN_TEST_DATA + folder);
        files.insert(files.end(), more.begin(), more.end());
    }
    return files;
}

}  // namespace

BOOST_DATA_TEST_CASE(each_mistake_is_told_at_its_place_and_alone, boost::unit_test::data::make(wrong_scenes()), file) {
    const LoadedScene scene = load_scene(file);
    BOOST_TEST(as_promised(scene.diagnostics) == promised_errors(scene.source), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_scene_that_is_not_there_is_told) {
    const LoadedScene scene = load_scene("no/such/scene.yaml");
    BOOST_REQUIRE_EQUAL(scene.diagnostics.size(), 1U);
    BOOST_CHECK_EQUAL(scene.diagnostics[0].message, "there is no such file");
}
