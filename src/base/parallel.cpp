#include "lectern/base/parallel.h"

#include <emmintrin.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern {
namespace {

/// Tasks that are numbered, and done by whoever comes.
class TaskList {
public:
    TaskList(int count, const std::function<void(int)>& task) : count_(count), failed_index_(count), task_(task) {}

    /// Does tasks until none is left.
    void work() {
        for (int index = next_++; index < count_; index = next_++) {
            try {
                task_(index);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                if (index < failed_index_) {
                    failed_index_ = index;
                    failure_ = std::current_exception();
                }
                next_ = count_;
            }
        }
    }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    int welcome = 0;              ///< How many helpers may still join,
    std::atomic<int> helping{0};  ///< and how many are at work: HelperThreads keeps them.

private:
    const int count_;
    std::atomic<int> next_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
    int failed_index_;
    const std::function<void(int)>& task_;
};

/// Waits for some tens of microseconds without going to sleep: what one picture does side by side comes in quick
/// succession, and to be woken takes longer than much of it.
template <typename Done>
void wait_awake(const Done& done) {
    constexpr int rounds = 2000;
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
        tasks.work();
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
            if (--tasks.welcome == 0) close(tasks);
            lock.unlock();
            tasks.work();
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

}  // namespace

void parallel_for(int count, int jobs, const std::function<void(int)>& task) {
    TaskList tasks(count, task);
    const int threads = std::min(count, jobs);
    if (threads <= 1) {
        tasks.work();
    } else {
        static HelperThreads helpers;
        helpers.work_on(tasks, threads - 1);
    }
    tasks.rethrow();
}

int available_jobs() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(0, sizeof mask, &mask) == 0) return std::max(1, CPU_COUNT(&mask));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace lectern
