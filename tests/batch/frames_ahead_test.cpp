#include "batch/frames_ahead.h"

#include "lectern/base/error.h"
#include "lectern/paint/paint.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>
#include <vector>

using namespace lectern;

namespace {

/// Threads that help until all of so many pieces have ended.
class Helpers {
public:
    Helpers(FramesAhead& ahead, int count) {
        for (int i = 0; i < count; ++i)
            threads_.emplace_back([&ahead] {
                Painter painter;
                ahead.help(painter);
            });
    }

private:
    std::vector<std::jthread> threads_;
};

Image numbered(int frame) { return Image(2, 1, static_cast<std::uint32_t>(frame)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(frames_ahead)

BOOST_DATA_TEST_CASE(frames_come_once_and_in_their_order, boost::unit_test::data::make({0, 1, 4}), helper_count) {
    FramesAhead ahead(2);
    std::vector<int> taken[2];
    std::atomic<int> drawn = 0;
    {
        const Helpers helpers(ahead, helper_count);
        std::vector<std::jthread> pieces;
        for (int piece = 0; piece < 2; ++piece)
            pieces.emplace_back([&, piece] {
                {
                    Painter painter;
                    FrameRun run(ahead, 100 * piece, 100 * piece + 60, [&](int frame, Painter&) {
                        ++drawn;
                        if (frame % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
                        return numbered(frame);
                    });
                    while (run.has_next()) {
                        Image picture = run.next(painter);
                        taken[piece].push_back(static_cast<int>(picture.pixels[0]));
                        run.give_back(std::move(picture));
                    }
                }
                ahead.piece_ended();
            });
    }
    BOOST_TEST(drawn == 120);
    for (int piece = 0; piece < 2; ++piece) {
        BOOST_REQUIRE_EQUAL(taken[piece].size(), 60U);
        for (int i = 0; i < 60; ++i) BOOST_TEST(taken[piece][static_cast<std::size_t>(i)] == 100 * piece + i);
    }
}

BOOST_AUTO_TEST_CASE(a_thread_without_a_piece_draws_ahead_but_not_far) {
    constexpr int most = FramesAhead::most_ready;
    FramesAhead ahead(1);
    std::atomic<int> drawn = 0;
    std::set<std::thread::id> by;
    {
        const Helpers helpers(ahead, 1);
        {
            Painter painter;
            FrameRun run(ahead, 0, 20, [&](int frame, Painter&) {
                by.insert(std::this_thread::get_id());
                ++drawn;
                return numbered(frame);
            });
            // Nobody else draws, so that all that is ahead is the helper's.
            for (int taken = 0; run.has_next(); ++taken) {
                const int all = std::min(20, taken + most);
                while (drawn < all) std::this_thread::yield();
                std::this_thread::sleep_for(std::chrono::microseconds(100));
                BOOST_TEST(drawn == all);
                BOOST_TEST(run.next(painter).pixels[0] == static_cast<std::uint32_t>(taken));
            }
        }
        ahead.piece_ended();
    }
    BOOST_TEST(by.size() == 1U);
    BOOST_TEST(by.count(std::this_thread::get_id()) == 0U);
}

BOOST_AUTO_TEST_CASE(what_a_helper_could_not_draw_fails_where_it_is_taken) {
    FramesAhead ahead(1);
    const Helpers helpers(ahead, 2);
    {
        Painter painter;
        FrameRun run(ahead, 0, 10, [](int frame, Painter&) {
            if (frame == 3) throw MachineError("no frame 3");
            return numbered(frame);
        });
        for (int frame = 0; frame < 3; ++frame)
            BOOST_TEST(run.next(painter).pixels[0] == static_cast<std::uint32_t>(frame));
        BOOST_CHECK_THROW(run.next(painter), MachineError);
        // The run ends here, with frames drawn that nobody takes.
    }
    ahead.piece_ended();
}

BOOST_AUTO_TEST_SUITE_END()
