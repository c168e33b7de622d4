#include "raster/color_cells.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>
#include <vector>

using namespace lectern;

namespace {

using Place = std::array<double, 2>;

/// Colours that vary in two ways over a square of 40 CSS pixels, as height and light do.
std::array<double, 3> color_at(double x, double y) { return {40 + 4 * x, 200 - 2 * x - 1.5 * y, 90 + y}; }

ColoredPieces square(int cells, const std::function<std::array<double, 3>(double, double)>& color = color_at) {
    ColoredPieces pieces;
    const double step = 40.0 / cells;
    for (int j = 0; j < cells; ++j)
        for (int i = 0; i < cells; ++i) {
            const auto corner = [&](int right, int down) {
                const double x = (i + right) * step, y = (j + down) * step;
                return ColoredCorner{x, y, color(x, y)};
            };
            pieces.add(std::array{corner(0, 0), corner(1, 0), corner(1, 1)});
            pieces.add(std::array{corner(0, 0), corner(1, 1), corner(0, 1)});
        }
    return pieces;
}

/// How often the outlines run around a place.
int winding(const ShapeFill& fill, double x, double y) {
    int turns = 0;
    for (const auto& outline : fill.outlines)
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const Vec2 &a = outline[i], &b = outline[(i + 1) % outline.size()];
            const double side = (b.x() - a.x()) * (y - a.y()) - (b.y() - a.y()) * (x - a.x());
            if (a.y() <= y && b.y() > y && side > 0) ++turns;
            if (a.y() > y && b.y() <= y && side < 0) --turns;
        }
    return turns;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(color_cells)

BOOST_AUTO_TEST_CASE(the_last_cell_at_a_place_has_its_colour_to_a_step_and_a_half) {
    const std::vector<ShapeFill> cells = fill_color_cells(std::array{square(5)}, 2);
    for (int j = 0; j < 60; ++j)
        for (int i = 0; i < 60; ++i) {
            const double x = (i + 0.37) / 1.5, y = (j + 0.41) / 1.5;
            const ShapeFill* last = nullptr;
            for (const ShapeFill& cell : cells)
                if (winding(cell, x, y) != 0) last = &cell;
            BOOST_TEST_REQUIRE((last != nullptr));
            const std::array<double, 3> wanted = color_at(x, y);
            const std::array<double, 3> found = {last->color.red * 255, last->color.green * 255,
                                                 last->color.blue * 255};
            for (std::size_t c = 0; c < 3; ++c) {
                BOOST_TEST(std::abs(found[c] - wanted[c]) <= 1.51);
                BOOST_TEST(found[c] == std::round(found[c]), boost::test_tools::tolerance(1e-9));
            }
        }
}

BOOST_AUTO_TEST_CASE(one_colour_is_one_outline_however_many_pieces) {
    const auto even = [](double, double) -> std::array<double, 3> { return {10, 20, 30}; };
    const std::vector<ShapeFill> cells = fill_color_cells(std::array{square(8, even)}, 1);
    for (const ShapeFill& cell : cells) {
        BOOST_TEST(cell.outlines.size() == 1);
        BOOST_TEST(cell.outlines[0].size() == 4);
    }
    BOOST_TEST((cells.back().color == Color{10 / 255.0, 20 / 255.0, 30 / 255.0, 1}));
}

// A square in one run and in many.
BOOST_AUTO_TEST_CASE(it_is_all_one_how_many_runs_there_are) {
    const ColoredPieces whole = square(6);
    std::vector<ColoredPieces> runs(7);
    for (std::size_t i = 0; i < whole.size(); ++i) runs[i % runs.size()].add(whole[i]);
    const auto first = fill_color_cells(std::array{whole}, 1), second = fill_color_cells(runs, 2);
    BOOST_TEST_REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        BOOST_TEST((first[i].color == second[i].color));
        BOOST_TEST((first[i].outlines == second[i].outlines));
    }
}

BOOST_AUTO_TEST_CASE(no_pieces_give_no_cells) {
    BOOST_TEST(fill_color_cells({}, 1).empty());
    BOOST_TEST(fill_color_cells(std::vector<ColoredPieces>(3), 2).empty());
}

BOOST_AUTO_TEST_SUITE_END()
