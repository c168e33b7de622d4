#pragma once
#include "lectern/batch/plan.h"

#include <atomic>
#include <vector>

namespace lectern {

/// Told how a run gets on; called from many threads, one at a time.
class ProgressListener {
public:
    virtual ~ProgressListener() = default;
    virtual void frames_drawn(int frames) = 0;  ///< Since the last call.
    virtual void file_written(const OutputTask& task) = 0;
    /// Words of the task's figure that can't be read, or were left out for want of room. Told at the end, in the order
    /// of the tasks, each once for a figure.
    virtual void fault_found(const OutputTask& /*task*/, const std::string& /*fault*/) {}
};

/// How many frames will be told as drawn when `tasks` are rendered.
long frame_count(const std::vector<OutputTask>& tasks, const Division& division = {});

/// Thrown where `interrupted` became true.
struct Interrupted {};

/// Makes every file, up to `jobs` at once. Of several shards each makes some files whole, and of a video some chunks
/// beside the file's name; to join them gives the file that one call for all would have made, and removes the chunks.
/// Throws MachineError where one can't be made (those already made stay) and
/// Interrupted once `interrupted` is seen; in either case nothing half-written is left.
void render_outputs(const std::vector<OutputTask>& tasks, int jobs, ProgressListener& progress,
                    const std::atomic<bool>& interrupted, const Division& division = {});

}  // namespace lectern
