#include "lectern/base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern {

void parallel_for(int count, int jobs, const std::function<void(int)>& task) {
    const int threads = std::min(count, jobs);
    if (threads <= 1) {
        for (int index = 0; index < count; ++index) task(index);
        return;
    }
    std::atomic<int> next{0};
    std::mutex failure_mutex;
    std::exception_ptr failure;
    int failed_index = count;
    const auto work = [&] {
        for (int index = next++; index < count; index = next++) {
            try {
                task(index);
            } catch (...) {
                const std::lock_guard lock(failure_mutex);
                if (index < failed_index) {
                    failed_index = index;
                    failure = std::current_exception();
                }
                next = count;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        helpers.reserve(static_cast<std::size_t>(threads - 1));
        for (int helper = 1; helper < threads; ++helper) helpers.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
}

int available_jobs() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(0, sizeof mask, &mask) == 0) return std::max(1, CPU_COUNT(&mask));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace lectern
