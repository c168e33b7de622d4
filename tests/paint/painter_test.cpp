#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "lectern/base/error.h"
#include "lectern/paint/paint.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

/// The pixel where a place of the plane is shown.
PixelColor at(const Image& image, const Figure& figure, const Rect& box, Vec2 place) {
    const Plot2d& plot = std::get<Plot2d>(figure.plot);
    const double x = box.x + (place.x() - plot.axes.x.range.low) / plot.axes.x.range.length() * box.width;
    const double y = box.bottom() - (place.y() - plot.axes.y.range.low) / plot.axes.y.range.length() * box.height;
    return pixel(image, x * figure.scale, y * figure.scale);
}

std::shared_ptr<const Group2d> bands() {
    return std::make_shared<const Group2d>(
        Group2d{FilledBands{{{0, red, {rectangle(0, 0, 5, 5)}}, {1, blue, {circle({2.5, 2.5}, 1.5)}}}}});
}

std::shared_ptr<const Group2d> moving(double t) {
    return std::make_shared<const Group2d>(Group2d{Marker2d{{1 + t, 2}, {}}, Arrow2d{{0, 0}, {1 + t, 2}, {}},
                                                   Label2d{{1 + t, 2}, "here", Anchor::above, 6, black}});
}

std::shared_ptr<const Group2d> line() {
    return std::make_shared<const Group2d>(Group2d{Line2d{{{0, 5}, {5, 0}}, {green, 3, {}}}});
}

Image fresh(const Figure& figure) { return Painter().paint(figure); }

}  // namespace

BOOST_AUTO_TEST_SUITE(painter)

BOOST_AUTO_TEST_CASE(the_picture_has_the_size_times_the_scale) {
    const Image image = fresh(figure({101, 67}, 1.5));
    BOOST_TEST(image.width == 152);
    BOOST_TEST(image.height == 101);
}

BOOST_AUTO_TEST_CASE(the_picture_is_opaque) {
    Figure made = figure();
    made.theme.ground.alpha = 0;
    made.theme.plot_ground = {1, 0.9, 0.8, 0.5};
    const Image image = fresh(made);
    BOOST_TEST(
        std::all_of(image.pixels.begin(), image.pixels.end(), [](std::uint32_t value) { return value >> 24 == 0xff; }));
}

BOOST_AUTO_TEST_CASE(a_transparent_picture_has_neither_ground_nor_bands_of_it) {
    Figure made = figure();
    made.transparent = true;
    const FilledBands above{{{0, red, {rectangle(0, 0, 5, 5)}}, {1, white, {circle({2.5, 2.5}, 1.5)}}}, true};
    add(made, {above});
    const Rect box = Painter().layout(made).plot_box;
    const Image image = fresh(made);
    BOOST_TEST(pixel(image, 1, 1) == (PixelColor{0, 0, 0, 0}));
    BOOST_TEST(at(image, made, box, {1, 0.7}).alpha == 255);
    BOOST_TEST(at(image, made, box, {2.5, 2.5}) == (PixelColor{0, 0, 0, 0}));
    made.transparent = false;
    BOOST_TEST(at(fresh(made), made, box, {2.5, 2.5}) == (PixelColor{255, 255, 255, 255}));
}

