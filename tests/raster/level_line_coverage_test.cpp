#include "raster/level_line_coverage.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

ProjectedLevels levels_at(std::vector<float> values, float width) {
    ProjectedLevels levels;
    levels.levels = std::move(values);
    levels.half_width = width / 2;
    levels.color.alpha = 1;
    levels.flat = 1e-5f;
    return levels;
}

/// The area of the line on a row of pixels over which the function grows by `gradient` with each.
double width_across(const ProjectedLevels& levels, float gradient, float start) {
    double sum = 0;
    for (float value = start; value < 1; value += gradient) sum += level_line_coverage(value, gradient, levels);
    return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(level_lines)

BOOST_AUTO_TEST_CASE(width_is_that_of_the_stroke_wherever_the_line_falls) {
    for (const float width : {0.5f, 1.0f, 1.6f, 4.0f})
        for (const float start : {0.0f, 0.002f, 0.005f, 0.0073f})
            BOOST_CHECK_CLOSE(width_across(levels_at({0.5f}, width), 0.01f, start), static_cast<double>(width), 1.0);
}

BOOST_AUTO_TEST_CASE(flat_places_have_no_line) {
    BOOST_CHECK_EQUAL(level_line_coverage(0.5f, 0.0f, levels_at({0.5f}, 1)), 0);
    BOOST_CHECK_EQUAL(level_line_coverage(0.5f, 0.9e-5f, levels_at({0.5f}, 1)), 0);
    BOOST_CHECK_EQUAL(level_line_coverage(0.5f, 3e-5f, levels_at({0.5f}, 1)), 1);
}

BOOST_AUTO_TEST_CASE(nearest_of_several_levels_counts) {
    const ProjectedLevels levels = levels_at({0.2f, 0.4f, 0.8f}, 2);
    BOOST_CHECK_CLOSE(level_line_coverage(0.39f, 0.01f, levels), 0.5f, 0.01f);
    BOOST_CHECK_EQUAL(level_line_coverage(0.8f, 0.01f, levels), 1);
    BOOST_CHECK_EQUAL(level_line_coverage(0.95f, 0.01f, levels), 0);
}

BOOST_AUTO_TEST_CASE(crowded_lines_fade) {
    const ProjectedLevels levels = levels_at({0.4f, 0.5f, 0.6f}, 1);
    BOOST_CHECK_LT(level_line_coverage(0.5f, 0.2f, levels), 0.3f);
}

BOOST_AUTO_TEST_SUITE_END()
