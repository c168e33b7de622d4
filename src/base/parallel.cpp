#include "lectern/base/parallel.h"

#include <emmintrin.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern {
namespace {

/// Numbers that are taken from both ends, each once.
class TaskRange {
public:
    void set(int first, int last) { ends_ = pack(first, last); }
    /// -1 where none is left.
    int take_first() {
        return take([](int& first, int& /*last*/) { return first++; });
    }
    int take_last() {
        return take([](int& /*first*/, int& last) { return --last; });
    }

private:
    static std::uint64_t pack(int first, int last) {
        return std::uint64_t{static_cast<std::uint32_t>(first)} << 32 | static_cast<std::uint32_t>(last);
    }
    template <typename TakeFrom>
    int take(const TakeFrom& take_from) {
        std::uint64_t ends = ends_;
        while (true) {
            int first = static_cast<int>(ends >> 32), last = static_cast<int>(ends & 0xffffffffu);
            if (first >= last) return -1;
            const int taken = take_from(first, last);
            if (ends_.compare_exchange_weak(ends, pack(first, last))) return taken;
        }
    }

    alignas(64) std::atomic<std::uint64_t> ends_{0};  // Of a cache line of its own.
};

/// Tasks that are numbered, in so many ranges. Thread k begins with range k; what others have left it takes from their
/// ends.
class TaskList {
public:
    TaskList(int count, int ranges, const std::function<void(int, int)>& task)
        : ranges_(static_cast<std::size_t>(ranges)), failed_index_(count), task_(task) {
        const auto begin_of = [&](std::size_t range) {
            return static_cast<int>(static_cast<std::int64_t>(count) * static_cast<std::int64_t>(range) / ranges);
        };
        for (std::size_t k = 0; k < ranges_.size(); ++k) ranges_[k].set(begin_of(k), begin_of(k + 1));
    }

    /// Does tasks until none is left.
    void work(int thread) {
        for (int index = take(thread); index >= 0; index = take(thread)) {
            if (index > failed_index_) continue;
            try {
                task_(index, thread);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                if (index < failed_index_) {
                    failed_index_ = index;
                    failure_ = std::current_exception();
                }
            }
        }
    }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    // HelperThreads keeps them.
    int welcome = 0;              ///< How many helpers may still join,
    int joined = 0;               ///< how many have,
    std::atomic<int> helping{0};  ///< and how many are at work.

private:
    int take(int thread) {
        const std::size_t own = static_cast<std::size_t>(thread) % ranges_.size();
        int index = ranges_[own].take_first();
        for (std::size_t k = 1; index < 0 && k < ranges_.size(); ++k)
            index = ranges_[(own + k) % ranges_.size()].take_last();
        return index;
    }

    std::vector<TaskRange> ranges_;
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::atomic<int> failed_index_;
    const std::function<void(int, int)>& task_;
};

/// Waits for some hundred microseconds without going to sleep: what one picture does side by side comes in quick
/// succession, and to be woken takes longer than much of it.
template <typename Done>
void wait_awake(const Done& done) {
    constexpr int rounds = 5000;
    for (int i = 0; i < rounds && !done(); ++i) _mm_pause();
}

/// Threads that wait for lists of tasks to help with, and stay until the process ends: to begin one takes longer than
/// many a list. Whoever asks for help works too, and never waits for a helper that has not come yet, so that tasks may
/// ask for help in their turn.
class HelperThreads {
public:
    HelperThreads() = default;
    HelperThreads(const HelperThreads&) = delete;
    HelperThreads& operator=(const HelperThreads&) = delete;
    ~HelperThreads() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        offered_.notify_all();
    }

    void work_on(TaskList& tasks, int helpers) {
        {
            const std::lock_guard lock(mutex_);
            while (static_cast<int>(threads_.size()) < helpers) threads_.emplace_back([this] { help(); });
            tasks.welcome = helpers;
            open_.push_back(&tasks);
            open_count_ = open_.size();
        }
        if (helpers == 1)
            offered_.notify_one();
        else
            offered_.notify_all();
        tasks.work(0);
        {
            const std::lock_guard lock(mutex_);
            close(tasks);
        }
        wait_awake([&] { return tasks.helping == 0; });
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return tasks.helping == 0; });
    }

private:
    void help() {
        while (true) {
            wait_awake([&] { return open_count_ > 0; });
            std::unique_lock lock(mutex_);
            offered_.wait(lock, [&] { return ending_ || !open_.empty(); });
            if (ending_) return;
            TaskList& tasks = *open_.back();
            ++tasks.helping;
            const int thread = ++tasks.joined;
            if (--tasks.welcome == 0) close(tasks);
            lock.unlock();
            tasks.work(thread);
            lock.lock();
            // Nothing is left of it, and the next should be found.
            close(tasks);
            if (--tasks.helping == 0) done_.notify_all();
        }
    }

    /// Lets nobody join any more. Under the lock.
    void close(const TaskList& tasks) {
        std::erase(open_, &tasks);
        open_count_ = open_.size();
    }

    std::mutex mutex_;
    std::condition_variable offered_, done_;
    std::vector<TaskList*> open_;
    std::atomic<std::size_t> open_count_{0};
    bool ending_ = false;
    std::vector<std::jthread> threads_;
};

void work_on(int count, int threads, int ranges, const std::function<void(int, int)>& task) {
    TaskList tasks(count, ranges, task);
    if (threads <= 1) {
        tasks.work(0);
    } else {
        static HelperThreads helpers;
        helpers.work_on(tasks, threads - 1);
    }
    tasks.rethrow();
}

}  // namespace

void parallel_for(int count, int jobs, const std::function<void(int)>& task) {
    work_on(count, std::min(count, jobs), 1, [&](int index, int /*thread*/) { task(index); });
}

void parallel_runs(int count, int jobs, const std::function<void(int, int)>& task) {
    const int threads = std::max(1, std::min(count, jobs));
    work_on(count, threads, threads, task);
}

int available_jobs() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(0, sizeof mask, &mask) == 0) return std::max(1, CPU_COUNT(&mask));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace lectern
