#pragma once
#include <functional>

namespace lectern {

/// Calls task(0) … task(count - 1), each once, on up to `jobs` threads (the caller's among them), in no order.
/// The first exception by index is thrown again once all threads have stopped; tasks not yet begun are then skipped.
/// Results must not depend on which thread ran a task.
void parallel_for(int count, int jobs, const std::function<void(int)>& task);

/// The same for tasks whose neighbours share memory: each thread does a run of them, the caller's the first, and then
/// what others have left of theirs. Calls task(index, thread): threads are numbered from 0, all below `jobs` or 1, and
/// each does one task at a time.
void parallel_runs(int count, int jobs, const std::function<void(int, int)>& task);

/// How many threads this process may run at once: the processors its affinity mask allows, at least 1.
int available_jobs();

}  // namespace lectern