BOOST_AUTO_TEST_CASE(places_in_the_plane_are_where_the_layout_says) {
    Figure made = figure({640, 480}, 2);
    plot(made).groups.push_back(bands());
    Painter painter;
    const Rect box = painter.layout(made).plot_box;
    const Image image = painter.paint(made);
    BOOST_TEST(at(image, made, box, {2.5, 3.95}) == (PixelColor{255, 0, 0, 255}));
    BOOST_TEST(at(image, made, box, {2.5, 4.05}) == (PixelColor{255, 255, 0, 0}));
    BOOST_TEST(at(image, made, box, {3.95, 2.5}) == (PixelColor{255, 0, 0, 255}));
    BOOST_TEST(at(image, made, box, {4.05, 2.5}) == (PixelColor{255, 255, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_later_group_lies_over_an_earlier_one) {
    Figure made = figure();
    plot(made).groups = {line(), bands()};
    Painter painter;
    const Rect box = painter.layout(made).plot_box;
    BOOST_TEST(at(painter.paint(made), made, box, {2.5, 2.5}) == (PixelColor{255, 0, 0, 255}));
}

BOOST_AUTO_TEST_CASE(lines_end_at_the_frame) {
    Figure without = figure(), with = figure();
    add(with, {Line2d{{{-3, -3}, {9, 9}}, {red, 3, {}}}});
    Painter painter;
    const Rect box = painter.layout(with).plot_box;
    const Image plain = painter.paint(without), image = painter.paint(with);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const bool outside = x < box.x || x >= box.right() || y < box.y || y >= box.bottom();
            if (outside) BOOST_TEST(image.row(y)[x] == plain.row(y)[x]);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_marker_on_the_frame_is_whole) {
    Figure made = figure();
    add(made, {Marker2d{{5, 2.5}, {MarkerShape::square, 12, red, red, 0}}});
    Painter painter;
    const Rect box = painter.layout(made).plot_box;
    const Image image = painter.paint(made);
    const double y = box.y + box.height / 2;
    BOOST_TEST(pixel(image, box.right() - 4, y) == (PixelColor{255, 255, 0, 0}));
    BOOST_TEST(pixel(image, box.right() + 3, y) == (PixelColor{255, 255, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_marker_beyond_the_frame_is_not_shown) {
    Figure made = figure();
    add(made, {Marker2d{{5.05, 2.5}, {MarkerShape::square, 30, red, red, 0}}});
    BOOST_TEST((fresh(made) == fresh(figure())));
}

BOOST_AUTO_TEST_CASE(grid_lines_lie_under_the_bands) {
    Figure made = figure();
    plot(made).groups.push_back(bands());
    const Image without = fresh(made);
    plot(made).axes.x.grid = plot(made).axes.y.grid = true;
    BOOST_TEST((fresh(made) == without));
    plot(made).groups.clear();
    BOOST_TEST((fresh(made) != fresh(figure())));
}

BOOST_AUTO_TEST_CASE(a_label_at_the_border_stays_inside_the_frame) {
    for (const Vec2& corner : {Vec2(0, 0), Vec2(5, 0), Vec2(0, 5), Vec2(5, 5)}) {
        for (const Anchor anchor : {Anchor::left, Anchor::right, Anchor::above, Anchor::below_left, Anchor::center}) {
            Figure made = figure();
            add(made, {Label2d{corner, "a label", anchor, 6, red}});
            Painter painter;
            const Rect box = painter.layout(made).plot_box;
            const Image image = painter.paint(made);
            int inked = 0;
            for (int y = 0; y < image.height; ++y) {
                for (int x = 0; x < image.width; ++x) {
                    const PixelColor color = pixel(image, x, y);
                    if (color.red <= color.green + 120) continue;
                    ++inked;
                    BOOST_TEST((x >= box.x && x < box.right() && y >= box.y && y < box.bottom()));
                }
            }
            BOOST_TEST(inked > 20);
        }
    }
}

BOOST_AUTO_TEST_CASE(legend_samples_have_their_colours) {
    Figure made = figure();
    made.legend.entries = {{"line", Stroke{red, 4, {}}, {}, {}, {}, false},
                           {"area", {}, {}, green, {}, false},
                           {"point", {}, MarkerStyle{MarkerShape::circle, 9, blue, white, 1}, {}, {}, false}};
    for (const LegendPlace place : {LegendPlace::right, LegendPlace::top_left}) {
        made.legend.place = place;
        const Image image = fresh(made);
        for (const std::uint32_t color : {0xffff0000u, 0xff00ff00u, 0xff0000ffu}) {
            BOOST_TEST(std::count(image.pixels.begin(), image.pixels.end(), color) > 10);
        }
    }
}

/// Of two pictures on one page.
bool differ_only_where_drawn(const Image& a, const Image& b) {
    for (int y = 0; y < a.height; ++y) {
        Columns columns = a.drawn.rows[static_cast<std::size_t>(y)];
        columns.include(b.drawn.rows[static_cast<std::size_t>(y)]);
        for (int x = 0; x < a.width; ++x)
            if (a.row(y)[x] != b.row(y)[x] && (x < columns.first || x >= columns.last)) return false;
    }
    return true;
}

BOOST_AUTO_TEST_CASE(a_frame_is_the_same_after_any_other) {
    const auto ground = bands(), over = line();
    std::vector<Figure> frames;
    for (int i = 0; i < 6; ++i) {
        Figure made = figure();
        made.color_bars.push_back(banded_bar({red, blue}));
        made.title = "step " + std::to_string(i / 2);
        plot(made).groups = {ground, moving(0.3 * i)};
        if (i >= 3) plot(made).groups.push_back(over);
        frames.push_back(made);
    }
    frames.push_back(frames[2]);  // As it was.
    frames.push_back(frames[2]);  // Held.
    frames.push_back(figure());   // Without anything.
    frames.push_back(frames[4]);
    frames.back().theme.plot_ground = green;  // The same groups on another ground.
    plot(frames.back()).groups = {moving(1)};
    frames.push_back(frames[4]);
    plot(frames.back()).axes.x.range = {-1, 6};  // The same groups at other places.
    frames.push_back(frames[4]);
    frames.back().transparent = true;
    frames.push_back(frames.back());
    frames.push_back(frames[4]);
    frames.back().scale = 2;
    frames.push_back(frames[4]);
    frames.back().legend.entries = {{"line", Stroke{red, 4, {}}, {}, {}, {}, false}};
    frames.push_back(frames[5]);
    plot(frames.back()).groups = {over, ground};  // In another order.

    Painter painter;
    Image last;
    int on_one_page = 0;
    for (int round = 0; round < 2; ++round) {
        for (const Figure& frame : frames) {
            Image picture = painter.paint(frame);
            BOOST_TEST((picture == fresh(frame)));
            if (picture.drawn.page != 0 && picture.drawn.page == last.drawn.page) {
                ++on_one_page;
                BOOST_TEST(differ_only_where_drawn(last, picture));
            }
            painter.recycle(std::move(last));
            last = std::move(picture);
        }
    }
    BOOST_TEST(on_one_page > 4);
}

BOOST_AUTO_TEST_CASE(a_picture_of_no_size_is_refused) { BOOST_CHECK_THROW(fresh(figure({0, 480})), MachineError); }

BOOST_AUTO_TEST_SUITE_END()
