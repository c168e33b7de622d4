#include "scene/error_scene.h"

#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace lectern;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(error_scenes)

BOOST_DATA_TEST_CASE(each_mistake_is_told_at_its_place, data::make(scenes_in(LECTERN_TEST_DATA "/errors")), file) {
    const std::string text = text_of(file);
    Diagnostics diagnostics;
    read_scene(text, test_layer_kinds, diagnostics);
    const auto told = as_promised(diagnostics.sorted()), promised = promised_errors(text);
    BOOST_TEST(!promised.empty());
    BOOST_TEST(told == promised, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
