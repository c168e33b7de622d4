#include "lectern/base/parallel.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(parallel)

BOOST_AUTO_TEST_CASE(each_task_is_done_once) {
    for (const int jobs : {0, 1, 2, 3, 8})
        for (const int count : {0, 1, 2, 7, 1000}) {
            std::vector<std::atomic<int>> done(static_cast<std::size_t>(count));
            parallel_for(count, jobs, [&](int task) { ++done[static_cast<std::size_t>(task)]; });
            for (const auto& times : done) BOOST_REQUIRE_EQUAL(times.load(), 1);
            parallel_runs(count, jobs, [&](int task, int /*thread*/) { ++done[static_cast<std::size_t>(task)]; });
            for (const auto& times : done) BOOST_REQUIRE_EQUAL(times.load(), 2);
        }
}

BOOST_AUTO_TEST_CASE(tasks_may_ask_for_help_in_their_turn) {
    std::atomic<int> done = 0;
    parallel_for(6, 3, [&](int) { parallel_for(5, 4, [&](int) { parallel_for(4, 2, [&](int) { ++done; }); }); });
    BOOST_CHECK_EQUAL(done.load(), 6 * 5 * 4);
}

BOOST_AUTO_TEST_CASE(several_threads_ask_at_once) {
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> askers;
        for (int i = 0; i < 4; ++i)
            askers.emplace_back([&] {
                for (int round = 0; round < 200; ++round) parallel_for(3, 3, [&](int) { ++done; });
            });
    }
    BOOST_CHECK_EQUAL(done.load(), 4 * 200 * 3);
}

BOOST_AUTO_TEST_CASE(so_many_threads_work_and_no_more) {
    std::mutex mutex;
    std::set<std::thread::id> workers;
    parallel_for(64, 3, [&](int) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        const std::lock_guard lock(mutex);
        workers.insert(std::this_thread::get_id());
    });
    BOOST_CHECK_LE(workers.size(), 3u);
    BOOST_CHECK(workers.contains(std::this_thread::get_id()));
}

BOOST_AUTO_TEST_CASE(each_thread_has_a_run_of_neighbours) {
    constexpr int count = 300;
    std::array<std::vector<int>, 3> done;
    std::array<std::atomic<bool>, 3> busy{};
    std::atomic<bool> shared = false;  // A number, by two threads at once, or none of three.
    parallel_runs(count, 3, [&](int task, int thread) {
        const auto own = static_cast<std::size_t>(thread);
        if (own >= done.size() || busy[own].exchange(true)) {
            shared = true;
            return;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        done[own].push_back(task);
        busy[own] = false;
    });
    BOOST_REQUIRE(!shared);
    BOOST_CHECK(!done[0].empty());
    for (int own = 0; own < 3; ++own) {
        const std::vector<int>& tasks = done[static_cast<std::size_t>(own)];
        const int first = own * count / 3, end = (own + 1) * count / 3;
        const auto is_own = [&](int task) { return first <= task && task < end; };
        std::size_t i = 0;
        for (; i < tasks.size() && is_own(tasks[i]); ++i) BOOST_CHECK_EQUAL(tasks[i], first + static_cast<int>(i));
        // Then what others have left, from the end; another thread may take of it in between.
        std::array<int, 3> last = {count, count, count};
        for (; i < tasks.size(); ++i) {
            BOOST_CHECK(!is_own(tasks[i]));
            int& before = last[static_cast<std::size_t>(tasks[i] * 3 / count)];
            BOOST_CHECK_LT(tasks[i], before);
            before = tasks[i];
        }
    }
}

BOOST_AUTO_TEST_CASE(the_first_failure_by_number_is_thrown) {
    for (const int jobs : {1, 4})
        for (int round = 0; round < 50; ++round) {
            std::string told;
            try {
                parallel_for(20, jobs, [](int task) {
                    if (task % 2 == 1) throw std::runtime_error(std::to_string(task));
                });
            } catch (const std::runtime_error& error) {
                told = error.what();
            }
            BOOST_REQUIRE_EQUAL(told, "1");
            try {
                parallel_runs(20, jobs, [](int task, int /*thread*/) {
                    if (task % 2 == 0) throw std::runtime_error(std::to_string(task));
                });
            } catch (const std::runtime_error& error) {
                told = error.what();
            }
            BOOST_REQUIRE_EQUAL(told, "0");
        }
}

BOOST_AUTO_TEST_SUITE_END()
