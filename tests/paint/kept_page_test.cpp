#include "paint/kept_page.h"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <utility>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(kept_page)

constexpr std::uint32_t empty = 0xffffffffu;

Image page_with(std::initializer_list<std::pair<int, int>> painted) {
    Image page(7, 5, empty);
    for (const auto& [x, y] : painted) page.row(y)[x] = 0xff000000u + static_cast<std::uint32_t>(10 * y + x);
    return page;
}

BOOST_AUTO_TEST_CASE(comes_back_whatever_was_painted_and_whatever_the_memory_held) {
    for (const Image& page :
         {page_with({}), page_with({{0, 0}}), page_with({{6, 4}}), page_with({{2, 1}, {5, 3}}),
          page_with({{0, 2}, {6, 2}}), page_with({{3, 0}, {3, 4}, {1, 2}}), Image(7, 5, 0xff112233u)}) {
        const KeptPage kept(page, empty);
        BOOST_TEST(kept.exists());
        for (Image restored : {Image(), Image(7, 5, 0x12345678u), Image(40, 30, 0x12345678u)}) {
            kept.restore(restored);
            BOOST_TEST((restored == page));
        }
    }
    BOOST_TEST(!KeptPage().exists());
}

BOOST_AUTO_TEST_CASE(comes_back_where_it_was_drawn_on) {
    const Image page = page_with({{2, 1}, {5, 3}});
    const KeptPage kept(page, empty), other(page_with({{4, 2}}), empty);
    for (const Columns drawn : {Columns{0, 7}, {0, 1}, {6, 7}, {1, 4}, {2, 3}, {3, 6}})
        for (int y = 0; y < 5; ++y) {
            Image image;
            kept.restore(image);
            BOOST_TEST(image.drawn.page != 0U);
            for (int x = drawn.first; x < drawn.last; ++x) image.row(y)[x] = 0x12345678u;
            image.drawn.rows[static_cast<std::size_t>(y)].include(drawn);
            Image elsewhere = image;
            kept.restore(image);
            BOOST_TEST((image == page));
            for (const Columns& columns : image.drawn.rows) BOOST_TEST(columns.empty());
            other.restore(elsewhere);
            BOOST_TEST((elsewhere == page_with({{4, 2}})));
            BOOST_TEST(elsewhere.drawn.page != image.drawn.page);
        }
}

BOOST_AUTO_TEST_SUITE_END()
