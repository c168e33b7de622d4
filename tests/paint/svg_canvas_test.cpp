#include "paint/hand_made_figure.h"

#include "lectern/paint/paint.h"
#include "paint/marks.h"
#include "paint/svg_canvas.h"
#include "paint/svg_path.h"

#include <string>

using namespace lectern;
using namespace lectern::hand_made;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

Path line(std::vector<Vec2> points) {
    Path path;
    path.add_line(points);
    return path;
}

Figure busy_figure() {
    Figure made = figure();
    add(made, {FilledBands{{{0, red, {rectangle(0, 0, 5, 5)}}, {1, blue, {circle({2, 2}, 1)}}}}});
    add(made, {Arrow2d{{1, 1}, {3, 3}, {black, 2, {}}}, Label2d{{2, 2}, "here", Anchor::above, 4, black}});
    made.color_bars.push_back(banded_bar({red, blue}));
    return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(svg_canvas)

BOOST_AUTO_TEST_CASE(a_number_has_only_digits_that_say_something) {
    BOOST_TEST(svg_number(12.5, 2) == "12.5");
    BOOST_TEST(svg_number(0.25, 2) == ".25");
    BOOST_TEST(svg_number(-0.05, 2) == "-.05");
    BOOST_TEST(svg_number(-0.001, 2) == "0");
    BOOST_TEST(svg_number(100, 2) == "100");
    BOOST_TEST(svg_number(99.999, 2) == "100");
    BOOST_TEST(svg_number(7.6, 0) == "8");
}

BOOST_AUTO_TEST_CASE(a_path_is_written_in_steps) {
    BOOST_TEST(svg_path_data(line({{1, 2}, {3, 2}, {3, 1.5}, {4.25, 0}})) == "M1 2h2v-.5l1.25-1.5");
    Path closed = line({{0, 0}, {1, 1}, {2, 3}, {0, 1}});
    closed.close();
    BOOST_TEST(svg_path_data(closed) == "M0 0l1 1 1 2-2-2z");
    Path curve;
    curve.move_to({0, 0});
    curve.cubic_to({1, 0}, {2, 1}, {2, 2});
    curve.cubic_to({2, 3}, {1, 4}, {0, 4});
    BOOST_TEST(svg_path_data(curve) == "M0 0c1 0 2 1 2 2 0 1-1 2-2 2");
}

BOOST_AUTO_TEST_CASE(rounding_does_not_add_up_along_a_path) {
    std::vector<Vec2> points;
    for (int i = 0; i <= 1000; ++i) points.emplace_back(0.0149 * i, 0.5 * (i % 2));
    const std::string data = svg_path_data(line(points));
    double x = 0, y = 0;
    std::size_t at = data.find('l') + 1;
    while (at < data.size()) {
        std::size_t read = 0;
        x += std::stod(data.substr(at), &read);
        at += read;
        y += std::stod(data.substr(at), &read);
        at += read;
    }
    BOOST_CHECK_SMALL(x - 14.9, 0.006);
    BOOST_CHECK_SMALL(y, 0.006);
}

BOOST_AUTO_TEST_CASE(words_are_safe_and_described) {
    SvgCanvas canvas({60, 40}, "a");
    const std::string text = canvas.finish("x < y & \"z\"", std::string("one\x01two"));
    BOOST_TEST(text.find("<title id=\"a-title\">x &lt; y &amp; &quot;z&quot;</title>") != std::string::npos);
    BOOST_TEST(text.find("<desc id=\"a-desc\">onetwo</desc>") != std::string::npos);
    BOOST_TEST(text.find("role=\"img\" aria-labelledby=\"a-title a-desc\"") != std::string::npos);
    BOOST_TEST(text.find("width=\"60\" height=\"40\" viewBox=\"0 0 60 40\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_glyph_is_defined_once) {
    Typesetter typesetter;
    SvgCanvas canvas({60, 40}, "a");
    canvas.draw_text(typesetter.layout("xxx", {.size = 14}), {5, 20}, {black, {}});
    canvas.draw_text(typesetter.layout("xx", {.size = 20}), {5, 35}, {red, {}}, {0, -1});
    const std::string text = canvas.finish("", "");
    BOOST_TEST(count_of(text, "<path id=") == 1U);
    BOOST_TEST(count_of(text, "<use href=\"#a-g1\"") == 5U);
    BOOST_TEST(count_of(text, "matrix(0 -1 1 0 0 0)") == 1U);
}

BOOST_AUTO_TEST_CASE(marks_that_end_at_one_frame_share_its_clip) {
    SvgCanvas canvas({60, 40}, "a");
    for (int i = 0; i < 3; ++i) {
        canvas.begin_clip({10, 10, 20, 20});
        canvas.fill_path(line({{0, 0}, {40, 0}, {0, 40}}), red);
        canvas.end_clip();
    }
    canvas.fill_rect({0, 0, 5, 5}, blue);
    const std::string text = canvas.finish("", "");
    BOOST_TEST(count_of(text, "<clipPath") == 1U);
    BOOST_TEST(count_of(text, "<g clip-path") == 1U);
    BOOST_TEST(text.find("</g>\n<rect x=\"0\" y=\"0\" width=\"5\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(colours_are_hexadecimal_with_their_opacity) {
    SvgCanvas canvas({60, 40}, "a");
    canvas.fill_rect({0, 0, 5, 5}, {1, 0.5, 0, 0.25});
    canvas.stroke_line(std::vector<Vec2>{{0, 0}, {9, 9}}, {blue, 1.5, {4, 2}});
    canvas.fill_rect({0, 0, 5, 5}, {1, 0.5, 0, 0});
    const std::string text = canvas.finish("", "");
    BOOST_TEST(text.find("fill=\"#ff8000\" fill-opacity=\".25\"") != std::string::npos);
    BOOST_TEST(text.find("stroke=\"#0000ff\" stroke-width=\"1.5\" stroke-dasharray=\"4 2\"") != std::string::npos);
    BOOST_TEST(count_of(text, "<rect") == 1U);
}

BOOST_AUTO_TEST_CASE(a_scale_of_colours_is_a_gradient) {
    SvgCanvas canvas({60, 40}, "a");
    canvas.fill_scale({0, 0, 5, 30}, *ColorMap::named("viridis"), true);
    const std::string text = canvas.finish("", "");
    BOOST_TEST(text.find("<linearGradient id=\"a-scale1\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">") != std::string::npos);
    BOOST_TEST(text.find("fill=\"url(#a-scale1)\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(see_through_regions_take_each_others_place) {
    SvgCanvas canvas({60, 40}, "a");
    const auto square = [](double side) {
        Path path;
        path.add_line(std::vector<Vec2>{{0, 0}, {side, 0}, {side, side}, {0, side}});
        path.close();
        return path;
    };
    const std::vector<NestedRegion> regions{{square(30), {1, 0, 0, 0.5}}, {square(10), {0, 0, 1, 0.5}}};
    canvas.fill_nested(regions);
    const std::string text = canvas.finish("", "");
    BOOST_TEST(text.find("M0 0h30v30h-30zM0 0h10v10h-10z") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_figure_is_the_same_whatever_was_painted_before) {
    Painter painter, other;
    Figure plain = figure();
    plain.title = "Another";
    const std::string first = painter.paint_svg(busy_figure(), "a");
    painter.paint_svg(plain, "b");
    other.paint_svg(plain, "b");
    BOOST_TEST(painter.paint_svg(busy_figure(), "a") == first);
    BOOST_TEST(other.paint_svg(busy_figure(), "a") == first);
}

BOOST_AUTO_TEST_CASE(groups_are_named_after_layers_and_hold_no_pixels) {
    Figure named = busy_figure();
    plot(named).group_names = {"contours T", "descent d"};
    const std::string text = Painter().paint_svg(named, "1st page");
    BOOST_TEST(text.find("<g id=\"figure1st-page-3-contours-T\">") != std::string::npos);
    BOOST_TEST(text.find("<g id=\"figure1st-page-4-descent-d\">") != std::string::npos);
    BOOST_TEST(text.find("<image") == std::string::npos);
    BOOST_TEST(text.find("nan") == std::string::npos);
    BOOST_TEST(count_of(text, "<g") == count_of(text, "</g>"));
}

BOOST_AUTO_TEST_CASE(a_transparent_page_has_no_ground) {
    Figure made = figure();
    const std::string page = "<rect x=\"0\" y=\"0\" width=\"640\" height=\"480\"",
                      white_ground = " fill=\"#ffffff\" shape";
    const std::string whole = Painter().paint_svg(made, "a");
    BOOST_TEST(whole.find(page) != std::string::npos);
    BOOST_TEST(count_of(whole, white_ground) == 2U);  // Of the page and of the plot.
    made.transparent = true;
    const std::string text = Painter().paint_svg(made, "a");
    BOOST_TEST(text.find(page) == std::string::npos);
    BOOST_TEST(text.find(white_ground) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
